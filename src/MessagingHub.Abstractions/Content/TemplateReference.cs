namespace MessagingHub;

/// <summary>Names a template: by id, by name, or by both, because some services want the one and some the other.</summary>
public sealed record TemplateReference
{
    /// <summary>The service's id of the template.</summary>
    public string? Id
    {
        get;
        init => field = Argument.OptionalId(value);
    }

    /// <summary>The template's name.</summary>
    public string? Name
    {
        get;
        init => field = Argument.OptionalId(value);
    }

    /// <summary>The template's language code, such as <c>en_US</c>; null for the service's choice.</summary>
    public string? Language
    {
        get;
        init => field = Argument.OptionalId(value);
    }
}
