namespace MessagingHub;

/// <summary>A place on the map.</summary>
public sealed record LocationContent : MessageContent
{
    /// <summary>Latitude in degrees, -90 to 90.</summary>
    public required double Latitude
    {
        get;
        init => field = Within(value, 90, nameof(Latitude));
    }

    /// <summary>Longitude in degrees, -180 to 180.</summary>
    public required double Longitude
    {
        get;
        init => field = Within(value, 180, nameof(Longitude));
    }

    /// <summary>The place's name; null for none.</summary>
    public string? Name
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The place's address; null for none.</summary>
    public string? Address
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <inheritdoc />
    public override MessageContents Kind => MessageContents.Location;

    private static double Within(double value, double bound, string name) =>
        Math.Abs(value) <= bound ? value : throw new ArgumentOutOfRangeException(name, $"The value is between -{bound} and {bound} degrees.");
}
