namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>One call of one provider, with arguments that the sandbox takes.</summary>
/// <param name="Account">The account, named like its kind.</param>
/// <param name="Name">What is called, told apart from the account's other calls.</param>
/// <param name="IsChange">Whether it changes something at the service.</param>
/// <param name="RunAsync">Makes the call; of a list, at most three pages of two.</param>
internal sealed record HostileCall(string Account, string Name, bool IsChange, Func<IMessagingProvider, CancellationToken, Task<object?>> RunAsync)
{
    /// <summary>Sets up the sandbox before its good answer is recorded.</summary>
    public Action<Sandbox.MessagingSandbox>? Prepare { get; init; }

    public static HostileCall Read(string account, string name, Func<IMessagingProvider, CancellationToken, Task<object?>> run) =>
        new(account, name, IsChange: false, run);

    public static HostileCall List<T>(string account, string name, Func<IMessagingProvider, Paged<T>> list) =>
        new(account, name, IsChange: false, async (provider, cancellationToken) => await PagesAsync(list(provider), cancellationToken));

    public static HostileCall Change<T>(string account, string name, Func<IMessagingProvider, CancellationToken, Task<T>> run) =>
        new(account, name, IsChange: true, async (provider, cancellationToken) => await run(provider, cancellationToken));

    public static HostileCall Change(string account, string name, Func<IMessagingProvider, CancellationToken, Task> run) =>
        new(account, name, IsChange: true, async (provider, cancellationToken) =>
        {
            await run(provider, cancellationToken);
            return "done";
        });

    public override string ToString() => $"{Account}.{Name}";

    // A list may go on for ever where every answer names another page: three pages are enough to see that.
    private static async Task<object?> PagesAsync<T>(Paged<T> list, CancellationToken cancellationToken)
    {
        var pages = new List<Page<T>>();
        await foreach (Page<T> page in list.AsPages(pageSize: 2).WithCancellation(cancellationToken))
        {
            pages.Add(page);
            if (pages.Count == 3)
            {
                break;
            }
        }

        return pages;
    }
}
