namespace MessagingHub.Tests.Errors;

internal sealed class StatusCodesTests
{
    [TestCase(100, ExpectedResult = MessagingErrorCode.InvalidResponse)]
    [TestCase(302, ExpectedResult = MessagingErrorCode.InvalidResponse)]
    [TestCase(400, ExpectedResult = MessagingErrorCode.InvalidRequest)]
    [TestCase(401, ExpectedResult = MessagingErrorCode.Unauthenticated)]
    [TestCase(402, ExpectedResult = MessagingErrorCode.PaymentRequired)]
    [TestCase(403, ExpectedResult = MessagingErrorCode.PermissionDenied)]
    [TestCase(404, ExpectedResult = MessagingErrorCode.NotFound)]
    [TestCase(408, ExpectedResult = MessagingErrorCode.Timeout)]
    [TestCase(409, ExpectedResult = MessagingErrorCode.Conflict)]
    [TestCase(422, ExpectedResult = MessagingErrorCode.InvalidRequest)]
    [TestCase(429, ExpectedResult = MessagingErrorCode.RateLimited)]
    [TestCase(500, ExpectedResult = MessagingErrorCode.Unavailable)]
    [TestCase(503, ExpectedResult = MessagingErrorCode.Unavailable)]
    [TestCase(504, ExpectedResult = MessagingErrorCode.Timeout)]
    [TestCase(600, ExpectedResult = MessagingErrorCode.Unknown)]
    public MessagingErrorCode A_status_without_a_table_has_its_usual_meaning(int status) => HttpStatusErrors.CodeOf(status);
}
