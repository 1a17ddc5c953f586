namespace MessagingHub.Providers.Tests.SendSafety;

/// <summary>How a row of the double-send table ends.</summary>
internal enum SafetyEnd
{
    /// <summary>The first service took it and said so.</summary>
    Accepted,

    /// <summary>The first service provably did not take it, and the second one did.</summary>
    MovedOn,

    /// <summary>The first service provably did not take it, and another service would do no better.</summary>
    Refused,

    /// <summary>Nobody can tell whether the first service took it.</summary>
    Unknown,

    /// <summary>The caller cancelled while the message was on its way.</summary>
    CancelledOnTheWay,

    /// <summary>The caller cancelled before the message left.</summary>
    CancelledBefore,
}
