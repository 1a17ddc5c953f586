namespace MessagingHub.Cli;

/// <summary>Finds out whether a service accepts an account's credential, by what the account can do; sends nothing.</summary>
internal static class CredentialCheck
{
    public static async Task<CheckLine> RunAsync(IMessagingProvider provider, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        var line = new CheckLine
        {
            Name = provider.Name,
            Kind = provider.Kind,
            Verified = false,
            Warnings = warnings is { Count: > 0 } ? warnings : null,
        };
        if (HubSession.IsInMemory(provider))
        {
            return line with { Reason = "an account in memory has no credential, and nobody was asked." };
        }

        if (HubSession.IsRoute(provider))
        {
            return line with { Reason = "a route has no credential of its own; its accounts are checked by their names." };
        }

        try
        {
            if (provider.GetService<IConnectionCheck>() is { } connection)
            {
                return With(line, await connection.CheckAsync(cancellationToken));
            }

            return await TryListAsync(provider, cancellationToken)
                ? line with { Verified = true }
                : line with { Reason = $"{provider.Kind} has no call that tells without sending." };
        }
        catch (MessagingException failure)
        {
            return line with
            {
                Reason = failure.Message,
                Code = ErrorDocument.CodeOf(failure.Code),
                ExitCode = ExitCodes.Of(failure),
            };
        }
    }

    private static CheckLine With(CheckLine line, ConnectionCheck verdict) => verdict.Verified
        ? line with { Verified = true, AccountId = verdict.AccountId }
        : line with
        {
            Reason = verdict.Reason ?? "The service refused the credential.",
            Code = ErrorDocument.CodeOf(MessagingErrorCode.Unauthenticated),
            ExitCode = ExitCodes.Unauthenticated,
        };

    private static async Task<bool> TryListAsync(IMessagingProvider provider, CancellationToken cancellationToken)
    {
        var one = new PageRequest { PageSize = 1 };
        switch (provider.Capabilities.Operations)
        {
            case var can when can.HasFlag(MessagingOperations.ListConversations):
                await provider.ListConversationsAsync().GetPageAsync(one, cancellationToken);
                return true;
            case var can when can.HasFlag(MessagingOperations.ListContacts):
                await provider.ListContactsAsync().GetPageAsync(one, cancellationToken);
                return true;
            case var can when can.HasFlag(MessagingOperations.ListTemplates):
                await provider.ListTemplatesAsync().GetPageAsync(one, cancellationToken);
                return true;
            default:
                return false;
        }
    }
}
