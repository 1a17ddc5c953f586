using System.Collections.Concurrent;

namespace MessagingHub.Samples;

/// <summary>An application's place for what came in, in the README's sample.</summary>
internal sealed class Desk
{
    public ConcurrentQueue<string?> Questions { get; } = new();

    public ConcurrentDictionary<string, int> Arrived { get; } = new();

    public Task AnswerAsync(MessagingEvent question, CancellationToken cancellationToken)
    {
        Questions.Enqueue(question.Text);
        return Task.CompletedTask;
    }

    public Task NoteAsync(string? messageId, CancellationToken cancellationToken)
    {
        Arrived.AddOrUpdate(messageId ?? "", 1, (_, times) => times + 1);
        return Task.CompletedTask;
    }
}
