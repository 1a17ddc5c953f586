namespace MessagingHub;

/// <summary>Who does not want messages, and on which channel.</summary>
public sealed record OptOutRequest
{
    /// <summary>The person's phone number, best in E.164 form.</summary>
    public required string Phone
    {
        get;
        init => field = MessageRecipient.CheckPhone(Argument.Text(value))!;
    }

    /// <summary>The account's own channel or number; null for the account's <c>DefaultSender</c>.</summary>
    public string? Sender
    {
        get;
        init => field = Argument.OptionalId(value);
    }

    /// <summary>Why, for the record; null for no reason.</summary>
    public string? Reason
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The phone number's last two digits.</summary>
    public override string ToString() => $"OptOutRequest {{ Phone = {Mask.Phone(Phone)}, Sender = {Mask.Id(Sender)} }}";
}
