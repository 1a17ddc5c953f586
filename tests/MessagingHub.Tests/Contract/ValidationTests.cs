namespace MessagingHub.Tests.Contract;

/// <summary>No invalid message can be made, neither anew nor from a valid one.</summary>
internal sealed class ValidationTests
{
    private const string LoneSurrogate = "half a \ud83e";

    private static IEnumerable<TestCaseData> Misuses()
    {
        OutboundMessage message = Some.Message();
        static TestCaseData Case(string name, Action make) => new TestCaseData(make).SetArgDisplayNames(name);

        yield return Case("no recipient", () => _ = message with { To = null! });
        yield return Case("a recipient without address", () => _ = message with { To = new MessageRecipient() });
        yield return Case("a recipient that lost its address", () => _ = message with { To = Some.Recipient() with { PhoneNumber = null } });
        yield return Case("no content", () => _ = message with { Content = null! });
        yield return Case("a blank sender", () => _ = message with { Sender = " " });
        yield return Case("a sender with a line break", () => _ = message with { Sender = "a\nb" });
        yield return Case("a blank reply", () => _ = message with { ReplyTo = "" });
        yield return Case("an idempotency key with a control character", () => _ = message with { IdempotencyKey = "a\0b" });
        yield return Case("no options", () => _ = message with { ProviderOptions = null! });
        yield return Case("an option without value", () => _ = message with { ProviderOptions = new Dictionary<string, string> { ["a"] = null! } });
        yield return Case("an option without name", () => _ = message with { ProviderOptions = new Dictionary<string, string> { [" "] = "a" } });
        yield return Case("an empty text", () => _ = new TextContent(""));
        yield return Case("a blank text", () => _ = new TextContent("x") with { Text = " \r\n" });
        yield return Case("a text with half a character", () => _ = new TextContent(LoneSurrogate));
        yield return Case("a parameter with half a character", () => _ = new TemplateContent(new TemplateReference { Id = "t" })
        {
            Parameters = new Dictionary<string, string> { ["1"] = LoneSurrogate },
        });
        yield return Case("no template", () => _ = new TemplateContent(null!));
        yield return Case("a template without a name", () => _ = new TemplateContent(new TemplateReference { Language = "en" }));
        yield return Case("a template that lost its name", () => _ = new TemplateContent(new TemplateReference { Id = "t" }) with { Template = new TemplateReference() });
        yield return Case("a latitude beyond the pole", () => _ = new LocationContent { Latitude = 90.1, Longitude = 0 });
        yield return Case("a longitude beyond the date line", () => _ = new LocationContent { Latitude = 0, Longitude = -180.1 });
        yield return Case("a latitude that is no number", () => _ = new LocationContent { Latitude = double.NaN, Longitude = 0 });
        yield return Case("a media of no kind", () => _ = new MediaContent { MediaKind = default, Url = new Uri("https://example.org/a") });
        yield return Case("a media of an unknown kind", () => _ = new MediaContent { MediaKind = new MediaKind("hologram"), Url = new Uri("https://example.org/a") });
        yield return Case("a media without an absolute address", () => _ = new MediaContent { MediaKind = MediaKind.Image, Url = new Uri("/a", UriKind.Relative) });
        yield return Case("a media in a file", () => _ = new MediaContent { MediaKind = MediaKind.Image, Url = new Uri("file:///etc/passwd") });
        yield return Case("no buttons", () => _ = new ButtonsContent { Body = "b", Buttons = [] });
        yield return Case("a button that is null", () => _ = new ButtonsContent { Body = "b", Buttons = [null!] });
        yield return Case("no sections", () => _ = new ListContent { Body = "b", ButtonText = "t", Sections = [] });
        yield return Case("no cards", () => _ = new ContactCardContent { Cards = [] });
        yield return Case("a blank search", () => _ = new ConversationQuery { Search = " " });
        yield return Case("no recipients", () => _ = new BulkMessage { Recipients = [], Content = new TextContent("x") });
        yield return Case("a bulk recipient without address", () => _ = new BulkRecipient { To = new MessageRecipient() });
        yield return Case("a subscription in the clear", () => _ = new WebhookSubscriptionDraft { Url = new Uri("http://example.org"), Events = ["a"] });
        yield return Case("a tag that is blank", () => _ = new ContactDraft { Tags = [""] });
        yield return Case("a page without items", () => _ = new Page<Contact> { Items = null! });
        yield return Case("an open value of nothing", () => _ = new MessageChannel(" "));
    }

    [TestCaseSource(nameof(Misuses))]
    public void What_is_not_valid_is_refused_as_an_argument(Action make) => Assert.That(() => make(), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void A_refusal_names_the_property()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Some.Message() with { Sender = " " }, Throws.ArgumentException.With.Property("ParamName").EqualTo("Sender"));
            Assert.That(() => new TextContent(LoneSurrogate), Throws.ArgumentException.With.Property("ParamName").EqualTo("Text"));
            Assert.That(() => new ButtonsContent { Body = "b", Buttons = [] }, Throws.ArgumentException.With.Property("ParamName").EqualTo("Buttons"));
            Assert.That(() => Some.Message() with { ProviderOptions = null! }, Throws.ArgumentNullException.With.Property("ParamName").EqualTo("ProviderOptions"));
            Assert.That(() => new MessageRecipient { PhoneNumber = "x" }, Throws.ArgumentException.With.Property("ParamName").EqualTo("PhoneNumber"));
            Assert.That(() => new ContactDraft { Tags = [" "] }, Throws.ArgumentException.With.Property("ParamName").EqualTo("Tags"));
        }
    }

    [Test]
    public void Lists_and_options_are_copied_so_that_nobody_changes_them_afterwards()
    {
        var options = new Dictionary<string, string> { ["a"] = "1" };
        var buttons = new List<MessageButton> { new() { Title = "Yes" } };
        OutboundMessage message = Some.Message() with { ProviderOptions = options };
        var content = new ButtonsContent { Body = "b", Buttons = buttons };

        options["a"] = "2";
        buttons.Clear();

        Assert.That((message.ProviderOptions["a"], content.Buttons.Count), Is.EqualTo(("1", 1)));
    }

    [Test]
    public void Every_kind_of_media_is_its_own_kind_of_content([Values("image", "VIDEO", "Audio", "document")] string kind) =>
        Assert.That(
            new MediaContent { MediaKind = new MediaKind(kind), Url = new Uri("https://example.org/a") }.Kind.ToString(),
            Is.EqualTo(kind).IgnoreCase);
}
