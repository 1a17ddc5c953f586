namespace MessagingHub.Conformance;

/// <summary>One plain content of each kind, within the limits that messaging services have.</summary>
internal static class SampleContents
{
    public const string Text = "Your table is ready";

    public static MessageContent Of(MessageContents kind, string messageId) => kind switch
    {
        MessageContents.Text => new TextContent(Text),
        MessageContents.Image => Media(MediaKind.Image, "picture.jpg"),
        MessageContents.Video => Media(MediaKind.Video, "film.mp4"),
        MessageContents.Audio => Media(MediaKind.Audio, "note.mp3"),
        MessageContents.Document => Media(MediaKind.Document, "invoice.pdf") with { FileName = "invoice.pdf" },
        MessageContents.Location => new LocationContent { Latitude = 38.7223, Longitude = -9.1393, Name = "Office", Address = "1 Harbour Street" },
        MessageContents.ContactCard => new ContactCardContent
        {
            Cards = [new ContactCard { FormattedName = "Nia Okoro", FirstName = "Nia", Phones = [new ContactCardPhone { Phone = "+12025550188" }] }],
        },
        MessageContents.Buttons => new ButtonsContent { Body = "Shall we?", Buttons = [new MessageButton { Title = "Yes", Id = "yes" }] },
        MessageContents.List => new ListContent
        {
            Body = "When?",
            ButtonText = "Choose",
            Sections = [new ListSection { Title = "Today", Rows = [new ListRow { Id = "noon", Title = "At noon" }] }],
        },
        MessageContents.Reaction => new ReactionContent { MessageId = messageId, Emoji = "👍" },
        MessageContents.Template => new TemplateContent(new TemplateReference { Id = "conformance", Name = "conformance", Language = "en_US" }),
        _ => throw new NotSupportedException($"The kit has no sample of {kind}: it is older than the contract."),
    };

    private static MediaContent Media(MediaKind kind, string file) => new() { MediaKind = kind, Url = new Uri("https://media.example.com/" + file) };
}
