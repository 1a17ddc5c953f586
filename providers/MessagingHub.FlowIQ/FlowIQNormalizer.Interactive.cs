using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <content>Buttons and menus, the only messages whose limits FlowIQ documents.</content>
internal static partial class FlowIQNormalizer
{
    private const int MaxBody = 1024;
    private const int MaxHeader = 60;
    private const int MaxFooter = 60;
    private const int MaxButtons = 3;
    private const int MaxButtonTitle = 20;
    private const int MaxMenuLabel = 20;
    private const int MaxSections = 10;
    private const int MaxRows = 10;
    private const int MaxSectionTitle = 24;
    private const int MaxRowTitle = 24;
    private const int MaxRowDescription = 72;

    private static FlowIQInteractive ToInteractive(ProviderContext<FlowIQOptions> context, WireOperation operation, ButtonsContent content)
    {
        RequireFrame(context, operation, content.Body, content.Header, content.Footer);
        RequireCount(context, operation, content.Buttons.Count, MaxButtons, "Content.Buttons");
        foreach (MessageButton button in content.Buttons)
        {
            RequireLength(context, operation, button.Title, MaxButtonTitle, "Content.Buttons.Title");
        }

        return new FlowIQInteractive
        {
            Type = "button",
            Body = content.Body,
            Header = content.Header,
            Footer = content.Footer,
            HeaderMedia = content.HeaderMedia is { } media ? ToHeaderMedia(context, operation, media) : null,
            Buttons = [.. content.Buttons.Select(button => new FlowIQButton { Title = button.Title, Id = button.Id })],
        };
    }

    private static FlowIQInteractive ToInteractive(ProviderContext<FlowIQOptions> context, WireOperation operation, ListContent content)
    {
        RequireFrame(context, operation, content.Body, content.Header, content.Footer);
        RequireLength(context, operation, content.ButtonText, MaxMenuLabel, "Content.ButtonText");
        RequireCount(context, operation, content.Sections.Count, MaxSections, "Content.Sections");
        foreach (ListSection section in content.Sections)
        {
            RequireLength(context, operation, section.Title, MaxSectionTitle, "Content.Sections.Title");
            RequireCount(context, operation, section.Rows.Count, MaxRows, "Content.Sections.Rows");
            foreach (ListRow row in section.Rows)
            {
                RequireLength(context, operation, row.Title, MaxRowTitle, "Content.Sections.Rows.Title");
                RequireLength(context, operation, row.Description, MaxRowDescription, "Content.Sections.Rows.Description");
            }
        }

        return new FlowIQInteractive
        {
            Type = "list",
            Body = content.Body,
            Header = content.Header,
            Footer = content.Footer,
            Button = content.ButtonText,
            Sections = [.. content.Sections.Select(section => new FlowIQSection
            {
                Title = section.Title,
                Rows = [.. section.Rows.Select(row => new FlowIQRow { Id = row.Id, Title = row.Title, Description = row.Description })],
            })],
        };
    }

    private static FlowIQHeaderMedia ToHeaderMedia(ProviderContext<FlowIQOptions> context, WireOperation operation, MediaContent media)
    {
        RequireHeaderKind(context, operation, media);
        return media.FileName is not null && media.MediaKind != MediaKind.Document
            ? throw context.NotSupported(operation, "only FlowIQ's documents have a file name.")
            : new FlowIQHeaderMedia { Type = media.MediaKind.Value, Url = media.Url.AbsoluteUri, Filename = media.FileName };
    }

    private static void RequireHeaderKind(ProviderContext<FlowIQOptions> context, WireOperation operation, MediaContent media)
    {
        if (media.MediaKind == MediaKind.Audio)
        {
            throw context.Invalid(operation, "Content.HeaderMedia", "a header is an image, a video or a document.");
        }

        if (media.Caption is not null)
        {
            throw context.NotSupported(operation, "FlowIQ's header media have no caption; say it in the body.");
        }
    }

    private static void RequireFrame(ProviderContext<FlowIQOptions> context, WireOperation operation, string body, string? header, string? footer)
    {
        RequireLength(context, operation, body, MaxBody, "Content.Body");
        RequireLength(context, operation, header, MaxHeader, "Content.Header");
        RequireLength(context, operation, footer, MaxFooter, "Content.Footer");
    }

    private static void RequireLength(ProviderContext<FlowIQOptions> context, WireOperation operation, string? text, int max, string path)
    {
        if (text?.Length > max)
        {
            throw context.Invalid(operation, path, $"at most {max} characters, and here are {text.Length}.");
        }
    }

    private static void RequireCount(ProviderContext<FlowIQOptions> context, WireOperation operation, int count, int max, string path)
    {
        if (count > max)
        {
            throw context.Invalid(operation, path, $"at most {max}, and here are {count}.");
        }
    }
}
