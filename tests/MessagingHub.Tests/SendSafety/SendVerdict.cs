namespace MessagingHub.Tests.SendSafety;

/// <summary>Holds what callers were told against the ledger.</summary>
internal sealed class SendVerdict(FaultyServices services, IReadOnlyList<TrackedSend> sends)
{
    public void Check()
    {
        foreach (IGrouping<string, Acceptance> message in services.Ledger.GroupBy(line => line.Send.Text))
        {
            Require(message.Skip(1).All(line => line.Send.Policy == ResendPolicy.EvenIfUnknown), $"{message.Key} was accepted {message.Count()} times", message.Last().Send);
        }

        // Stronger than the ledger: a second request is a mistake even where the first one happens not to have been accepted.
        foreach (IGrouping<string, TrackedSend> message in services.Open.GroupBy(send => send.Text))
        {
            Require(message.Skip(1).All(send => send.Policy == ResendPolicy.EvenIfUnknown), $"{message.Key} was put at risk {message.Count()} times", message.Last());
        }

        foreach (TrackedSend send in sends)
        {
            Check(send);
        }
    }

    private void Check(TrackedSend send)
    {
        Require(OpenRequests(send) <= 1, "one call put its message at risk twice", send);
        if (send.Call.IsCompletedSuccessfully)
        {
            CheckSuccess(send, send.Call.Result);
            return;
        }

        Exception? failure = send.Call.IsCanceled ? Cancelled(send) : send.Call.Exception!.InnerException;
        switch (failure)
        {
            case MessagingException said:
                CheckFailure(send, said);
                break;
            case OperationCanceledException { InnerException: MessagingException said }:
                Require(said.MayHaveBeenAccepted, "a cancellation carries a failure that says nothing", send);
                CheckFailure(send, said);
                break;
            case OperationCanceledException:
                Require(send.Caller.IsCancellationRequested, "nobody cancelled", send);
                Require(OpenRequests(send) == 0, "a cancellation hides that the message may have been accepted", send);
                break;
            default:
                throw new AssertionException($"An exception that nobody expects: {failure}");
        }
    }

    private void CheckSuccess(TrackedSend send, SentMessage sent)
    {
        Acceptance line = services.Ledger.SingleOrDefault(line => line.Id == sent.Id) ?? throw new AssertionException($"{sent.Id} is in no ledger: {send}");
        Require(line.Member == sent.Provider && line.Send.Text == send.Text, $"the ledger says {line.Member}, the caller was told {sent.Provider}", send);
        Require(sent.Replayed is true ? send.Requests.Count == 0 : line.Send == send, "the acceptance is another call's", send);
        Require(send.Through != "alerts" || sent.Replayed is true || sent.Attempts is { Count: > 0 }, "there is no trail", send);
        CheckTrail(line.Send, sent.Attempts ?? []);
    }

    private void CheckFailure(TrackedSend send, MessagingException failure)
    {
        if (!failure.MayHaveBeenAccepted)
        {
            Require(OpenRequests(send) == 0 && Acceptances(send, member: null) == 0, "'not accepted' is wrong", send);
            Require(
                send.Key is null || send.Policy == ResendPolicy.EvenIfUnknown || send.AcceptedEarlier == 0,
                "'not accepted' is wrong: another call of the same key was accepted", send);
        }
        else if (failure.Code == MessagingErrorCode.Conflict && send.Requests.Count == 0)
        {
            Require(services.Open.Any(other => other.Text == send.Text), "it is called unknown, and no call can have left it open", send);
        }
        else
        {
            Require(OpenRequests(send) == 1, "'may have been accepted' is wrong: it provably was not", send);
        }

        CheckTrail(send, failure.Attempts);
    }

    private void CheckTrail(TrackedSend send, IReadOnlyList<SendAttempt> trail)
    {
        Require(trail.Select(step => step.Provider).Distinct().Count() == trail.Count, "the trail goes in circles", send);
        Require(trail.SkipLast(1).All(step => step.Outcome == SendOutcome.NotAccepted), "the trail goes on after an end", send);
        foreach (SendAttempt step in trail)
        {
            bool agrees = step.Outcome switch
            {
                SendOutcome.Accepted => Acceptances(send, step.Provider) == 1,
                SendOutcome.NotAccepted => Acceptances(send, step.Provider) == 0 && OpenRequests(send, step.Provider) == 0,
                _ => OpenRequests(send, step.Provider) == 1,
            };
            Require(agrees, $"the trail's {step} is not what the ledger says", send);
        }

        Require(trail.Count == 0 || send.Requests.All(request => trail.Any(step => step.Provider == request.Member)), "the trail leaves a member out", send);
    }

    private static OperationCanceledException Cancelled(TrackedSend send)
    {
        try
        {
            send.Call.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException cancelled)
        {
            return cancelled;
        }

        throw new InvalidOperationException("A cancelled task has no result.");
    }

    private static int OpenRequests(TrackedSend send, string? member = null) =>
        send.Requests.Count(request => FaultyServices.LeavesOpen(request.Fault) && (member is null || request.Member == member));

    private int Acceptances(TrackedSend send, string? member) =>
        services.Ledger.Count(line => line.Send == send && (member is null || line.Member == member));

    private static void Require(bool holds, string what, TrackedSend send)
    {
        if (!holds)
        {
            throw new AssertionException($"{what}: {send}");
        }
    }
}
