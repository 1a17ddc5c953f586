namespace MessagingHub;

/// <summary>An image, video, audio file or document that the service fetches from a public address.</summary>
public sealed record MediaContent : MessageContent
{
    private readonly MessageContents _kind;

    /// <summary>What the file is: <see cref="MediaKind.Image"/>, <see cref="MediaKind.Video"/>, <see cref="MediaKind.Audio"/> or <see cref="MediaKind.Document"/>.</summary>
    public required MediaKind MediaKind
    {
        get;
        init
        {
            field = value;
            _kind = value.Value switch
            {
                "image" => MessageContents.Image,
                "video" => MessageContents.Video,
                "audio" => MessageContents.Audio,
                "document" => MessageContents.Document,
                _ => throw new ArgumentException("Media to send is image, video, audio or document.", nameof(MediaKind)),
            };
        }
    }

    /// <summary>Where the service fetches the file: an absolute http or https address.</summary>
    public required Uri Url
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Url));
            field = value.IsAbsoluteUri && (value.Scheme == Uri.UriSchemeHttps || value.Scheme == Uri.UriSchemeHttp)
                ? value
                : throw new ArgumentException("The media address is an absolute http or https URL.", nameof(Url));
        }
    }

    /// <summary>The text shown with the file; null for none.</summary>
    public string? Caption
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The file's name as the addressee sees it; null for the service's choice.</summary>
    public string? FileName
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <inheritdoc />
    public override MessageContents Kind => _kind;
}
