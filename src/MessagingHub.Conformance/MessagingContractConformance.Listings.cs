using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>What lists say.</content>
public abstract partial class MessagingContractConformance
{
    private static readonly string[] KnownWords =
        ["open", "closed", "pending", "archived", "snoozed", "accepted", "queued", "sent", "delivered", "read", "failed", "whatsapp", "sms"];

    [Test]
    public async Task What_a_service_does_not_say_is_null_never_an_empty_text() => await EachItemAsync(item =>
    {
        foreach ((string path, string text) in Members.Texts(item))
        {
            // The text of a message may be empty: a picture says nothing else.
            Assert.That(text.Length > 0 || path is "Text" or "LastMessage" or "Body", Is.True, $"{item}: {path}");
        }
    });

    [Test]
    public async Task A_status_or_channel_that_is_known_is_in_lower_case() => await EachItemAsync(item =>
    {
        foreach ((string path, string text) in Members.Texts(item).Where(member => member.Path is "Status.Value" or "Channel.Value"))
        {
            Assert.That(KnownWords.Contains(text, StringComparer.Ordinal) || !KnownWords.Contains(text, StringComparer.OrdinalIgnoreCase), Is.True, $"{path}: {text}");
        }
    });

    [Test]
    public async Task HasUnread_follows_from_a_count() => await EachItemAsync(item =>
    {
        (int? count, bool? any) = item switch
        {
            Conversation conversation => (conversation.UnreadCount, conversation.HasUnread),
            Contact contact => (contact.UnreadCount, contact.HasUnread),
            _ => (null, null),
        };
        Assert.That(count is null || any == count > 0, Is.True, $"{item}: {count}, {any}");
    });

    [Test]
    public async Task An_item_listed_with_an_address_can_be_sent_to() => await EachItemAsync(item =>
    {
        switch (item)
        {
            case Conversation { Id: not null } conversation:
                Assert.That(conversation.AsRecipient().ConversationId, Is.EqualTo(conversation.Id));
                break;
            case Contact { Phone: not null } contact:
                Assert.That(contact.AsRecipient().PhoneNumber, Is.EqualTo(contact.Phone));
                break;
            case MessageTemplate template:
                Assert.That(template.AsContent().Template, Is.EqualTo(template.AsReference()));
                break;
        }
    });

    [Test]
    public async Task A_full_international_number_has_its_plus()
    {
        string digits = Harness.KnownPhone.TrimStart('+');
        await EachItemAsync(item =>
        {
            string? phone = item switch
            {
                Conversation conversation => conversation.Contact?.Phone,
                Contact contact => contact.Phone,
                _ => null,
            };
            Assert.That(phone, Is.Not.EqualTo(digits), $"{item}: the known number without its plus");
        });
    }

    /// <summary>Every item of every list there is, those of features included; and a list that is not declared refuses.</summary>
    private async Task EachItemAsync(Action<object> check)
    {
        await EachListAsync((_, _) => Task.CompletedTask);
        await EachOperationAsync(async (bench, operation) =>
        {
            if (!operation.HasPages)
            {
                return;
            }

            var items = (IReadOnlyList<object>)(await operation.RunAsync(bench, Limit))!;
            Assert.That(items, Is.Not.Empty, $"{operation}: the harness has seeded some");
            using (Assert.EnterMultipleScope())
            {
                foreach (object item in items)
                {
                    check(item);
                }
            }
        });
    }
}
