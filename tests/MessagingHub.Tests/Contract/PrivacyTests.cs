namespace MessagingHub.Tests.Contract;

/// <summary>Texts of records end in logs, so they show neither people nor what they say.</summary>
internal sealed class PrivacyTests
{
    private const string Marker = "MarkerOfSomethingPrivate";
    private const string Phone = "+15551234567";

    /// <summary>What a record may show: identifiers of the service, and words that classify.</summary>
    private static readonly HashSet<string> MayShow =
    [
        "Provider", "Service", "Id", "Kind", "Type", "Status", "Language", "Category", "Path", "Code", "ConversationId", "ContactId", "GroupId", "JobId",
        "MessageId", "AccountId", "Events", "ContinuationToken", "Sender",
        "MessageTemplate.Name", "TemplateReference.Name", "ContactGroup.Name", "ConnectionCheck.Reason", "WebhookResult.Reason", "MessageReaction.Emoji",
    ];

    [Test]
    public void There_are_records_to_look_at() => Assert.That(PublicRecords.All.Count(), Is.GreaterThan(30));

    [TestCaseSource(typeof(PublicRecords), nameof(PublicRecords.All))]
    public void The_text_of_a_record_shows_no_name_text_secret_or_address(Type type)
    {
        object filled = PublicRecords.Fill(
            type, (owner, property) => MayShow.Contains(property) || MayShow.Contains($"{owner.Name}.{property}") ? "fine" : Marker + property);

        Assert.That(filled.ToString(), Does.Not.Contain(Marker));
    }

    [TestCaseSource(typeof(PublicRecords), nameof(PublicRecords.All))]
    public void The_text_of_a_record_shows_no_whole_phone_number_even_where_it_is_an_id(Type type)
    {
        object filled = PublicRecords.Fill(
            type,
            (_, property) => property.Contains("Phone", StringComparison.OrdinalIgnoreCase)
                || property is "ConversationId" or "ContactId" or "Sender" || (type == typeof(Conversation) && property == "Id") || (type == typeof(Contact) && property == "Id")
                ? Phone
                : "fine");

        Assert.That(filled.ToString(), Does.Not.Contain("5551234567"));
    }

    [TestCase("1234")]
    [TestCase("12")]
    public void A_short_number_is_not_shown_at_all(string phone) =>
        Assert.That(MessageRecipient.Phone(phone).ToString(), Does.Not.Contain(phone[^2..]));

    [Test]
    public void The_text_of_a_kept_answer_shows_its_size_only() =>
        Assert.That(new RawResponse(418, [new("X", Marker)], "MarkerOfSomethingPrivate"u8.ToArray(), isBodyTruncated: true).ToString(), Is.EqualTo("HTTP 418, 24 bytes, truncated"));

    [Test]
    public void A_refused_phone_number_is_not_repeated_in_the_exception()
    {
        ArgumentException? refused = Assert.Throws<ArgumentException>(() => MessageRecipient.Phone("+1555CALLME99"));
        Assert.That(refused?.ToString(), Does.Not.Contain("CALLME"));
    }
}
