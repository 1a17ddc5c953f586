using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <content>Messages to be sent, all types but templates. Lengths count UTF-16 units, the larger count.</content>
internal static partial class FlowIQNormalizer
{
    public static FlowIQMessageRequest ToMessageRequest(ProviderContext<FlowIQOptions> context, WireOperation operation, OutboundMessage message)
    {
        if (message.ProviderOptions.Count > 0)
        {
            throw context.NotSupported(operation, $"FlowIQ's option {MemberId} is for templates only.");
        }

        if (message.Content is ReactionContent && message.ReplyTo is not null)
        {
            throw context.NotSupported(operation, "a reaction names its message itself and cannot be a reply.");
        }

        string number = ToNumber(context, operation, message.To);
        FlowIQMessageRequest Of(string type) => new() { PhoneNumber = number, MessageType = type, ContextMessageId = message.ReplyTo };
        return message.Content switch
        {
            TextContent text => Of("text") with { Text = text.Text },
            MediaContent media => ToMedia(context, operation, Of(media.MediaKind.Value), media),
            LocationContent place => Of("location") with
            {
                Location = new FlowIQLocation { Latitude = place.Latitude, Longitude = place.Longitude, Name = place.Name, Address = place.Address },
            },
            ContactCardContent cards => Of("contacts") with { Contacts = [.. cards.Cards.Select(ToCard)] },
            ButtonsContent buttons => Of("interactive") with { Interactive = ToInteractive(context, operation, buttons) },
            ListContent menu => Of("interactive") with { Interactive = ToInteractive(context, operation, menu) },
            ReactionContent reaction => Of("reaction") with
            {
                Reaction = new FlowIQReactionRequest { MessageId = reaction.MessageId, Emoji = reaction.Emoji },
            },
            _ => throw context.NotSupported(operation, $"FlowIQ cannot send {message.Content.Kind} content."),
        };
    }

    public static WireResult<SentMessage> ToSentMessage(string account, WireResponse response) =>
        Read(response, FlowIQJsonContext.Default.FlowIQSentAnswer, answer =>
        {
            string? id = WireText.NotBlank(answer.Data?.MessageId);
            return answer.Success is null && id is null ? null : new SentMessage
            {
                Provider = account,
                Id = id,
                Status = MessageStatus.Accepted,
                Recipients = ToPhone(answer.Data?.Recipient) is { } recipient ? [recipient] : null,
                Raw = response.Raw,
            };
        });

    private static FlowIQMessageRequest ToMedia(
        ProviderContext<FlowIQOptions> context, WireOperation operation, FlowIQMessageRequest request, MediaContent media)
    {
        if (media.Caption is not null && media.MediaKind == MediaKind.Audio)
        {
            throw context.NotSupported(operation, "FlowIQ's audio messages have no caption: send the words as a text of their own.");
        }

        return media.FileName is not null && media.MediaKind != MediaKind.Document
            ? throw context.NotSupported(operation, "only FlowIQ's documents have a file name.")
            : request with { MediaUrl = media.Url.AbsoluteUri, Caption = media.Caption, Filename = media.FileName };
    }

    private static FlowIQContactCard ToCard(ContactCard card) => new()
    {
        Name = new FlowIQContactCardName { FormattedName = card.FormattedName, FirstName = card.FirstName, LastName = card.LastName },
        Phones = card.Phones.Count == 0
            ? null
            : [.. card.Phones.Select(phone => new FlowIQContactCardPhone { Phone = phone.Phone, Type = phone.Type })],
    };
}
