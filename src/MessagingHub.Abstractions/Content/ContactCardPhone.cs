namespace MessagingHub;

/// <summary>A phone number on a contact card.</summary>
public sealed record ContactCardPhone
{
    /// <summary>The number, best in E.164 form.</summary>
    public required string Phone
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <summary>What kind of number it is, such as <c>CELL</c> or <c>WORK</c>; null where not said.</summary>
    public string? Type
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The last two digits.</summary>
    public override string ToString() => $"ContactCardPhone {{ Phone = {Mask.Phone(Phone)}, Type = {Type} }}";
}
