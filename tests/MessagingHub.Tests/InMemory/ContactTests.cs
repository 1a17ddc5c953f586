namespace MessagingHub.Tests.InMemory;

internal sealed class ContactTests : InMemoryTest
{
    private IContactWriter Writer => Provider.GetService<IContactWriter>()!;

    [Test]
    public async Task A_contact_is_created_once_and_found_by_its_number()
    {
        var draft = new ContactDraft { Phone = "+1 555 123 4567", FirstName = "Ada", LastName = "Lovelace", GroupId = "vip" };
        Contact created = await Writer.CreateAsync(draft);
        MessagingException second = await Failure.Of(Writer.CreateAsync(draft));
        Contact? found = await Provider.GetService<IContactLookup>()!.FindByPhoneAsync(Some.Phone);
        Contact? nobody = await Provider.GetService<IContactLookup>()!.FindByPhoneAsync("+15559999999");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((created.Phone, created.Name, created.CreatedAt), Is.EqualTo((Some.Phone, "Ada Lovelace", FakeTime.Start)));
            Assert.That(created.Groups, Is.EqualTo((string[])["vip"]));
            Assert.That((second.Code, second.Operation, second.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Conflict, "createContact", false)));
            Assert.That(found, Is.EqualTo(created));
            Assert.That(nobody, Is.Null);
        }
    }

    [Test]
    public async Task A_change_leaves_alone_what_it_does_not_name()
    {
        Contact created = await Writer.UpsertAsync(new ContactDraft { Phone = Some.Phone, Name = "Ada", Tags = ["new"] });
        Contact updated = await Writer.UpdateAsync(created.Id!, new ContactDraft { Email = "ada@example.com" });
        Contact upserted = await Writer.UpsertAsync(new ContactDraft { Phone = Some.Phone, Name = "Countess" });

        Assert.That((updated.Name, updated.Email, updated.Phone), Is.EqualTo(("Ada", "ada@example.com", Some.Phone)));
        Assert.That((upserted.Id, upserted.Name, upserted.Email), Is.EqualTo((created.Id, "Countess", "ada@example.com")));
        Assert.That(upserted.Tags, Is.EqualTo((string[])["new"]));
    }

    [Test]
    public async Task A_contact_that_is_not_there_can_be_neither_changed_nor_deleted()
    {
        Contact created = await Writer.UpsertAsync(new ContactDraft { Phone = Some.Phone });
        await Writer.DeleteAsync(created.Id!);

        MessagingException delete = await Failure.Of(Writer.DeleteAsync(created.Id!));
        MessagingException update = await Failure.Of(Writer.UpdateAsync(created.Id!, new ContactDraft { Name = "Ada" }));

        Assert.That((delete.Code, update.Code), Is.EqualTo((MessagingErrorCode.NotFound, MessagingErrorCode.NotFound)));
        Assert.That((delete.Operation, update.Operation), Is.EqualTo(("deleteContact", "updateContact")));
    }

    [Test]
    public async Task What_a_contact_cannot_have_is_refused()
    {
        MessagingException phone = await Failure.Of(Writer.CreateAsync(new ContactDraft { Name = "Ada" }));
        MessagingException option = await Failure.Of(Writer.UpsertAsync(
            new ContactDraft { Phone = Some.Phone, ProviderOptions = new Dictionary<string, string> { ["waId"] = "1" } }));

        Assert.That((phone.Code, option.Code), Is.EqualTo((MessagingErrorCode.InvalidRequest, MessagingErrorCode.NotSupported)));
        Assert.That(await AllAsync(Provider.ListContactsAsync()), Is.Empty);
    }
}
