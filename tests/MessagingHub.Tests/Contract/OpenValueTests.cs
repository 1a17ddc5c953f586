namespace MessagingHub.Tests.Contract;

internal sealed class OpenValueTests
{
    [TestCase("OPEN", "open")]
    [TestCase("Open", "open")]
    [TestCase("martian", "martian")]
    [TestCase("Martian", "Martian")]
    public void Known_words_are_in_lower_case_and_unknown_ones_as_received(string received, string value) =>
        Assert.That(new ConversationStatus(received).Value, Is.EqualTo(value));

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void No_culture_changes_a_word(string culture)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        Assert.That(new MediaKind("IMAGE"), Is.EqualTo(MediaKind.Image));
        Assert.That(new ConversationStatus("ARCHIVED"), Is.EqualTo(ConversationStatus.Archived));
        Assert.That(new TemplateStatus("DISABLED"), Is.EqualTo(TemplateStatus.Disabled));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void Nothing_is_absent_and_not_an_empty_word(string? received)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ConversationStatus.From(received), Is.Null);
            Assert.That(MessageChannel.From(received), Is.Null);
            Assert.That(MessageStatus.From(received), Is.Null);
            Assert.That(TemplateStatus.From(received), Is.Null);
            Assert.That(MediaKind.From(received), Is.Null);
        }
    }

    [Test]
    public void Values_that_mean_the_same_are_equal() =>
        Assert.That((new MessageStatus("Delivered"), MessageStatus.Delivered.ToString()), Is.EqualTo((MessageStatus.Delivered, "delivered")));
}
