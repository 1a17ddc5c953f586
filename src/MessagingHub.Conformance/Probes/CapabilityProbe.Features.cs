namespace MessagingHub.Conformance;

/// <content>The optional features.</content>
internal sealed partial class CapabilityProbe
{
    private async Task FeaturesAsync(MessagingCapabilities can, CancellationToken cancellationToken)
    {
        foreach (MessagingFeatures feature in Flags.Of<MessagingFeatures>())
        {
            bool declared = can.Features.HasFlag(feature);
            await ProbeAsync(
                feature.ToString(),
                declared: true,
                async bench =>
                {
                    bool isFound = bench.Provider.GetService(FeatureTypes.Of(feature)) is not null;
                    Require(isFound == declared, isFound ? "it is not declared, and GetService finds it" : "GetService does not find it");
                    if (declared)
                    {
                        await UseAsync(bench, feature, cancellationToken);
                    }
                },
                ask: null,
                cancellationToken);
        }
    }

    private async Task UseAsync(ConformanceBench bench, MessagingFeatures feature, CancellationToken cancellationToken)
    {
        foreach (ProviderOperation operation in OperationTable.Of(feature, bench.Can))
        {
            // A group that was deleted a moment ago cannot be renamed: each call has its own world.
            await using ConformanceBench fresh = await ConformanceBench.OpenAsync(harness, cancellationToken);
            await operation.RunAsync(fresh, cancellationToken);
            Require(fresh.Service.Calls > 0, $"{operation} asks the service for nothing");
            Require(fresh.Service.Changes == (operation.IsChange ? 1 : 0), $"{operation} made {fresh.Service.Changes} changes");
        }

        if (feature == MessagingFeatures.WebhookReader)
        {
            ReadWebhooks(bench.Feature<IWebhookReader>());
        }
        else if (feature == MessagingFeatures.ConnectionCheck)
        {
            Require((await bench.Feature<IConnectionCheck>().CheckAsync(cancellationToken)).Verified, "a good credential is not verified");
        }
        else if (feature == MessagingFeatures.BulkSender)
        {
            await RefuseBulksAsync(bench, cancellationToken);
        }
        else if (feature == MessagingFeatures.OptOutRegistry)
        {
            await ClearAsync(bench, cancellationToken);
        }
    }

    private void ReadWebhooks(IWebhookReader reader)
    {
        WebhookDelivery genuine = harness.GenuineDelivery
            ?? throw new ProbeFailedException("the harness has no GenuineDelivery to read");
        Require(reader.Read(genuine) is { IsVerified: true, Events.Count: > 0 }, "the service's own delivery is not verified, or has no event");
        WebhookResult forged = reader.Read(genuine with { Headers = new Dictionary<string, string>(), PathSecret = null });
        Require(!forged.IsVerified && forged.Reason is not null && forged.Events.Count == 0, "a delivery without its proof passes");

        // Where nothing is signed, another body has the same proof: it is kept as it is, and nothing is read into it.
        WebhookResult malformed = reader.Read(genuine with { Body = "}{"u8.ToArray() });
        Require(
            malformed.Events.All(read => malformed.IsVerified && read.Kind == MessagingEventKind.Other && read.Raw.Span.SequenceEqual("}{"u8)),
            "a malformed delivery is more than an event of kind Other with its bytes");
    }

    /// <summary>Contents that the bulk call does not take, and more people than it takes.</summary>
    private async Task RefuseBulksAsync(ConformanceBench bench, CancellationToken cancellationToken)
    {
        IBulkSender sender = bench.Feature<IBulkSender>();
        BulkMessage good = bench.Bulk();
        foreach (MessageContents content in Flags.Of<MessageContents>().Where(content => !sender.BulkContents.HasFlag(content)))
        {
            await RefuseBulkAsync(good with { Content = harness.Content(content) }, MessagingErrorCode.NotSupported, $"{content} content");
        }

        if (sender.MaxRecipients is { } most)
        {
            BulkMessage tooMany = good with { Recipients = [.. Enumerable.Repeat(good.Recipients[0], most + 1)] };
            await RefuseBulkAsync(tooMany, MessagingErrorCode.InvalidRequest, $"more than {most} recipients");
        }

        async Task RefuseBulkAsync(BulkMessage message, MessagingErrorCode code, string what)
        {
            int before = bench.Service.Calls;
            try
            {
                await sender.SendBulkAsync(message, cancellationToken);
            }
            catch (MessagingException refused) when (refused.Code == code)
            {
                Require(bench.Service.Calls == before, $"the bulk call refused {what} after a request");
                return;
            }

            throw new ProbeFailedException($"the bulk call takes {what}");
        }
    }

    private async Task ClearAsync(ConformanceBench bench, CancellationToken cancellationToken)
    {
        IOptOutRegistry registry = bench.Feature<IOptOutRegistry>();
        var request = new OptOutRequest { Phone = harness.KnownPhone };
        int before = bench.Service.Calls;
        try
        {
            await registry.ClearAsync(request, cancellationToken);
            Require(registry.CanClear, "CanClear is false, and ClearAsync works");
        }
        catch (MessagingException refused) when (refused.Code == MessagingErrorCode.NotSupported)
        {
            Require(!registry.CanClear && bench.Service.Calls == before, "ClearAsync is refused although CanClear is true, or after a request");
        }
    }

    private async Task ContactWritesAsync(MessagingCapabilities can, CancellationToken cancellationToken)
    {
        bool hasWriter = can.Features.HasFlag(MessagingFeatures.ContactWriter);
        foreach (ContactWrites write in Flags.Of<ContactWrites>())
        {
            ProviderOperation operation = OperationTable.Of(write);
            await ProbeAsync(
                operation.Name,
                can.ContactWrites.HasFlag(write),
                async bench =>
                {
                    Require(bench.Feature<IContactWriter>().Writes == can.ContactWrites, "IContactWriter.Writes says something else");
                    await operation.RunAsync(bench, cancellationToken);
                    Require(bench.Service.Changes == 1, $"it made {bench.Service.Changes} changes");
                },
                hasWriter ? bench => operation.RunAsync(bench, cancellationToken) : null,
                cancellationToken);
        }
    }
}
