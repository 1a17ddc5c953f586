namespace MessagingHub.Sandbox;

/// <summary>Buttons and lists: header and body are plain texts, not Meta's nested objects.</summary>
internal static class FlowIQInteractive
{
    private const int MaxBody = 1024, MaxHeader = 60, MaxFooter = 60, MaxTitle = 20;
    private const int MaxButtons = 3, MaxSections = 10, MaxRows = 10, MaxRowTitle = 24, MaxDescription = 72;

    public static FlowIQContent Read(Call call)
    {
        JsonBody part = call.Body.NullableObject("interactive") ?? throw FlowIQErrors.Missing(call, "interactive is required");
        string type = FlowIQFields.Text(part, "type") ?? throw FlowIQErrors.Missing(call, "interactive.type is required");
        string? body = FlowIQFields.Text(part, "body", MaxBody);
        part.Nullable("header", 0, MaxHeader);
        part.Nullable("footer", 0, MaxFooter);
        switch (type)
        {
            case "button":
                Buttons(call, part, hasBody: body is not null);
                break;
            case "list":
                List(call, part, hasBody: body is not null);
                break;
            default:
                throw part.Wrong("type", "must be one of button, list");
        }

        return new FlowIQContent("interactive", body!) { MediaKind = "interactive" };
    }

    private static void Buttons(Call call, JsonBody part, bool hasBody)
    {
        IReadOnlyList<JsonBody> buttons = part.NullableObjects("buttons");
        if (!hasBody || buttons.Count == 0)
        {
            throw FlowIQErrors.Missing(call, "interactive.body and interactive.buttons are required for button messages");
        }

        Few(part, "buttons", buttons.Count, MaxButtons);
        foreach (JsonBody button in buttons)
        {
            _ = FlowIQFields.Text(button, "title", MaxTitle) ?? throw FlowIQErrors.Missing(call, "each button needs a title");
            button.Nullable("id", 0, int.MaxValue);
        }

        if (part.NullableObject("header_media") is { } media)
        {
            media.RequiredChoice("type", "image", "video", "document");
            FlowIQFields.Link(media, "url", media.Required("url", 1, int.MaxValue));
            media.Nullable("filename", 0, int.MaxValue);
        }
    }

    private static void List(Call call, JsonBody part, bool hasBody)
    {
        string? menu = FlowIQFields.Text(part, "button", MaxTitle);
        IReadOnlyList<JsonBody> sections = part.NullableObjects("sections");
        if (!hasBody || menu is null || sections.Count == 0)
        {
            throw FlowIQErrors.Missing(
                call, "interactive.body, interactive.button and interactive.sections are required for list messages");
        }

        Few(part, "sections", sections.Count, MaxSections);
        foreach (JsonBody section in sections)
        {
            Section(call, section);
        }
    }

    private static void Section(Call call, JsonBody section)
    {
        section.Nullable("title", 0, MaxRowTitle);
        IReadOnlyList<JsonBody> rows = section.NullableObjects("rows");
        if (rows.Count == 0)
        {
            throw FlowIQErrors.Missing(call, "each section needs rows");
        }

        Few(section, "rows", rows.Count, MaxRows);
        foreach (JsonBody row in rows)
        {
            if (FlowIQFields.Text(row, "id") is null || FlowIQFields.Text(row, "title", MaxRowTitle) is null)
            {
                throw FlowIQErrors.Missing(call, "each row needs an id and a title");
            }

            row.Nullable("description", 0, MaxDescription);
        }
    }

    private static void Few(JsonBody owner, string name, int count, int max)
    {
        if (count > max)
        {
            throw owner.Wrong(name, FormattableString.Invariant($"must hold at most {max} items"));
        }
    }
}
