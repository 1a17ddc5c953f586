namespace MessagingHub;

/// <summary>A contact's data to be written; null fields are not sent.</summary>
public sealed record ContactDraft
{
    /// <summary>The phone number, best in E.164 form.</summary>
    public string? Phone
    {
        get;
        init => field = MessageRecipient.CheckPhone(value);
    }

    /// <summary>The full name.</summary>
    public string? Name
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The first name.</summary>
    public string? FirstName
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The last name.</summary>
    public string? LastName
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The e-mail address.</summary>
    public string? Email
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The tags; null to leave them alone.</summary>
    public IReadOnlyList<string>? Tags
    {
        get;
        init => field = value is null ? null : [.. value.Select(tag => Argument.Text(tag, nameof(Tags)))];
    }

    /// <summary>The group to put the contact in.</summary>
    public string? GroupId
    {
        get;
        init => field = Argument.OptionalId(value);
    }

    /// <summary>What only one service has, such as <c>waId</c>; an unknown name is refused.</summary>
    public IReadOnlyDictionary<string, string> ProviderOptions
    {
        get;
        init => field = Argument.Pairs(value);
    } = ReadOnlyDictionary.Empty;

    /// <summary>The phone number's last two digits.</summary>
    public override string ToString() => $"ContactDraft {{ Phone = {Mask.Phone(Phone)} }}";
}
