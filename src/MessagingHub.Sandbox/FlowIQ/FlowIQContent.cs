namespace MessagingHub.Sandbox;

/// <summary>What is to be sent, read by its <c>message_type</c> with all documented requirements and limits.</summary>
/// <param name="Kind">The <c>message_type</c>.</param>
/// <param name="Text">The text a history shows: the text itself, a caption, a body, an emoji.</param>
internal sealed record FlowIQContent(string Kind, string Text)
{
    private static readonly string[] Kinds =
        ["text", "image", "video", "audio", "document", "location", "contacts", "interactive", "reaction"];

    /// <summary>As a history names the media; null for none.</summary>
    public string? MediaKind { get; init; }

    public string? MediaUrl { get; init; }

    /// <summary>The id of the message that a reaction is for; null for everything else.</summary>
    public string? ReactsTo { get; init; }

    public static FlowIQContent Read(Call call)
    {
        JsonBody body = call.Body;
        string kind = FlowIQFields.Text(body, "message_type") ?? throw FlowIQErrors.Missing(call, "message_type is required");
        return kind switch
        {
            "text" => new FlowIQContent(
                kind, FlowIQFields.Text(body, "text") ?? throw FlowIQErrors.Missing(call, "text is required for text messages")),
            "image" => Media(call, kind, "jpg", "jpeg", "png"),
            "video" => Media(call, kind, "mp4"),
            "audio" => Media(call, kind, "mp3", "aac", "ogg"),
            "document" => Media(call, kind, "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx"),
            "location" => Location(call),
            "contacts" => Cards(call),
            "interactive" => FlowIQInteractive.Read(call),
            "reaction" => Reaction(call),
            _ => throw FlowIQErrors.Refused(
                call, 400, "Invalid message type", $"message_type must be one of: {string.Join(", ", Kinds)}"),
        };
    }

    // The service downloads the media and hands it to Meta, which is where a wrong format comes to light.
    private static FlowIQContent Media(Call call, string kind, params ReadOnlySpan<string> formats)
    {
        string url = FlowIQFields.Text(call.Body, "media_url")
            ?? throw FlowIQErrors.Missing(call, "media_url is required for media messages");
        Uri link = FlowIQFields.Link(call.Body, "media_url", url);
        string caption = (kind == "audio" ? null : call.Body.Nullable("caption", 0, int.MaxValue)) ?? "";
        if (kind == "document")
        {
            call.Body.Nullable("filename", 0, int.MaxValue);
        }

        return FlowIQFields.HasFormat(link, formats)
            ? new FlowIQContent(kind, caption) { MediaKind = kind, MediaUrl = url }
            : throw FlowIQErrors.Refused(call, 500, "Meta upload failed", $"Meta does not take this format as {kind}.");
    }

    private static FlowIQContent Location(Call call)
    {
        JsonBody? location = call.Body.NullableObject("location");
        if (location?.NullableNumber("latitude") is null || location.NullableNumber("longitude") is null)
        {
            throw FlowIQErrors.Missing(call, "location.latitude and location.longitude are required for location messages");
        }

        location.Nullable("address", 0, int.MaxValue);
        return new FlowIQContent("location", location.Nullable("name", 0, int.MaxValue) ?? "");
    }

    private static FlowIQContent Cards(Call call)
    {
        IReadOnlyList<JsonBody> cards = call.Body.NullableObjects("contacts");
        if (cards.Count == 0)
        {
            throw FlowIQErrors.Missing(call, "contacts array is required for contacts messages");
        }

        return new FlowIQContent("contacts", string.Join(", ", cards.Select(card => Card(call, card))));
    }

    private static string Card(Call call, JsonBody card)
    {
        string? name = card.NullableObject("name") is { } names ? FlowIQFields.Text(names, "formatted_name") : null;
        if (name is null || card.NullableObjects("phones").Any(phone => FlowIQFields.Text(phone, "phone") is null))
        {
            throw FlowIQErrors.Missing(call, "contacts need name.formatted_name, and each of their phones a phone");
        }

        return name;
    }

    private static FlowIQContent Reaction(Call call)
    {
        JsonBody? reaction = call.Body.NullableObject("reaction");
        string target = (reaction is null ? null : FlowIQFields.Text(reaction, "message_id"))
            ?? throw FlowIQErrors.Missing(call, "reaction.message_id is required for reaction messages");
        return new FlowIQContent("reaction", FlowIQFields.Text(reaction!, "emoji") ?? "👍") { ReactsTo = target };
    }
}
