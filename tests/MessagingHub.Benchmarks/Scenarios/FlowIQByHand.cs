using System.Globalization;
using System.Text.Json.Serialization;

namespace MessagingHub.Benchmarks;

/// <summary>FlowIQ, written by hand.</summary>
internal sealed class FlowIQByHand(HttpClient http, string account, string tenant) : HandWrittenClient(http, account)
{
    private readonly string _send = $"send-whatsapp?tenantId={Uri.EscapeDataString(tenant)}";
    private readonly string _tenant = Uri.EscapeDataString(tenant);

    public override async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        RawResponse raw = await PostAsync(
            _send,
            new FlowIQByHandText { PhoneNumber = message.To.PhoneNumber!.TrimStart('+'), MessageType = "text", Text = ((TextContent)message.Content).Text },
            FlowIQByHandJson.Default.FlowIQByHandText,
            cancellationToken).ConfigureAwait(false);
        FlowIQByHandSent answer = Read(raw, FlowIQByHandJson.Default.FlowIQByHandSent);
        return answer is { Success: true, Data: { } data }
            ? new SentMessage
            {
                Provider = Account,
                Id = data.MessageId,
                Status = MessageStatus.Accepted,
                Recipients = data.Recipient is null ? null : ["+" + data.Recipient],
                Raw = raw,
            }
            : throw new HttpRequestException("The message was not accepted.");
    }

    public override async Task<Page<Contact>> ListContactsAsync(string? position, CancellationToken cancellationToken = default)
    {
        int page = position is null ? 1 : int.Parse(position, CultureInfo.InvariantCulture);
        RawResponse raw = await GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"conversations?action=contacts&limit=100&page={page}&tenantId={_tenant}"),
            cancellationToken).ConfigureAwait(false);
        FlowIQByHandPage answer = Read(raw, FlowIQByHandJson.Default.FlowIQByHandPage);
        if (answer is not { Success: true, Contacts: { } items, Pagination: { } pagination })
        {
            throw new HttpRequestException("The list could not be read.");
        }

        var contacts = new Contact[items.Count];
        for (int i = 0; i < contacts.Length; i++)
        {
            FlowIQByHandContact contact = items[i];
            contacts[i] = new Contact
            {
                Provider = Account,
                Id = contact.Id,
                Phone = contact.WhatsappId is null ? contact.PhoneNumber : "+" + contact.WhatsappId,
                Name = contact.FullName,
                Email = contact.Email,
                Tags = contact.Tags,
                HasUnread = contact.HasUnreadMessages,
                CreatedAt = contact.CreatedAt,
                UpdatedAt = contact.UpdatedAt,
            };
        }

        return new Page<Contact>
        {
            Items = contacts,
            ContinuationToken = pagination.HasNextPage ? (page + 1).ToString(CultureInfo.InvariantCulture) : null,
            TotalCount = pagination.TotalContacts,
            Raw = raw,
        };
    }
}

internal sealed class FlowIQByHandText
{
    public string? PhoneNumber { get; set; }

    public string? MessageType { get; set; }

    public string? Text { get; set; }
}

internal sealed class FlowIQByHandSent
{
    public bool Success { get; set; }

    public FlowIQByHandSentData? Data { get; set; }
}

internal sealed class FlowIQByHandSentData
{
    public string? MessageId { get; set; }

    public string? Recipient { get; set; }
}

internal sealed class FlowIQByHandPage
{
    public bool Success { get; set; }

    public List<FlowIQByHandContact>? Contacts { get; set; }

    public FlowIQByHandPagination? Pagination { get; set; }
}

internal sealed class FlowIQByHandPagination
{
    [JsonPropertyName("totalContacts")]
    public long TotalContacts { get; set; }

    [JsonPropertyName("hasNextPage")]
    public bool HasNextPage { get; set; }
}

internal sealed class FlowIQByHandContact
{
    public string? Id { get; set; }

    public string? FullName { get; set; }

    public string? WhatsappId { get; set; }

    public string? PhoneNumber { get; set; }

    public string? Email { get; set; }

    public List<string>? Tags { get; set; }

    public bool? HasUnreadMessages { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FlowIQByHandText))]
[JsonSerializable(typeof(FlowIQByHandSent))]
[JsonSerializable(typeof(FlowIQByHandPage))]
internal sealed partial class FlowIQByHandJson : JsonSerializerContext;
