using MessagingHub.Sandbox;

namespace MessagingHub.Cli;

/// <summary>Every call an account can make, then two failures and what the library makes of them.</summary>
/// <param name="server">The sandbox.</param>
/// <param name="account">What may be relied on there.</param>
/// <param name="provider">The account.</param>
/// <param name="story">Tells what happens.</param>
/// <param name="webhooks">Hears what becomes of a message; null where the service does not tell.</param>
internal sealed class AccountDemo(SandboxServer server, SandboxAccount account, IMessagingProvider provider, DemoStory story, WebhookDemo? webhooks)
{
    private const int PageSize = 25;
    private const int ItemsToShow = 3;

    private MessagingCapabilities Can => provider.Capabilities;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        story.Chapter(provider.Name, provider.Kind);
        await ListAllAsync(cancellationToken);
        if (!Can.Operations.HasFlag(MessagingOperations.Send))
        {
            return;
        }

        MessageRecipient known = await FindSomebodyAsync(cancellationToken);
        await SendAsync(known, cancellationToken);
        await ExplainARefusalAsync(cancellationToken);
        await LoseAnAnswerAsync(known, cancellationToken);
    }

    private async Task ListAllAsync(CancellationToken cancellationToken)
    {
        if (Can.Operations.HasFlag(MessagingOperations.ListConversations))
        {
            await ListAsync("conversations", provider.ListConversationsAsync(), DemoWords.Describe, cancellationToken);
        }

        if (Can.Operations.HasFlag(MessagingOperations.ListContacts))
        {
            await ListAsync("contacts", provider.ListContactsAsync(), DemoWords.Describe, cancellationToken);
        }

        if (Can.Operations.HasFlag(MessagingOperations.ListTemplates))
        {
            await ListAsync("templates", provider.ListTemplatesAsync(), DemoWords.Describe, cancellationToken);
        }
    }

    private async Task ListAsync<T>(string name, Paged<T> list, Func<T, string> describe, CancellationToken cancellationToken)
    {
        var first = new List<T>();
        await story.StepAsync($"list {name}", async () =>
        {
            var pages = new List<int>();
            await foreach (Page<T> page in list.AsPages(pageSize: PageSize).WithCancellation(cancellationToken))
            {
                pages.Add(page.Items.Count);
                first.AddRange(page.Items.Take(ItemsToShow - first.Count));
            }

            string sizes = pages.Count == 1 ? "1 page" : $"{pages.Count} pages of {string.Join(" + ", pages)}";
            return pages.Sum() > 0 ? $"{pages.Sum()} in {sizes}, such as" : throw new DemoFailedException($"The sandbox has {name}, and none came.");
        });
        first.ForEach(item => story.Detail(describe(item)));
    }

    /// <summary>Somebody to write to: by phone number where the service takes one, else whoever a listed conversation is with.</summary>
    private async Task<MessageRecipient> FindSomebodyAsync(CancellationToken cancellationToken)
    {
        if (Can.Recipients.HasFlag(MessageRecipients.Phone))
        {
            return MessageRecipient.Phone(SandboxSeed.KnownPhone);
        }

        Page<Conversation> page = await provider.ListConversationsAsync().GetPageAsync(new PageRequest { PageSize = 1 }, cancellationToken);
        return page.Items[0].AsRecipient();
    }

    private async Task SendAsync(MessageRecipient to, CancellationToken cancellationToken)
    {
        await story.StepAsync("send a text", async () =>
            DemoWords.Describe(await provider.SendAsync(OutboundMessage.Text(to, "Hello from MessagingHub."), cancellationToken)));

        if (webhooks is not null && account.Webhook is { } webhook)
        {
            await story.StepAsync("send, and hear that it arrived", () => webhooks.RunAsync(
                webhook, () => provider.SendAsync(OutboundMessage.Text(to, "Did this arrive?"), cancellationToken), cancellationToken));
        }

        if (account.Template is { } template && Can.Contents.HasFlag(MessageContents.Template))
        {
            var parameters = new Dictionary<string, string> { ["1"] = "Ada", ["2"] = "A-1001" };
            await story.StepAsync($"send the template {template.Name}", async () =>
                DemoWords.Describe(await provider.SendAsync(OutboundMessage.Template(to, template, parameters), cancellationToken)));
        }
    }

    private async Task ExplainARefusalAsync(CancellationToken cancellationToken)
    {
        MessagingException? failure = null;
        await story.StepAsync(account.Refusal, async () =>
        {
            if (account.RefusedBy is { } fault)
            {
                server.Faults.Add(account.Dialect, SandboxOperation.Send, fault);
            }

            failure = await FailureOfAsync(account.Refused, cancellationToken);
            return !failure.MayHaveBeenAccepted ? "refused, and the error says why" : throw new DemoFailedException(failure.Message);
        });
        Explain(failure);
    }

    private async Task LoseAnAnswerAsync(MessageRecipient to, CancellationToken cancellationToken)
    {
        MessagingException? failure = null;
        await story.StepAsync("send, and lose the answer", async () =>
        {
            int before = server.Ledger.Count;
            server.Faults.Add(account.Dialect, SandboxOperation.Send, Fault.AcceptThenReset());
            failure = await FailureOfAsync(to, cancellationToken);
            int accepted = server.Ledger.Count - before;
            return failure.MayHaveBeenAccepted && accepted == 1
                ? "reported as \"may have been accepted\" and not sent again; the sandbox's ledger has it exactly once"
                : throw new DemoFailedException($"The ledger has it {accepted} times. {failure.Message}");
        });
        Explain(failure);
    }

    private async Task<MessagingException> FailureOfAsync(MessageRecipient to, CancellationToken cancellationToken)
    {
        try
        {
            await provider.SendAsync(OutboundMessage.Text(to, "Hello again from MessagingHub."), cancellationToken);
        }
        catch (MessagingException failure)
        {
            return failure;
        }

        throw new DemoFailedException("It was expected to fail, and did not.");
    }

    private void Explain(MessagingException? failure)
    {
        if (failure is not null)
        {
            story.Detail(failure.Message);
            story.Detail(
                $"code {ErrorDocument.CodeOf(failure.Code)}; may have been accepted: {PlainText.OfBoolean(failure.MayHaveBeenAccepted)}; "
                + $"safe to send again: {PlainText.OfBoolean(failure.CanResend)}");
        }
    }
}
