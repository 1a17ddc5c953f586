using System.Text.Json.Serialization;

namespace MessagingHub.Benchmarks;

/// <summary>Velstack, written by hand. Its list has no pages: everything comes at once.</summary>
internal sealed class VelstackByHand(HttpClient http, string account, string sender) : HandWrittenClient(http, account)
{
    private const int TitleLength = 30;

    public override async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        string text = ((TextContent)message.Content).Text;
        RawResponse raw = await PostAsync(
            "quick/sms",
            new VelstackByHandSms
            {
                Sender = sender,
                Recipient = message.To.PhoneNumber,
                Message = text,
                Title = text.Length <= TitleLength ? text : text[..TitleLength],
            },
            VelstackByHandJson.Default.VelstackByHandSms,
            cancellationToken).ConfigureAwait(false);
        VelstackByHandSent answer = Read(raw, VelstackByHandJson.Default.VelstackByHandSent);
        return answer is { Status: true, Code: 200, Data.Summary: { } summary }
            ? new SentMessage
            {
                Provider = Account,
                Id = summary.MessageId,
                Status = MessageStatus.Accepted,
                Recipients = summary.Recipients,
                CreditsUsed = summary.CreditUsed,
                CreditsLeft = summary.CreditLeft,
                Raw = raw,
            }
            : throw new HttpRequestException("The message was not accepted.");
    }

    public override async Task<Page<Contact>> ListContactsAsync(string? position, CancellationToken cancellationToken = default)
    {
        RawResponse raw = await GetAsync("contact", cancellationToken).ConfigureAwait(false);
        VelstackByHandPage answer = Read(raw, VelstackByHandJson.Default.VelstackByHandPage);
        if (answer is not { Status: true, Code: 200, Data: { } items })
        {
            throw new HttpRequestException("The list could not be read.");
        }

        var contacts = new Contact[items.Count];
        for (int i = 0; i < contacts.Length; i++)
        {
            VelstackByHandContact contact = items[i];
            contacts[i] = new Contact
            {
                Provider = Account,
                Id = contact.Id,
                Phone = contact.PhoneNumber,
                Name = $"{contact.FirstName} {contact.LastName}",
                FirstName = contact.FirstName,
                LastName = contact.LastName,
                Email = contact.EmailAddress,
                Groups = contact.Group is null ? null : [contact.Group],
                CreatedAt = contact.AddedDate,
            };
        }

        return new Page<Contact> { Items = contacts, Raw = raw };
    }
}

internal sealed class VelstackByHandSms
{
    public string? Sender { get; set; }

    public string? Recipient { get; set; }

    public string? Message { get; set; }

    public string? Title { get; set; }

    public bool IsScheduled { get; set; }
}

internal sealed class VelstackByHandSent
{
    public bool Status { get; set; }

    public int Code { get; set; }

    public VelstackByHandSentData? Data { get; set; }
}

internal sealed class VelstackByHandSentData
{
    public VelstackByHandSummary? Summary { get; set; }
}

internal sealed class VelstackByHandSummary
{
    public string? MessageId { get; set; }

    public List<string>? Recipients { get; set; }

    public decimal? CreditUsed { get; set; }

    public decimal? CreditLeft { get; set; }
}

internal sealed class VelstackByHandPage
{
    public bool Status { get; set; }

    public int Code { get; set; }

    public List<VelstackByHandContact>? Data { get; set; }
}

internal sealed class VelstackByHandContact
{
    public string? Id { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? PhoneNumber { get; set; }

    public string? EmailAddress { get; set; }

    [JsonPropertyName("Group")]
    public string? Group { get; set; }

    public DateTimeOffset? AddedDate { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VelstackByHandSms))]
[JsonSerializable(typeof(VelstackByHandSent))]
[JsonSerializable(typeof(VelstackByHandPage))]
internal sealed partial class VelstackByHandJson : JsonSerializerContext;
