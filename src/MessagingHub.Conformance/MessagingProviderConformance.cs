using NUnit.Framework;

// A test's name is its documentation.
#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <summary>The contract of <see cref="IMessagingProvider"/> as tests: every <em>must</em> is one, and its name is that sentence.</summary>
/// <remarks>
/// Derive one class per provider and bring a harness; there is nothing else to write, and nothing to override. Nothing skips: what
/// is declared must work, and where a test is about something that is not declared, it is refused, and the test checks that.
/// </remarks>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
public abstract partial class MessagingProviderConformance
{
    private ProviderHarness? _harness;

    /// <summary>Makes the harness; each test has one of its own.</summary>
    protected abstract ProviderHarness CreateHarness();

    private ProviderHarness Harness => _harness ??= CreateHarness();

    private static CancellationToken Limit => TestContext.CurrentContext.CancellationToken;

    /// <summary>Stops the stand-in.</summary>
    [TearDown]
    public async Task StopHarness()
    {
        if (_harness is not null)
        {
            await _harness.DisposeAsync();
        }
    }

    private Task<ConformanceBench> OpenAsync() => ConformanceBench.OpenAsync(Harness, Limit);

    private static async Task<T?> FailureOf<T>(Func<Task> call)
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
    private static async Task<bool> CannotSendAsync(ConformanceBench bench, MessageContents content)
    {
        if (bench.Can.Operations.HasFlag(MessagingOperations.Send) && bench.Can.Contents.HasFlag(content))
        {
            return false;
        }

        MessagingException? refused = await FailureOf<MessagingException>(() => bench.Provider.SendAsync(bench.Message(content), Limit));
        Assert.That((refused?.Code, bench.Wire.Requests.Count), Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.NotSupported, 0)));
        return true;
    }

    private static void AssertNone(IReadOnlyList<string> findings) => Assert.That(findings, Is.Empty, string.Join(Environment.NewLine, findings));
}
