using MessagingHub.Cli;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>The table of exit codes, whole.</summary>
internal sealed class ExitCodeTests
{
    private static readonly Dictionary<MessagingErrorCode, int> Table = new()
    {
        [MessagingErrorCode.Unknown] = 1,
        [MessagingErrorCode.InvalidRequest] = 3,
        [MessagingErrorCode.NotFound] = 3,
        [MessagingErrorCode.Conflict] = 3,
        [MessagingErrorCode.PaymentRequired] = 3,
        [MessagingErrorCode.PermissionDenied] = 3,
        [MessagingErrorCode.Unauthenticated] = 4,
        [MessagingErrorCode.RateLimited] = 5,
        [MessagingErrorCode.Unavailable] = 6,
        [MessagingErrorCode.Timeout] = 6,
        [MessagingErrorCode.InvalidResponse] = 6,
        [MessagingErrorCode.NotSupported] = 8,
    };

    [Test]
    public void Every_code_has_its_exit_code([Values] MessagingErrorCode code) =>
        Assert.That(ExitCodes.Of(new MessagingException(code, "x")), Is.EqualTo(Table[code]));

    [Test]
    public void What_may_have_been_accepted_exits_7_whatever_the_code([Values] MessagingErrorCode code) =>
        Assert.That(ExitCodes.Of(new MessagingException(code, "x") { MayHaveBeenAccepted = true }), Is.EqualTo(7));

    [Test]
    public void An_interruption_exits_130_or_7_when_something_may_have_been_accepted()
    {
        var onTheWire = new MessagingException(MessagingErrorCode.Unknown, "x") { MayHaveBeenAccepted = true };

        Assert.That(ExitCodes.Of(new OperationCanceledException()), Is.EqualTo(130));
        Assert.That(ExitCodes.Of(new TaskCanceledException("x", new TimeoutException())), Is.EqualTo(130));
        Assert.That(ExitCodes.Of(new OperationCanceledException("x", onTheWire)), Is.EqualTo(7));
    }

    [Test]
    public void Wrong_input_exits_2_and_the_unexpected_exits_1()
    {
        Assert.That(ExitCodes.Of(InputException.Usage("x")), Is.EqualTo(2));
        Assert.That(ExitCodes.Of(InputException.Configuration("x")), Is.EqualTo(2));
        Assert.That(ExitCodes.Of(new InvalidOperationException()), Is.EqualTo(1));
    }
}
