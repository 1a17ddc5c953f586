namespace MessagingHub.Tests.Errors;

internal sealed class MessagingExceptionTests
{
    [TestCase(true, false, ExpectedResult = true)]
    [TestCase(true, true, ExpectedResult = false)]
    [TestCase(false, false, ExpectedResult = false)]
    [TestCase(false, true, ExpectedResult = false)]
    public bool A_resend_is_safe_only_if_it_may_help_and_nothing_was_accepted(bool isTransient, bool mayHaveBeenAccepted) =>
        new MessagingException("x") { IsTransient = isTransient, MayHaveBeenAccepted = mayHaveBeenAccepted }.CanResend;

    [Test]
    public void The_plain_constructors_know_nothing_and_promise_nothing()
    {
        MessagingException[] plain = [new(), new("x"), new("x", new InvalidOperationException())];
        Assert.That(
            plain.Select(failure => (failure.Code, failure.CanResend, failure.MayHaveBeenAccepted, failure.FieldErrors.Count)),
            Is.All.EqualTo((MessagingErrorCode.Unknown, false, false, 0)));
    }

    [Test]
    public void A_field_error_shows_its_place_and_not_its_text() =>
        Assert.That(new FieldError("to", "+15551234567 is wrong").ToString(), Is.EqualTo("FieldError { Path = to }"));
}
