using NUnit.Framework;

// A test's name is its documentation.
#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <summary>What the contract asks of every provider, however it reaches its service: every <em>must</em> is one test, and its name is that sentence.</summary>
/// <remarks>
/// Derive <see cref="MessagingProviderConformance"/>, or <see cref="LocalProviderConformance"/> for a provider without HTTP. Nothing
/// skips: what is declared must work, and where a test is about something that is not declared, it is refused, and the test checks that.
/// </remarks>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
public abstract partial class MessagingContractConformance
{
    private ContractHarness? _harness;

    /// <summary>Makes the harness; each test has one of its own.</summary>
    protected abstract ContractHarness CreateHarness();

    private protected ContractHarness Harness => _harness ??= CreateHarness();

    private protected static CancellationToken Limit => TestContext.CurrentContext.CancellationToken;

    /// <summary>Stops the stand-in.</summary>
    [TearDown]
    public async Task StopHarness()
    {
        if (_harness is not null)
        {
            await _harness.DisposeAsync();
        }
    }

    /// <summary>The failures of each call, of a service that says everything it knows.</summary>
    private protected abstract Task EachFailureAsync(Action<ConformanceBench, string, MessagingException> check);

    private protected Task<ConformanceBench> OpenAsync() => ConformanceBench.OpenAsync(Harness, Limit);

    private protected static async Task<T?> FailureOf<T>(Func<Task> call)
        where T : Exception
    {
        try
        {
            await call();
            return null;
        }
        catch (T failure)
        {
            return failure;
        }
    }

    /// <summary>Where an account cannot send at all, that is what is checked instead.</summary>
    private protected static async Task<bool> CannotSendAsync(ConformanceBench bench, MessageContents content)
    {
        if (bench.Can.Operations.HasFlag(MessagingOperations.Send) && bench.Can.Contents.HasFlag(content))
        {
            return false;
        }

        MessagingException? refused = await FailureOf<MessagingException>(() => bench.Provider.SendAsync(bench.Message(content), Limit));
        Assert.That((refused?.Code, bench.Service.Calls), Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.NotSupported, 0)), $"{content}: code, and requests made");
        return true;
    }

    private protected static void AssertNone(IReadOnlyList<string> findings) => Assert.That(findings, Is.Empty, string.Join(Environment.NewLine, findings));
}
