namespace MessagingHub.Providers.Tests.SendSafety;

/// <summary>One row of the double-send table: what goes wrong at the first service, and what the route must make of it.</summary>
internal sealed record SafetyRow(string Name, SafetyEnd End, MessagingErrorCode? Code, int AcceptedByFirst)
{
    /// <summary>The kinds of the first account that it is meant for; null for all.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>Puts the fault in place before the send.</summary>
    public Func<RouteScene, Task> ArrangeAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>What happens while the send is on its way.</summary>
    public Func<RouteScene, CancellationToken, Task> MeanwhileAsync { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Settings of the first account.</summary>
    public Action<MessagingAccountOptions>? Configure { get; init; }

    /// <summary>How often the first account puts a request on the wire.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>Acceptances by the first service that came before the message, in arranging the fault.</summary>
    public int AcceptedBefore { get; init; }

    public override string ToString() => Name;
}
