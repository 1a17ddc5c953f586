using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MessagingHub;

/// <summary>One text per message, hashed: every part that is said has its name, its length and itself, in a fixed order.</summary>
/// <remarks>
/// Records in shared stores outlive versions of this library. Names and order must therefore never change, and a property added to a
/// message is written only where it is set: then the messages of today keep their fingerprints.
/// </remarks>
internal sealed class SendFingerprint
{
    private readonly StringBuilder _text = new("MessagingHub send 1\n");

    public static string Of(OutboundMessage message)
    {
        var fingerprint = new SendFingerprint();
        fingerprint.Add(message);
        return OfText(fingerprint._text.ToString());
    }

    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Add(OutboundMessage message)
    {
        Add("to.phone", message.To.PhoneNumber);
        Add("to.conversation", message.To.ConversationId);
        Add("to.contact", message.To.ContactId);
        Add("to.group", message.To.GroupId);
        Add("sender", message.Sender);
        Add("replyTo", message.ReplyTo);
        Add("sendAt", message.SendAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Add("option", message.ProviderOptions);
        Add(message.Content);
    }

    private void Add(MessageContent content)
    {
        switch (content)
        {
            case TextContent text:
                Add("text", text.Text);
                break;
            case MediaContent media:
                Add("media", media);
                break;
            case TemplateContent template:
                Add("template", "");
                Add("id", template.Template.Id);
                Add("name", template.Template.Name);
                Add("language", template.Template.Language);
                Add("parameter", template.Parameters);
                Add("buttonParameter", template.ButtonParameters);
                Add("headerMedia", template.HeaderMedia);
                break;
            case LocationContent location:
                Add("location", "");
                Add("latitude", location.Latitude.ToString("R", CultureInfo.InvariantCulture));
                Add("longitude", location.Longitude.ToString("R", CultureInfo.InvariantCulture));
                Add("name", location.Name);
                Add("address", location.Address);
                break;
            case ContactCardContent contacts:
                foreach (ContactCard card in contacts.Cards)
                {
                    Add(card);
                }

                break;
            case ButtonsContent buttons:
                Add("buttons", buttons.Body);
                Add("header", buttons.Header);
                Add("footer", buttons.Footer);
                Add("headerMedia", buttons.HeaderMedia);
                foreach (MessageButton button in buttons.Buttons)
                {
                    Add("button", button.Title);
                    Add("id", button.Id);
                }

                break;
            case ListContent list:
                Add("list", list.Body);
                Add("buttonText", list.ButtonText);
                Add("header", list.Header);
                Add("footer", list.Footer);
                foreach (ListSection section in list.Sections)
                {
                    Add(section);
                }

                break;
            case ReactionContent reaction:
                Add("reaction", reaction.MessageId);
                Add("emoji", reaction.Emoji);
                break;
            default:
                throw new NotSupportedException($"{content.Kind} content has no fingerprint.");
        }
    }

    private void Add(ContactCard card)
    {
        Add("card", card.FormattedName);
        Add("firstName", card.FirstName);
        Add("lastName", card.LastName);
        foreach (ContactCardPhone phone in card.Phones)
        {
            Add("phone", phone.Phone);
            Add("type", phone.Type);
        }
    }

    private void Add(ListSection section)
    {
        Add("section", "");
        Add("heading", section.Title);
        foreach (ListRow row in section.Rows)
        {
            Add("row", row.Id);
            Add("title", row.Title);
            Add("description", row.Description);
        }
    }

    private void Add(string name, MediaContent? media)
    {
        if (media is not null)
        {
            Add(name, media.MediaKind.Value);
            Add("url", media.Url.OriginalString);
            Add("caption", media.Caption);
            Add("fileName", media.FileName);
        }
    }

    private void Add(string name, IReadOnlyDictionary<string, string> pairs)
    {
        foreach ((string key, string value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(name, key);
            Add("value", value);
        }
    }

    private void Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{name}:{value.Length}:{value}\n");
        }
    }
}
