namespace MessagingHub.Tests.Contract;

internal sealed class RecipientTests
{
    [TestCase("+15551234567")]
    [TestCase("+1 (555) 123-45.67")]
    [TestCase("15551234567")]
    public void A_phone_number_is_written_as_people_write_it(string phone) =>
        Assert.That(MessageRecipient.Phone(phone).PhoneNumber, Is.EqualTo(phone));

    [TestCase("")]
    [TestCase("  ")]
    [TestCase(null)]
    [TestCase("abc")]
    [TestCase("+")]
    [TestCase("+1555\n123")]
    [TestCase("+1555;drop")]
    [TestCase("٠١٢٣٤٥٦٧٨٩")]
    public void What_is_no_phone_number_is_refused(string? phone) =>
        Assert.That(() => MessageRecipient.Phone(phone!), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void A_number_longer_than_any_is_refused() =>
        Assert.That(() => MessageRecipient.Phone(new string('1', 65)), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void One_addressee_may_be_known_by_several_addresses()
    {
        var recipient = new MessageRecipient { PhoneNumber = Some.Phone, ConversationId = "c1", ContactId = "k1" };
        Assert.That((recipient.PhoneNumber, recipient.ConversationId, recipient.ContactId), Is.EqualTo((Some.Phone, "c1", "k1")));
    }

    [Test]
    public void A_group_excludes_the_rest()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => MessageRecipient.Group("g") with { PhoneNumber = Some.Phone }, Throws.InstanceOf<ArgumentException>());
            Assert.That(() => MessageRecipient.Group("g") with { ConversationId = "c" }, Throws.InstanceOf<ArgumentException>());
            Assert.That(() => MessageRecipient.Group("g") with { ContactId = "k" }, Throws.InstanceOf<ArgumentException>());
            Assert.That(() => Some.Recipient() with { GroupId = "g" }, Throws.InstanceOf<ArgumentException>());
            Assert.That(() => MessageRecipient.Conversation("c") with { GroupId = "g" }, Throws.InstanceOf<ArgumentException>());
        }
    }

    [Test]
    public void A_listed_conversation_gives_all_its_addresses()
    {
        var conversation = new Conversation { Id = "c1", Contact = new ConversationContact { Id = "k1", Phone = Some.Phone, Name = "Ada" } };
        Assert.That(
            conversation.AsRecipient(), Is.EqualTo(new MessageRecipient { ConversationId = "c1", PhoneNumber = Some.Phone, ContactId = "k1" }));
    }

    [Test]
    public void A_listed_contact_gives_all_its_addresses() =>
        Assert.That(
            new Contact { Id = "k1", Phone = Some.Phone }.AsRecipient(), Is.EqualTo(new MessageRecipient { PhoneNumber = Some.Phone, ContactId = "k1" }));

    [TestCase("anonymous")]
    [TestCase("")]
    [TestCase("+1555***4567")]
    [TestCase("webchat:7")]
    public void A_listed_address_that_is_none_does_not_spoil_the_others(string phone)
    {
        var conversation = new Conversation { Id = "c1", Contact = new ConversationContact { Id = "", Phone = phone } };
        Assert.That(conversation.AsRecipient(), Is.EqualTo(MessageRecipient.Conversation("c1")));
        Assert.That(new Contact { Id = "k1", Phone = phone }.AsRecipient(), Is.EqualTo(new MessageRecipient { ContactId = "k1" }));
    }

    [Test]
    public void A_listed_person_without_any_address_says_so()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new Conversation().AsRecipient(), Throws.InvalidOperationException);
            Assert.That(() => new Conversation { Id = "", Contact = new ConversationContact { Phone = "none" } }.AsRecipient(), Throws.InvalidOperationException);
            Assert.That(() => new Contact { Name = "Ada" }.AsRecipient(), Throws.InvalidOperationException);
            Assert.That(() => new Contact { Phone = "none" }.AsRecipient(), Throws.InvalidOperationException);
        }
    }

    [Test]
    public void A_listed_template_carries_id_name_and_language()
    {
        TemplateContent content = new MessageTemplate { Id = "t1", Name = "hello", Language = "en" }.AsContent(new Dictionary<string, string> { ["1"] = "Ada" });
        Assert.That(content.Template, Is.EqualTo(new TemplateReference { Id = "t1", Name = "hello", Language = "en" }));
        Assert.That(content.Parameters, Is.EqualTo(new Dictionary<string, string> { ["1"] = "Ada" }));
    }

    [Test]
    public void A_listed_template_with_blanks_carries_what_is_there()
    {
        Assert.That(new MessageTemplate { Id = "t1", Name = "", Language = " " }.AsReference(), Is.EqualTo(new TemplateReference { Id = "t1" }));
        Assert.That(() => new MessageTemplate { Id = "", Name = " " }.AsReference(), Throws.InvalidOperationException);
    }
}
