using FsCheck;
using FsCheck.Fluent;

namespace MessagingHub.Tests.Routes;

/// <summary>What holds for every route, however its accounts behave.</summary>
internal sealed class RouteProperties
{
    private const int AcceptsIt = -1;
    private const int IsCancelled = -2;
    private const int Breaks = -3;

    private static readonly MessagingErrorCode[] Codes = Enum.GetValues<MessagingErrorCode>();

    [Test]
    public void No_message_is_taken_twice_and_nobody_is_asked_after_an_acceptance_or_an_unknown_end() =>
        Prop.ForAll(Scripts(), script => HoldsAsync(script, nestedAt: 0).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Test]
    public void The_same_holds_where_the_tail_of_a_route_is_a_route() =>
        Prop.ForAll(Scripts(), script => HoldsAsync(script, nestedAt: script.Length / 2).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    private static Arbitrary<(int What, bool Unknown)[]> Scripts() => Gen.Choose(Breaks, Codes.Length - 1)
        .SelectMany(what => Gen.Elements((what, false), (what, false), (what, true)))
        .NonEmptyListOf()
        .Select(steps => steps.Take(8).ToArray())
        .ToArbitrary();

    private static async Task<bool> HoldsAsync((int What, bool Unknown)[] script, int nestedAt)
    {
        int taken = 0;
        ScriptedAccount[] accounts = [.. script.Select((step, i) => new ScriptedAccount($"n{i}")
        {
            Send = (_, _) =>
            {
                // Whoever may have taken it has taken it: the worst that an unknown outcome can be.
                bool takes = step.What == AcceptsIt || (step.Unknown && step.What >= 0) || step.What is IsCancelled or Breaks;
                taken += takes ? 1 : 0;
                return step.What switch
                {
                    AcceptsIt => Task.FromResult(new SentMessage { Id = "1" }),
                    IsCancelled when step.Unknown => throw new OperationCanceledException("x", new MessagingException("x") { MayHaveBeenAccepted = true }),
                    IsCancelled => throw new OperationCanceledException(),
                    Breaks => throw new InvalidOperationException(),
                    _ => throw new MessagingException(Codes[step.What], "x") { MayHaveBeenAccepted = step.Unknown },
                };
            },
        })];
        using MessagingHubInstance hub = ScriptedAccount.Hub(time: null, builder => AddRoutes(builder, accounts, nestedAt), accounts);

        bool accepted = false;
        IReadOnlyList<SendAttempt>? trail = null;
        try
        {
            trail = (await hub.Get("alerts").SendAsync(Some.Message())).Attempts;
            accepted = true;
        }
        catch (MessagingException failure)
        {
            trail = failure.Attempts;
        }
        catch (OperationCanceledException cancelled)
        {
            trail = (cancelled.InnerException as MessagingException)?.Attempts;
        }
        catch (InvalidOperationException)
        {
        }

        int stop = Array.FindIndex(script, step => !LeadsOn(step));
        int asked = stop < 0 ? script.Length : stop + 1;
        return taken <= 1
            && accounts.Select(account => account.Seen.Count).SequenceEqual(script.Select((_, i) => i < asked ? 1 : 0))
            && accepted == (stop >= 0 && script[stop].What == AcceptsIt)
            && (trail is null || trail.Select(attempt => attempt.Provider).SequenceEqual(accounts.Take(asked).Select(account => account.Name)));
    }

    private static void AddRoutes(MessagingHubBuilder builder, ScriptedAccount[] accounts, int nestedAt)
    {
        string[] names = [.. accounts.Select(account => account.Name)];
        if (nestedAt == 0)
        {
            builder.AddRoute("alerts", names);
            return;
        }

        builder.AddRoute("alerts", [.. names[..nestedAt], "tail"]).AddRoute("tail", names[nestedAt..]);
    }

    private static bool LeadsOn((int What, bool Unknown) step) => step is { What: >= 0, Unknown: false }
        && Codes[step.What] is MessagingErrorCode.Unavailable or MessagingErrorCode.Timeout or MessagingErrorCode.RateLimited
            or MessagingErrorCode.Unauthenticated or MessagingErrorCode.PaymentRequired or MessagingErrorCode.NotSupported;
}
