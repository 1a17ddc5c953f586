using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

public sealed class SandboxWorldTests
{
    private readonly SandboxWorld _world = new MessagingSandbox(new StandingClock()).World;

    [TearDown]
    public void Reset() => _world.Clear();

    [Test]
    public void Two_sandboxes_begin_with_the_same_world()
    {
        SandboxWorld one = new MessagingSandbox().World;
        SandboxWorld other = new MessagingSandbox().World;

        Assert.Multiple(() =>
        {
            Assert.That(one.Contacts, Is.EqualTo(other.Contacts));
            Assert.That(one.Groups, Is.EqualTo(other.Groups));
            Assert.That(one.Conversations, Is.EqualTo(other.Conversations));
            Assert.That(one.Templates, Is.EqualTo(other.Templates));
            Assert.That(one.Messages, Is.EqualTo(other.Messages));
            Assert.That(one.Channels, Is.EqualTo(other.Channels));
            Assert.That(one.OptOuts, Is.EqualTo(other.OptOuts));
        });
    }

    [Test]
    public void All_numbers_are_fictional_and_all_mails_are_examples()
    {
        SandboxWorld seed = new MessagingSandbox().World;

        Assert.Multiple(() =>
        {
            Assert.That(seed.Contacts.Select(contact => contact.Phone), Is.All.Match(@"^\+120255501\d\d$"));
            Assert.That(seed.Channels.Select(channel => channel.Phone), Is.All.Match(@"^\+120255501\d\d$"));
            Assert.That(seed.Contacts.Select(contact => contact.Phone).Concat(seed.Channels.Select(channel => channel.Phone)), Is.Unique);
            Assert.That(
                seed.Contacts.Select(contact => contact.Email).OfType<string>(), Is.All.Match("^[a-z0-9.]+@example[.]com$"));
        });
    }

    [Test]
    public void A_number_belongs_to_one_contact_however_it_is_written()
    {
        SandboxContact added = _world.AddContact("+1 202 555 0181");

        Assert.Multiple(() =>
        {
            Assert.That(_world.FindContact("(001) 202-555-0181"), Is.Null, "a leading bracket hides the 00");
            Assert.That(_world.FindContact("001 202-555-0181"), Is.EqualTo(added));
            Assert.That(() => _world.AddContact("12025550181"), Throws.ArgumentException);
        });
    }

    [TestCase("")]
    [TestCase("+")]
    [TestCase("12")]
    [TestCase("+1234567890123456")]
    [TestCase("0202 5550181")]
    [TestCase("+1 202 555 O181")]
    [TestCase("+12025550181 ext. 4")]
    public void What_is_no_number_is_refused(string phone)
        => Assert.That(() => _world.AddContact(phone), Throws.ArgumentException);

    [Test]
    public void A_conversation_needs_a_contact_of_this_world()
    {
        SandboxContact gone = _world.AddContact("+12025550182");
        _world.Clear();

        Assert.That(() => _world.AddConversation(gone), Throws.ArgumentException);
    }

    [Test]
    public void Clearing_does_not_give_an_id_to_something_else()
    {
        SandboxContact before = _world.AddContact("+12025550183");
        _world.Clear();

        Assert.That(_world.AddContact("+12025550183").Number, Is.GreaterThan(before.Number));
    }

    [Test]
    public void What_is_added_takes_the_sandboxs_clock()
        => Assert.That(_world.AddContact("+12025550184").CreatedAt, Is.EqualTo(new StandingClock().Now));

    [Test]
    public void A_group_takes_a_contact_of_this_world_and_no_other()
    {
        SandboxGroup group = _world.AddGroup("Choir");
        SandboxContact contact = _world.AddContact("+12025550185");
        SandboxContact gone = contact with { Number = 999 };

        Assert.Multiple(() =>
        {
            Assert.That(_world.JoinGroup(contact, group).GroupNumber, Is.EqualTo(group.Number));
            Assert.That(() => _world.JoinGroup(gone, group), Throws.ArgumentException);
            Assert.That(() => _world.JoinGroup(contact, group with { Number = 999 }), Throws.ArgumentException);
            Assert.That(() => _world.AddGroup(" "), Throws.ArgumentException);
            Assert.That(() => _world.Credits = -1, Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
