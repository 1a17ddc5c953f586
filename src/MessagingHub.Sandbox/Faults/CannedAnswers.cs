namespace MessagingHub.Sandbox;

/// <summary>Answers that no service would give, ready made, and the names of the faults that give them.</summary>
internal static class CannedAnswers
{
    public const string HtmlPage = "html-page", EmptyBody = "empty-body", Garbage = "accept-then-garbage";

    public static Answer Html(int status)
        => new(status, "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please try later</h1></body></html>"u8.ToArray())
        {
            ContentType = "text/html; charset=utf-8",
        };

    public static Answer Empty(int status) => new(status, []);

    // Not JSON and not UTF-8 either, under a header that promises both.
    public static Answer NotJson() => new(200, [0x00, 0xFF, 0xFE, .. "<<this is not json>>"u8, 0x80]);
}
