using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Privacy;

/// <summary>One message of every kind, each with the mark in whatever a person may write.</summary>
internal static class MarkedContents
{
    public static MessageContent Of(MessageContents kind, string messageId) => kind switch
    {
        MessageContents.Text => new TextContent($"Your code is {Private.Mark}."),
        MessageContents.Image => Media(MediaKind.Image, "jpg"),
        MessageContents.Video => Media(MediaKind.Video, "mp4"),
        MessageContents.Audio => Media(MediaKind.Audio, "mp3") with { Caption = null },
        MessageContents.Document => Media(MediaKind.Document, "pdf") with { FileName = $"{Private.Mark}.pdf" },
        MessageContents.Location => new LocationContent { Latitude = 38.7223, Longitude = -9.1393, Name = Private.Mark, Address = Private.Mark },
        MessageContents.ContactCard => new ContactCardContent
        {
            Cards = [new ContactCard { FormattedName = Private.Mark, FirstName = Private.Mark, Phones = [new ContactCardPhone { Phone = Private.CardPhone }] }],
        },
        MessageContents.Buttons => new ButtonsContent { Body = Private.Mark, Buttons = [new MessageButton { Title = Private.Mark, Id = "yes" }] },
        MessageContents.List => new ListContent
        {
            Body = Private.Mark,
            ButtonText = Private.Mark,
            Sections = [new ListSection { Title = Private.Mark, Rows = [new ListRow { Id = "noon", Title = Private.Mark, Description = Private.Mark }] }],
        },
        MessageContents.Reaction => new ReactionContent { MessageId = messageId, Emoji = "👍" },
        MessageContents.Template => new TemplateContent(
            new TemplateReference { Id = SandboxCredentials.FlowellaTemplateId, Name = SandboxCredentials.FlowIQTemplateName })
        {
            Parameters = new Dictionary<string, string> { ["1"] = Private.Mark, ["2"] = Private.Mark },
        },
        _ => throw new NotSupportedException($"There is no marked {kind}."),
    };

    private static MediaContent Media(MediaKind kind, string ending) =>
        new() { MediaKind = kind, Url = new Uri($"https://media.example.com/{Private.Mark}.{ending}"), Caption = Private.Mark };
}
