namespace MessagingHub;

/// <summary>What the hub hands to a provider: one account's settings and the ways to its service.</summary>
/// <typeparam name="TOptions">The settings of an account of this kind.</typeparam>
public sealed class ProviderContext<TOptions>
    where TOptions : MessagingAccountOptions
{
    private readonly KindTable _kinds;

    internal ProviderContext(string name, ProviderInfo kind, TOptions options, AccountPipeline pipeline, HubServices services)
    {
        _kinds = services.Kinds;
        Services = services.Root;
        Name = name;
        Kind = kind.Name;
        Capabilities = kind.Capabilities;
        Options = options;
        Pipeline = pipeline;
        Time = services.Time;
        Tokens = new ContinuationTokens(name, kind.Name);
    }

    /// <summary>The account's name.</summary>
    public string Name { get; }

    /// <summary>The kind's name.</summary>
    public string Kind { get; }

    /// <summary>What an account of this kind can do.</summary>
    public MessagingCapabilities Capabilities { get; }

    /// <summary>The account's settings; they do not change during the provider's life.</summary>
    public TOptions Options { get; }

    /// <summary>Runs the calls.</summary>
    public AccountPipeline Pipeline { get; }

    /// <summary>The hub's clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Makes and reads the account's continuation tokens; <see cref="List"/> does both.</summary>
    public ContinuationTokens Tokens { get; }

    /// <summary>The application's services, for the kind that is built into the hub.</summary>
    internal IServiceProvider Services { get; }

    /// <summary>A list that is fetched page by page, with continuation tokens of this account.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="operation">The list's name, such as <c>listContacts</c>.</param>
    /// <param name="filter">The filters in a fixed spelling; empty for none.</param>
    /// <param name="maxPageSize">The service's largest page, which is also the default.</param>
    /// <param name="fetch">Fetches one page.</param>
    public Paged<T> List<T>(string operation, string filter, int maxPageSize, Func<WirePageRequest, CancellationToken, Task<WirePage<T>>> fetch) =>
        new(
        async (request, cancellationToken) =>
        {
            int size = Math.Min(request.PageSize ?? maxPageSize, maxPageSize);
            string? position = request.ContinuationToken is { } token ? Tokens.Decode(token, operation, filter, size) : null;
            WirePage<T> page = await fetch(new WirePageRequest(position, size), cancellationToken).ConfigureAwait(false);
            return new Page<T>
            {
                Items = page.Items,
                ContinuationToken = string.IsNullOrEmpty(page.NextPosition) ? null : Tokens.Encode(operation, filter, size, page.NextPosition),
                TotalCount = page.TotalCount,
                Raw = page.Raw,
            };
        },
        Name,
        operation);

    /// <summary>Refuses a request that the service would refuse by its documents, before anything is sent.</summary>
    /// <param name="operation">The call.</param>
    /// <param name="path">The field, in the contract's words.</param>
    /// <param name="problem">What is wrong and what to do, one sentence without the value.</param>
    public MessagingException Invalid(WireOperation operation, string path, string problem) =>
        new(MessagingErrorCode.InvalidRequest, $"{Name} ({Kind}): {operation.Name} was not sent: {path}: {problem}")
        {
            Provider = Name,
            Operation = operation.Name,
            FieldErrors = [new FieldError(path, problem)],
        };

    /// <summary>Refuses what the service's documents do not have.</summary>
    /// <param name="operation">The call.</param>
    /// <param name="what">What is not supported and what to do instead, one sentence.</param>
    public MessagingException NotSupported(WireOperation operation, string what) =>
        new(MessagingErrorCode.NotSupported, $"{Name} ({Kind}): {operation.Name} was not sent: {what}")
        {
            Provider = Name,
            Operation = operation.Name,
        };

    /// <summary>Refuses a change of contacts that the service's documents do not have, and names who can.</summary>
    /// <param name="write">The change.</param>
    /// <param name="what">Why not and what to do instead, one sentence.</param>
    public MessagingException CannotWrite(ContactWrites write, string what) =>
        NotSupported(WireOperation.Change($"{write.ToString().ToLowerInvariant()}Contact"), $"{what} {_kinds.WhoCan(can => can.ContactWrites.HasFlag(write))}");
}
