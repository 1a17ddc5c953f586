namespace MessagingHub.Tests.Sending;

/// <summary>A send that has reached a service and waits for the test to say what comes of it.</summary>
internal sealed class PendingSend(string account, OutboundMessage message, CancellationToken token)
{
    private readonly TaskCompletionSource<SentMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Account { get; } = account;

    public OutboundMessage Message { get; } = message;

    public CancellationToken Token { get; } = token;

    public Task<SentMessage> Answer => _answer.Task;

    public void Accept(string id = "m1") => _answer.SetResult(new SentMessage
    {
        Provider = Account,
        Id = id,
        Status = MessageStatus.Accepted,
        Recipients = [Some.Phone],
        CreditsLeft = 4.5m,
        Raw = new RawResponse(200, [], "raw"u8.ToArray()),
    });

    public void AnswerNothing() => _answer.SetResult(null!);

    public void Fail(Exception failure) => _answer.SetException(failure);
}
