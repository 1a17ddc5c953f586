namespace MessagingHub;

/// <summary>What a service says is wrong with one field of a request.</summary>
public sealed record FieldError
{
    /// <summary>Takes a field and what is wrong with it.</summary>
    /// <param name="path">The field, in the service's own words.</param>
    /// <param name="message">What is wrong with it.</param>
    public FieldError(string path, string message)
    {
        Path = path;
        Message = message;
    }

    /// <summary>The field, in the service's own words.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    public string Message { get; }

    /// <summary>The field only: the message may repeat what was sent.</summary>
    public override string ToString() => $"FieldError {{ Path = {Path} }}";
}
