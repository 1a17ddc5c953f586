using System.Text.Json.Serialization;

namespace MessagingHub.Benchmarks;

/// <summary>Flowella, written by hand.</summary>
internal sealed class FlowellaByHand(HttpClient http, string account) : HandWrittenClient(http, account)
{
    public override async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        var text = (TextContent)message.Content;
        RawResponse raw = await PostAsync(
            "messages",
            new FlowellaByHandText { To = message.To.PhoneNumber, Text = text.Text },
            FlowellaByHandJson.Default.FlowellaByHandText,
            cancellationToken).ConfigureAwait(false);
        FlowellaByHandSent answer = Read(raw, FlowellaByHandJson.Default.FlowellaByHandSent);
        return answer.Id is null
            ? throw new HttpRequestException("The message was not accepted.")
            : new SentMessage
            {
                Provider = Account,
                Id = answer.Id,
                Status = MessageStatus.Accepted,
                ConversationId = answer.ConversationId,
                ContactId = answer.ContactId,
                Raw = raw,
            };
    }

    public override async Task<Page<Contact>> ListContactsAsync(string? position, CancellationToken cancellationToken = default)
    {
        RawResponse raw = await GetAsync(
            position is null ? "contacts?limit=100" : $"contacts?limit=100&cursor={Uri.EscapeDataString(position)}", cancellationToken).ConfigureAwait(false);
        FlowellaByHandPage answer = Read(raw, FlowellaByHandJson.Default.FlowellaByHandPage);
        List<FlowellaByHandContact> items = answer.Items ?? throw new HttpRequestException("The list could not be read.");
        var contacts = new Contact[items.Count];
        for (int i = 0; i < contacts.Length; i++)
        {
            FlowellaByHandContact contact = items[i];
            contacts[i] = new Contact
            {
                Provider = Account,
                Id = contact.Id,
                Phone = contact.Phone,
                Name = contact.Name,
                Email = contact.Email,
                OptedOut = contact.IsOptedOut,
                CreatedAt = contact.CreatedAt,
                UpdatedAt = contact.UpdatedAt,
            };
        }

        return new Page<Contact> { Items = contacts, ContinuationToken = answer.NextCursor, Raw = raw };
    }
}

internal sealed class FlowellaByHandText
{
    public string? To { get; set; }

    public string? Text { get; set; }
}

internal sealed class FlowellaByHandSent
{
    public string? Id { get; set; }

    public string? ConversationId { get; set; }

    public string? ContactId { get; set; }
}

internal sealed class FlowellaByHandPage
{
    public List<FlowellaByHandContact>? Items { get; set; }

    public string? NextCursor { get; set; }
}

internal sealed class FlowellaByHandContact
{
    public string? Id { get; set; }

    public string? Phone { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public bool? IsOptedOut { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FlowellaByHandText))]
[JsonSerializable(typeof(FlowellaByHandSent))]
[JsonSerializable(typeof(FlowellaByHandPage))]
internal sealed partial class FlowellaByHandJson : JsonSerializerContext;
