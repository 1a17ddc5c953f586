namespace MessagingHub.Tests.Sending;

/// <summary>A service that keeps a ledger and protests at the first send that must not have come.</summary>
internal sealed class SendRules
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Running, int Unknown, string? Accepted)> _ledger = [];
    private readonly List<string> _broken = [];
    private int _ids;

    public SendRules() => Service = new ManualService { Arrived = Arrive };

    public ManualService Service { get; }

    /// <summary>Ends one of the sends that run, and says whether there was one.</summary>
    public bool EndOne(int outcome)
    {
        if (!Service.Arrivals.TryRead(out PendingSend? pending))
        {
            return false;
        }

        string id = $"m{++_ids}";
        lock (_gate)
        {
            (int running, int unknown, string? accepted) = _ledger[pending.Message.IdempotencyKey!];
            _ledger[pending.Message.IdempotencyKey!] = (outcome % 3) switch
            {
                0 => (running - 1, unknown, id),
                1 => (running - 1, unknown + 1, accepted),
                _ => (running - 1, unknown, accepted),
            };
        }

        switch (outcome % 3)
        {
            case 0:
                pending.Accept(id);
                break;
            case 1:
                pending.Fail(ManualService.Lost);
                break;
            default:
                pending.Fail(ManualService.Refused);
                break;
        }

        return true;
    }

    /// <summary>What a caller was told must be what the ledger says.</summary>
    public void Check(string key, Task<SentMessage> call)
    {
        Assert.That(_broken, Is.Empty);
        (_, int unknown, string? accepted) = _ledger[key];
        if (call.IsCompletedSuccessfully)
        {
            Assert.That(call.Result.Id, Is.EqualTo(accepted));
            return;
        }

        var failure = call.Exception?.InnerException as MessagingException;
        Assert.That(failure?.Code, Is.AnyOf(MessagingErrorCode.RateLimited, MessagingErrorCode.Timeout, MessagingErrorCode.Conflict));
        if (failure!.Code != MessagingErrorCode.RateLimited)
        {
            Assert.That((failure.MayHaveBeenAccepted, unknown > 0), Is.EqualTo((true, true)));
        }
    }

    private void Arrive(PendingSend send)
    {
        lock (_gate)
        {
            string key = send.Message.IdempotencyKey!;
            (int running, int unknown, string? accepted) = _ledger.GetValueOrDefault(key);
            if (running > 0 || accepted is not null || (unknown > 0 && send.Message.ResendPolicy != ResendPolicy.EvenIfUnknown))
            {
                _broken.Add($"{key} was sent again: {running} running, {unknown} unknown, accepted as {accepted ?? "none"}");
            }

            _ledger[key] = (running + 1, unknown, accepted);
        }
    }
}
