namespace MessagingHub.Tests.Contract;

internal sealed class DraftPhoneTests
{
    [TestCase("nonsense")]
    [TestCase("()")]
    [TestCase("++15551234567")]
    public void A_phone_number_to_be_written_is_one(string phone)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new ContactDraft { Phone = phone }, Throws.ArgumentException.With.Message.Not.Contain(phone));
            Assert.That(() => new OptOutRequest { Phone = phone }, Throws.ArgumentException.With.Message.Not.Contain(phone));
            Assert.That(() => MessageRecipient.Phone(phone), Throws.ArgumentException.With.Message.Not.Contain(phone));
        }
    }
}
