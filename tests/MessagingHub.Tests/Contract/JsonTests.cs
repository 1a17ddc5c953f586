using System.Text.Json;

namespace MessagingHub.Tests.Contract;

/// <summary>Models serialize cleanly without reflection, and read back.</summary>
internal sealed class JsonTests
{
    private static readonly RawResponse Raw = new(200, [new("X", "raw")], "raw"u8.ToArray());

    [Test]
    public void A_conversation_is_plain_json_without_what_is_absent()
    {
        var conversation = new Conversation
        {
            Provider = "support",
            Id = "c1",
            Channel = MessageChannel.WhatsApp,
            Status = ConversationStatus.Open,
            Contact = new ConversationContact { Id = "k1", Phone = Some.Phone },
            UnreadCount = 0,
            HasUnread = false,
            CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        };

        Assert.That(
            JsonSerializer.Serialize(conversation, ContractJson.Default.Conversation),
            Is.EqualTo("""{"provider":"support","id":"c1","channel":"whatsapp","status":"open","contact":{"id":"k1","phone":"\u002B15551234567"},"unreadCount":0,"hasUnread":false,"createdAt":"2026-01-02T03:04:05+02:00"}"""));
    }

    [Test]
    public void What_the_service_sent_is_left_out()
    {
        string[] texts =
        [
            JsonSerializer.Serialize(new SentMessage { Id = "m1", Status = MessageStatus.Accepted, Raw = Raw }, ContractJson.Default.SentMessage),
            JsonSerializer.Serialize(new Page<Contact> { Items = [], Raw = Raw }, ContractJson.Default.PageContact),
            JsonSerializer.Serialize(new ConnectionCheck { Verified = true, Raw = Raw }, ContractJson.Default.ConnectionCheck),
            JsonSerializer.Serialize(new OptOut { Active = true, Raw = Raw }, ContractJson.Default.OptOut),
            JsonSerializer.Serialize(new ContactGroup { Id = "g", Raw = Raw }, ContractJson.Default.ContactGroup),
            JsonSerializer.Serialize(new MessageStatistics { Total = 1, Raw = Raw }, ContractJson.Default.MessageStatistics),
            JsonSerializer.Serialize(new WebhookSubscription { Id = "w", Raw = Raw }, ContractJson.Default.WebhookSubscription),
            JsonSerializer.Serialize(new MessagingEvent { Kind = MessagingEventKind.MessageReceived, Raw = "raw"u8.ToArray() }, ContractJson.Default.MessagingEvent),
        ];

        Assert.That(texts, Is.EqualTo((string[])
        [
            """{"id":"m1","status":"accepted"}""",
            """{"items":[]}""",
            """{"verified":true}""",
            """{"active":true}""",
            """{"id":"g"}""",
            """{"total":1}""",
            """{"id":"w"}""",
            """{"kind":"messageReceived"}""",
        ]));
    }

    [TestCase(MessagingErrorCode.InvalidRequest, ExpectedResult = "\"invalidRequest\"")]
    [TestCase(MessagingErrorCode.RateLimited, ExpectedResult = "\"rateLimited\"")]
    [TestCase(MessagingErrorCode.NotSupported, ExpectedResult = "\"notSupported\"")]
    public string Error_codes_are_words_in_camel_case(MessagingErrorCode code) => JsonSerializer.Serialize(code, ContractJson.Default.MessagingErrorCode);

    [Test]
    public void A_message_reads_back_as_it_was()
    {
        var message = new Message
        {
            Provider = "wa",
            Id = "m1",
            ConversationId = "15551234567",
            Direction = MessageDirection.Inbound,
            Text = "Grüße 🦜",
            Status = new MessageStatus("MARTIAN"),
            SentAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
            Media = new MessageMedia { Kind = MediaKind.Image, Url = "https://example.org/a" },
        };

        string text = JsonSerializer.Serialize(message, ContractJson.Default.Message);

        Assert.That(text, Does.Contain("\"direction\":\"inbound\"").And.Contain("\"status\":\"MARTIAN\"").And.Contain("\"kind\":\"image\""));
        Assert.That(JsonSerializer.Deserialize(text, ContractJson.Default.Message), Is.EqualTo(message));
    }

    [TestCase("""{"status":"OPEN"}""", "open")]
    [TestCase("""{"status":"Martian"}""", "Martian")]
    [TestCase("""{"status":null}""", null)]
    [TestCase("{}", null)]
    public void Open_values_read_back_known_or_not(string text, string? status) =>
        Assert.That(JsonSerializer.Deserialize(text, ContractJson.Default.Conversation)?.Status?.Value, Is.EqualTo(status));

    [TestCase("""{"status":""}""")]
    [TestCase("""{"status":"  "}""")]
    [TestCase("""{"status":5}""")]
    [TestCase("""{"status":["open"]}""")]
    public void What_is_no_open_value_is_a_json_error(string text) =>
        Assert.That(() => JsonSerializer.Deserialize(text, ContractJson.Default.Conversation), Throws.InstanceOf<JsonException>());

    [Test]
    public void A_recipient_reads_back_and_is_validated()
    {
        MessageRecipient recipient = new() { PhoneNumber = Some.Phone, ContactId = "k1" };
        string text = JsonSerializer.Serialize(recipient, ContractJson.Default.MessageRecipient);

        Assert.That(JsonSerializer.Deserialize(text, ContractJson.Default.MessageRecipient), Is.EqualTo(recipient));
        Assert.That(
            () => JsonSerializer.Deserialize("""{"groupId":"g","phoneNumber":"+15551234567"}""", ContractJson.Default.MessageRecipient), Throws.Exception);
    }
}
