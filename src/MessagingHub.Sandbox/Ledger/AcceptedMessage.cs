namespace MessagingHub.Sandbox;

/// <summary>One message that a service took: one line of the <see cref="AcceptanceLedger"/>.</summary>
public sealed record AcceptedMessage
{
    /// <summary>Position in the ledger, from 1; counting goes on after a clear.</summary>
    public int Number { get; init; }

    /// <summary>The dialect that took it, such as <c>flowella</c>.</summary>
    public required string Dialect { get; init; }

    /// <summary>The operation, such as <c>send</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Who it goes to: the number in E.164 form, however the request wrote it.</summary>
    public required string Recipient { get; init; }

    /// <summary>The kind of content: <c>text</c>, <c>template</c>, or the dialect's own word for another.</summary>
    public required string Kind { get; init; }

    /// <summary>The text; null for any other kind.</summary>
    public string? Text { get; init; }

    /// <summary>The template's id in the dialect's own form; null for a text.</summary>
    public string? Template { get; init; }

    /// <summary>The values for the template's body, in order; empty for a text.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The request's body as received, where the text alone does not tell the content; null otherwise.</summary>
    public string? Body { get; init; }

    /// <summary>The message it replies to, in the dialect's own form; null for none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The channel or sender it leaves from, in the dialect's own form.</summary>
    public required string Channel { get; init; }

    /// <summary>The conversation it was sent to, in the dialect's own form; null where the request named none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The group it was sent to, in the dialect's own form; null where the request named none.</summary>
    public string? GroupId { get; init; }

    /// <summary>The message's id in the dialect's own form; several lines share it where the service gives one for all.</summary>
    public required string Id { get; init; }

    /// <summary>The job it belongs to; null when it was sent on its own.</summary>
    public string? JobId { get; init; }

    /// <summary>When it was taken, UTC, by the sandbox's clock.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it is meant to go out, UTC; null for at once.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>The <see cref="SandboxMessage.Number"/> in the world; null for what is no message there, such as a reaction.</summary>
    internal int? MessageNumber { get; init; }
}
