using System.Reflection;

namespace MessagingHub.Tests.Sending;

/// <summary>A fingerprint is the same for the same message in every process and version, and another one for any other message.</summary>
[CancelAfter(30_000)]
internal sealed class SendFingerprintTests
{
    private static readonly MessageContents Everything = (MessageContents)((1 << 11) - 1);

    private static readonly MediaContent Image = new() { MediaKind = MediaKind.Image, Url = new Uri("https://example.org/a.png") };
    private static readonly LocationContent Place = new() { Latitude = 1.5, Longitude = -2, Name = "Café" };
    private static readonly TemplateContent Template = new(new TemplateReference { Id = "t1" });
    private static readonly ButtonsContent Buttons = new() { Body = "b", Buttons = [new MessageButton { Title = "Yes" }] };
    private static readonly ReactionContent Reaction = new() { MessageId = "m1", Emoji = "👍" };
    private static readonly ContactCard Card = new() { FormattedName = "Ada", Phones = [new ContactCardPhone { Phone = "+1" }] };
    private static readonly ListRow Row = new() { Id = "1", Title = "t" };
    private static readonly ListSection Section = new() { Rows = [Row] };
    private static readonly ListContent List = new() { Body = "b", ButtonText = "t", Sections = [Section] };

    // Hashed outside this library: the parts as "name:length:value" lines, behind the line "MessagingHub send 1".
    private static IEnumerable<TestCaseData> Known()
    {
        static TestCaseData Case(OutboundMessage message, string sha256, string name) => new TestCaseData(message, sha256).SetArgDisplayNames(name);
        yield return Case(Some.Message(), "5ce99e2b4c70b1829964a2538c8813b781c3b24def0efc115270580c945b31f4", "a text");
        yield return Case(
            OutboundMessage.Text(MessageRecipient.Conversation("c1"), "x") with
            {
                Sender = "ours",
                ReplyTo = "m0",
                SendAt = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)),
                ProviderOptions = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
                Content = new TemplateContent(new TemplateReference { Id = "t1", Language = "en_US" })
                {
                    Parameters = new Dictionary<string, string> { ["1"] = "Ada" },
                    HeaderMedia = Image,
                },
            },
            "7c2c2cb939e05599c492f8a1272a4e2f90972d384bc6ed701595aeccfe7d2004",
            "a template with everything");
        yield return Case(
            OutboundMessage.Text(MessageRecipient.Group("g1"), "x") with { Content = Place },
            "040b94400da91e66a70f10edb1a27fe9dfc7c714ef0df56da512e89ed05810a1",
            "a place");
    }

    [TestCaseSource(nameof(Known))]
    public async Task It_is_the_SHA_256_of_the_parts_in_their_order(OutboundMessage message, string sha256) =>
        Assert.That((await RecordOfAsync(message)).Fingerprint, Is.EqualTo(sha256));

    [Test]
    public async Task A_key_is_recorded_as_its_SHA_256() =>
        Assert.That((await RecordOfAsync(Some.Message())).Key, Is.EqualTo("df8cf80227ec3237922df0ecd88385c546e4a31bdb8127b033f01e6f21f175df"));

    [Test]
    public async Task Time_zone_order_of_options_and_policy_do_not_matter()
    {
        OutboundMessage message = Some.Message() with
        {
            SendAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            ProviderOptions = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" },
        };
        OutboundMessage same = message with
        {
            SendAt = message.SendAt.Value.ToOffset(TimeSpan.FromHours(5)),
            ProviderOptions = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
            ResendPolicy = ResendPolicy.EvenIfUnknown,
        };

        Assert.That((await RecordOfAsync(same)).Fingerprint, Is.EqualTo((await RecordOfAsync(message)).Fingerprint));
    }

    private static Dictionary<string, (OutboundMessage One, OutboundMessage Other)> Changes()
    {
        OutboundMessage text = Some.Message();
        var pairs = new Dictionary<string, string> { ["a"] = "1" };
        (OutboundMessage, OutboundMessage) Content(MessageContent one, MessageContent other) => (text with { Content = one }, text with { Content = other });
        (OutboundMessage, OutboundMessage) Reference(TemplateReference other) => Content(Template, new TemplateContent(other));
        (OutboundMessage, OutboundMessage) Cards(ContactCard other) =>
            Content(new ContactCardContent { Cards = [Card] }, new ContactCardContent { Cards = [other] });
        (OutboundMessage, OutboundMessage) Sections(ListSection other) => Content(List, List with { Sections = [other] });
        (OutboundMessage, OutboundMessage) Button(MessageButton other) => Content(Buttons, Buttons with { Buttons = [other] });
        return new()
        {
            ["OutboundMessage.To"] = (text, text with { To = MessageRecipient.Phone("+15551234568") }),
            ["OutboundMessage.Content"] = Content(Image, Reaction),
            ["OutboundMessage.Sender"] = (text, text with { Sender = "ours" }),
            ["OutboundMessage.ReplyTo"] = (text with { Sender = "ours" }, text with { ReplyTo = "ours" }),
            ["OutboundMessage.SendAt"] = (text, text with { SendAt = FakeTime.Start }),
            ["OutboundMessage.ProviderOptions"] = (text, text with { ProviderOptions = pairs }),
            ["MessageRecipient.PhoneNumber"] = (text, text with { To = MessageRecipient.Phone("+15551234568") }),
            ["MessageRecipient.ConversationId"] = (text, text with { To = text.To with { ConversationId = "c" } }),
            ["MessageRecipient.ContactId"] = (text with { To = text.To with { ConversationId = "c" } }, text with { To = text.To with { ContactId = "c" } }),
            ["MessageRecipient.GroupId"] = (text with { To = MessageRecipient.Conversation("g") }, text with { To = MessageRecipient.Group("g") }),
            ["TextContent.Text"] = (text, Some.Message("hello")),
            ["MediaContent.MediaKind"] = Content(Image, Image with { MediaKind = MediaKind.Document }),
            ["MediaContent.Url"] = Content(Image, Image with { Url = new Uri("https://example.org/b.png") }),
            ["MediaContent.Caption"] = Content(Image, Image with { Caption = "c" }),
            ["MediaContent.FileName"] = Content(Image with { Caption = "c" }, Image with { FileName = "c" }),
            ["TemplateContent.Template"] = Reference(new TemplateReference { Id = "t2" }),
            ["TemplateContent.Parameters"] = Content(Template, Template with { Parameters = pairs }),
            ["TemplateContent.ButtonParameters"] = Content(Template with { Parameters = pairs }, Template with { ButtonParameters = pairs }),
            ["TemplateContent.HeaderMedia"] = Content(Template, Template with { HeaderMedia = Image }),
            ["TemplateReference.Id"] = Reference(new TemplateReference { Id = "t2" }),
            ["TemplateReference.Name"] = Reference(new TemplateReference { Name = "t1" }),
            ["TemplateReference.Language"] = Reference(new TemplateReference { Id = "t1", Language = "de" }),
            ["LocationContent.Latitude"] = Content(Place, Place with { Latitude = 1.6 }),
            ["LocationContent.Longitude"] = Content(Place, Place with { Longitude = 2 }),
            ["LocationContent.Name"] = Content(Place, Place with { Name = null }),
            ["LocationContent.Address"] = Content(Place with { Name = "a" }, Place with { Name = null, Address = "a" }),
            ["ContactCardContent.Cards"] = Content(new ContactCardContent { Cards = [Card] }, new ContactCardContent { Cards = [Card, Card] }),
            ["ContactCard.FormattedName"] = Cards(Card with { FormattedName = "Eve" }),
            ["ContactCard.FirstName"] = Cards(Card with { FirstName = "Ada" }),
            ["ContactCard.LastName"] = Cards(Card with { LastName = "Ada" }),
            ["ContactCard.Phones"] = Cards(Card with { Phones = [] }),
            ["ContactCardPhone.Phone"] = Cards(Card with { Phones = [new ContactCardPhone { Phone = "+2" }] }),
            ["ContactCardPhone.Type"] = Cards(Card with { Phones = [new ContactCardPhone { Phone = "+1", Type = "CELL" }] }),
            ["ButtonsContent.Body"] = Content(Buttons, Buttons with { Body = "c" }),
            ["ButtonsContent.Buttons"] = Content(Buttons, Buttons with { Buttons = [.. Buttons.Buttons, .. Buttons.Buttons] }),
            ["ButtonsContent.Header"] = Content(Buttons, Buttons with { Header = "h" }),
            ["ButtonsContent.Footer"] = Content(Buttons with { Header = "h" }, Buttons with { Footer = "h" }),
            ["ButtonsContent.HeaderMedia"] = Content(Buttons, Buttons with { HeaderMedia = Image }),
            ["MessageButton.Title"] = Button(new MessageButton { Title = "No" }),
            ["MessageButton.Id"] = Button(new MessageButton { Title = "Yes", Id = "y" }),
            ["ListContent.Body"] = Content(List, List with { Body = "c" }),
            ["ListContent.ButtonText"] = Content(List, List with { ButtonText = "c" }),
            ["ListContent.Sections"] = Content(List, List with { Sections = [Section, Section] }),
            ["ListContent.Header"] = Content(List, List with { Header = "h" }),
            ["ListContent.Footer"] = Content(List with { Header = "h" }, List with { Footer = "h" }),
            ["ListSection.Title"] = Sections(Section with { Title = "s" }),
            ["ListSection.Rows"] = Sections(Section with { Rows = [Row, Row] }),
            ["ListRow.Id"] = Sections(Section with { Rows = [Row with { Id = "2" }] }),
            ["ListRow.Title"] = Sections(Section with { Rows = [Row with { Title = "u" }] }),
            ["ListRow.Description"] = Sections(Section with { Rows = [Row with { Description = "d" }] }),
            ["ReactionContent.MessageId"] = Content(Reaction, Reaction with { MessageId = "m2" }),
            ["ReactionContent.Emoji"] = Content(Reaction, Reaction with { Emoji = "👎" }),
        };
    }

    private static string[] ChangedProperties() => [.. Changes().Keys];

    [TestCaseSource(nameof(ChangedProperties))]
    public async Task It_covers(string property)
    {
        (OutboundMessage one, OutboundMessage other) = Changes()[property];
        Assert.That((await RecordOfAsync(other)).Fingerprint, Is.Not.EqualTo((await RecordOfAsync(one)).Fingerprint));
    }

    [Test]
    public void It_covers_all_that_can_be_said_of_a_message()
    {
        Type[] types =
        [
            typeof(OutboundMessage), typeof(MessageRecipient), typeof(TemplateReference), typeof(ContactCard), typeof(ContactCardPhone),
            typeof(MessageButton), typeof(ListSection), typeof(ListRow),
            .. typeof(MessageContent).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(MessageContent))),
        ];
        IEnumerable<string> settable = types.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property => $"{type.Name}.{property.Name}"));

        Assert.That(settable.Except(["OutboundMessage.IdempotencyKey", "OutboundMessage.ResendPolicy"]), Is.EquivalentTo(Changes().Keys));
    }

    /// <summary>What is about to be written to the journal for a message.</summary>
    private static async Task<SendRecord> RecordOfAsync(OutboundMessage message)
    {
        var service = new ManualService
        {
            CanDo = new MessagingCapabilities
            {
                Operations = MessagingOperations.Send,
                Recipients = MessageRecipients.Phone | MessageRecipients.Conversation | MessageRecipients.Group,
                Contents = Everything,
                SchedulableContents = Everything,
                SenderContents = Everything,
                Replies = true,
                ProviderOptions = ["a", "b"],
            },
        };
        using var bench = new Bench(service: service);
        Task<SentMessage> sent = bench.SendAsync(message with { IdempotencyKey = "order-7" });
        (await service.NextAsync()).Accept();
        await sent;
        return bench.Journal.Writes.First().Next!;
    }
}
