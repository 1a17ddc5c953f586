using System.Globalization;
using System.Text.Json.Serialization;

namespace MessagingHub.Benchmarks;

/// <summary>VelaFlows, written by hand.</summary>
internal sealed class VelaFlowsByHand(HttpClient http, string account) : HandWrittenClient(http, account)
{
    public override async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        var text = (TextContent)message.Content;
        RawResponse raw = await PostAsync(
            $"inbox/conversations/{Uri.EscapeDataString(message.To.ConversationId!)}/messages",
            new VelaFlowsByHandText { Content = text.Text, Type = "text" },
            VelaFlowsByHandJson.Default.VelaFlowsByHandText,
            cancellationToken).ConfigureAwait(false);
        VelaFlowsByHandSent answer = Read(raw, VelaFlowsByHandJson.Default.VelaFlowsByHandSent);
        return answer is { Success: true, Data.Message.Id: { } id }
            ? new SentMessage { Provider = Account, Id = id, Status = MessageStatus.Accepted, Raw = raw }
            : throw new HttpRequestException("The message was not accepted.");
    }

    public override async Task<Page<Contact>> ListContactsAsync(string? position, CancellationToken cancellationToken = default)
    {
        int page = position is null ? 1 : int.Parse(position, CultureInfo.InvariantCulture);
        RawResponse raw = await GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"crm/leads?page={page}&limit=100"), cancellationToken).ConfigureAwait(false);
        VelaFlowsByHandPage answer = Read(raw, VelaFlowsByHandJson.Default.VelaFlowsByHandPage);
        if (answer is not { Success: true, Data: { Items: { } items, Pagination: { } pagination } })
        {
            throw new HttpRequestException("The list could not be read.");
        }

        var contacts = new Contact[items.Count];
        for (int i = 0; i < contacts.Length; i++)
        {
            VelaFlowsByHandLead lead = items[i];
            contacts[i] = new Contact
            {
                Provider = Account,
                Id = lead.Id,
                Phone = lead.Phone,
                Name = $"{lead.FirstName} {lead.LastName}",
                FirstName = lead.FirstName,
                LastName = lead.LastName,
                Email = lead.Email,
                Status = lead.Status,
                CreatedAt = lead.CreatedAt,
            };
        }

        return new Page<Contact>
        {
            Items = contacts,
            ContinuationToken = page < pagination.TotalPages ? (page + 1).ToString(CultureInfo.InvariantCulture) : null,
            TotalCount = pagination.Total,
            Raw = raw,
        };
    }
}

internal sealed class VelaFlowsByHandText
{
    public string? Content { get; set; }

    public string? Type { get; set; }
}

internal sealed class VelaFlowsByHandSent
{
    public bool Success { get; set; }

    public VelaFlowsByHandSentData? Data { get; set; }
}

internal sealed class VelaFlowsByHandSentData
{
    public VelaFlowsByHandMessage? Message { get; set; }
}

internal sealed class VelaFlowsByHandMessage
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }
}

internal sealed class VelaFlowsByHandPage
{
    public bool Success { get; set; }

    public VelaFlowsByHandList? Data { get; set; }
}

internal sealed class VelaFlowsByHandList
{
    public List<VelaFlowsByHandLead>? Items { get; set; }

    public VelaFlowsByHandPagination? Pagination { get; set; }
}

internal sealed class VelaFlowsByHandPagination
{
    public long Total { get; set; }

    public long TotalPages { get; set; }
}

internal sealed class VelaFlowsByHandLead
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VelaFlowsByHandText))]
[JsonSerializable(typeof(VelaFlowsByHandSent))]
[JsonSerializable(typeof(VelaFlowsByHandPage))]
internal sealed partial class VelaFlowsByHandJson : JsonSerializerContext;
