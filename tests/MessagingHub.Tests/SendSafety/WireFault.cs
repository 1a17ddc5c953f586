namespace MessagingHub.Tests.SendSafety;

/// <summary>What happens to one request.</summary>
internal enum WireFault
{
    Accept,

    // Provably not accepted: the body never began to leave, or the service refused it.
    RefuseConnection,
    NeverConnect,
    CancelBeforeTheBody,
    Say400,
    Say401,
    Say402,
    Say404,
    Say429,
    Say429ForTwoSeconds,
    Say429ForAQuarterOfAnHour,
    RefuseInTheEnvelope,

    // Not accepted, but nobody on this side can know.
    BreakAmidTheBody,
    Reset,
    Stall,
    Cancel,
    Say503,
    Redirect,

    // Accepted, and the answer got lost.
    AcceptAndReset,
    AcceptAndStall,
    AcceptAndCancel,
    AcceptAndCancelAndAnswer,
    AcceptAndSay408,
    AcceptAndSay503,
    AcceptAndSayHtml,
    AcceptAndTruncate,
}
