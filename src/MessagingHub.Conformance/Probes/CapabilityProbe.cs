namespace MessagingHub.Conformance;

/// <summary>Finds out whether what an account declares works, and whether the rest is refused as it must be.</summary>
/// <remarks>
/// Declared: the call is made, and must succeed and show its effect. Not declared: the call must end in <c>NotSupported</c> with no
/// request made and a name of who can. Hidden: what the harness's documents offer must be declared. It speaks in sentences rather
/// than assertions, so that a test of the kit can see it fail.
/// </remarks>
internal sealed partial class CapabilityProbe(ContractHarness harness, bool comparesDocuments = true)
{
    private readonly List<string> _findings = [];

    /// <summary>What is wrong with one part of what the account declares; empty where nothing is.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CapabilityTopic topic, CancellationToken cancellationToken)
    {
        _findings.Clear();
        MessagingCapabilities can;
        await using (ConformanceBench bench = await ConformanceBench.OpenAsync(harness, cancellationToken))
        {
            can = bench.Can;
            if (bench.Service.Calls > 0)
            {
                _findings.Add("the service is asked before anything is called");
            }
        }

        await ProbeAsync(topic, can, cancellationToken);
        if (comparesDocuments)
        {
            Compare(topic, can);
        }

        return [.. _findings];
    }

    private Task ProbeAsync(CapabilityTopic topic, MessagingCapabilities can, CancellationToken cancellationToken) => topic switch
    {
        CapabilityTopic.Operations => OperationsAsync(can, cancellationToken),
        CapabilityTopic.Recipients => RecipientsAsync(can, cancellationToken),
        CapabilityTopic.Contents => ContentsAsync(can, cancellationToken),
        CapabilityTopic.SchedulableContents => SchedulesAsync(can, cancellationToken),
        CapabilityTopic.Replies => RepliesAsync(can, cancellationToken),
        CapabilityTopic.SenderContents => SendersAsync(can, cancellationToken),
        CapabilityTopic.ConversationFilters => FiltersAsync(MessagingOperations.ListConversations, can, cancellationToken),
        CapabilityTopic.ContactFilters => FiltersAsync(MessagingOperations.ListContacts, can, cancellationToken),
        CapabilityTopic.TemplateFilters => FiltersAsync(MessagingOperations.ListTemplates, can, cancellationToken),
        CapabilityTopic.Features => FeaturesAsync(can, cancellationToken),
        CapabilityTopic.ContactWrites => ContactWritesAsync(can, cancellationToken),
        CapabilityTopic.ProviderOptions => OptionsAsync(can, cancellationToken),
        _ => throw new NotSupportedException($"The kit has no probe for {topic}."),
    };

    private void Compare(CapabilityTopic topic, MessagingCapabilities can)
    {
        string[] declared = WordsOf(topic, can);
        string[] documented = WordsOf(topic, harness.Documented);
        _findings.AddRange(declared.Except(documented).Select(word => $"{topic}: {word} is declared, and the service's documents do not have it"));
        _findings.AddRange(documented.Except(declared).Select(word => $"{topic}: {word} is hidden: the service's documents have it"));
    }

    private static string[] WordsOf(CapabilityTopic topic, MessagingCapabilities can)
    {
        return topic switch
        {
            CapabilityTopic.Operations => Words(can.Operations),
            CapabilityTopic.Recipients => Words(can.Recipients),
            CapabilityTopic.Contents => Words(can.Contents),
            CapabilityTopic.SchedulableContents => Words(can.SchedulableContents),
            CapabilityTopic.Replies => can.Replies ? ["Replies"] : [],
            CapabilityTopic.SenderContents => Words(can.SenderContents),
            CapabilityTopic.ConversationFilters => Words(can.ConversationFilters),
            CapabilityTopic.ContactFilters => Words(can.ContactFilters),
            CapabilityTopic.TemplateFilters => Words(can.TemplateFilters),
            CapabilityTopic.Features => Words(can.Features),
            CapabilityTopic.ContactWrites => Words(can.ContactWrites),
            CapabilityTopic.ProviderOptions => [.. can.ProviderOptions],
            _ => throw new NotSupportedException($"The kit cannot compare {topic}."),
        };

        static string[] Words<T>(T set)
            where T : struct, Enum => [.. Flags.In(set).Select(flag => flag.ToString())];
    }

    /// <summary>One flag: what is declared must work; what is not must be refused.</summary>
    private async Task ProbeAsync(
        string what, bool declared, Func<ConformanceBench, Task> use, Func<ConformanceBench, Task>? ask, CancellationToken cancellationToken)
    {
        await using ConformanceBench bench = await ConformanceBench.OpenAsync(harness, cancellationToken);
        try
        {
            if (declared)
            {
                await use(bench);
            }
            else if (ask is not null)
            {
                await RefuseAsync(bench, ask);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            string reason = failure is ProbeFailedException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
            _findings.Add($"{what} is {(declared ? "declared and does not work" : "not declared and not refused")}: {reason}");
        }
    }

    private static async Task RefuseAsync(ConformanceBench bench, Func<ConformanceBench, Task> ask)
    {
        try
        {
            await ask(bench);
        }
        catch (MessagingException refused) when (refused.Code == MessagingErrorCode.NotSupported)
        {
            Require(bench.Service.Calls == 0, "the refusal came after a request");
            Require(refused.Message.Contains(AbleKind.Name, StringComparison.Ordinal), $"the refusal does not name who can: {refused.Message}");
            Require(!refused.MayHaveBeenAccepted, "the refusal says that it may have been accepted");
            Require(refused.Provider == ConformanceBench.Account, $"the refusal names the account '{refused.Provider}'");
            return;
        }

        throw new ProbeFailedException("the call went through");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ProbeFailedException(otherwise);
        }
    }
}
