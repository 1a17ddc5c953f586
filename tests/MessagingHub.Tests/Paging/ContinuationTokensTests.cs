namespace MessagingHub.Tests.Paging;

internal sealed class ContinuationTokensTests
{
    private static readonly ContinuationTokens Tokens = new("support", "Parrot");

    [Test]
    public void A_token_is_good_for_what_it_was_made_for() =>
        Assert.That(Tokens.Decode(Tokens.Encode("list", "status=open", 25, "cursor"), "list", "status=open", 25), Is.EqualTo("cursor"));

    [Test]
    public void Names_are_compared_ignoring_case() =>
        Assert.That(new ContinuationTokens("SUPPORT", "parrot").Decode(Tokens.Encode("list", "", 25, "cursor"), "list", "", 25), Is.EqualTo("cursor"));

    [TestCase("other", "Parrot", "list", "status=open", 25)]
    [TestCase("support", "Toucan", "list", "status=open", 25)]
    [TestCase("support", "Parrot", "list2", "status=open", 25)]
    [TestCase("support", "Parrot", "list", "status=closed", 25)]
    [TestCase("support", "Parrot", "list", "", 25)]
    [TestCase("support", "Parrot", "list", "status=open", 24)]
    [TestCase("support", "Parrot", "lists", "tatus=open", 25)]
    [TestCase("supportParrot", "x", "list", "status=open", 25)]
    public void A_token_of_anything_else_is_refused_by_name(string account, string kind, string operation, string filter, int size)
    {
        string token = Tokens.Encode("list", "status=open", 25, "cursor");

        MessagingException? refused = Assert.Throws<MessagingException>(() => new ContinuationTokens(account, kind).Decode(token, operation, filter, size));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused?.Code, Is.EqualTo(MessagingErrorCode.InvalidRequest));
            Assert.That(refused?.Provider, Is.EqualTo(account));
            Assert.That(refused?.Operation, Is.EqualTo(operation));
            Assert.That(refused?.IsTransient, Is.False);
            Assert.That(refused?.Message, Does.Not.Contain(token));
        }
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("AQ")]
    [TestCase("AQAAAAAAAAAA")]
    [TestCase("A")]
    [TestCase("====")]
    [TestCase("+/+/")]
    [TestCase("🦜")]
    public void What_is_no_token_is_refused(string token) => Assert.That(
        () => Tokens.Decode(token, "list", "", 25),
        Throws.InstanceOf<MessagingException>().With.Property(nameof(MessagingException.Code)).EqualTo(MessagingErrorCode.InvalidRequest));

    [Test]
    public void A_token_travels_in_an_address_as_it_is()
    {
        string token = Tokens.Encode("list", "", 25, "a/b+c=🦜?&");
        Assert.That(Uri.EscapeDataString(token), Is.EqualTo(token));
    }

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    [SetCulture("de-DE")]
    public void A_token_is_the_same_under_every_culture(string culture)
    {
        string here = new ContinuationTokens("infoline", "Kind").Encode("list", "i", 1000, "i");
        var elsewhere = System.Globalization.CultureInfo.GetCultureInfo(culture);
        System.Globalization.CultureInfo.CurrentCulture = elsewhere;

        Assert.That(new ContinuationTokens("INFOLINE", "KIND").Encode("list", "i", 1000, "i"), Is.EqualTo(here));
    }
}
