namespace MessagingHub.Velstack.Wire;

/// <summary>The envelope. Status and code are texts here because they come as boolean, number or text.</summary>
internal class VelstackAnswer
{
    public string? Status { get; set; }

    public string? Message { get; set; }

    public string? Code { get; set; }

    /// <summary>Not documented by Velstack: Laravel's own form of validation errors.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>?>? Errors { get; set; }
}

/// <summary>The envelope with its data, whose kind changes from call to call: one thing or a list of them, bare or wrapped.</summary>
internal sealed class VelstackAnswer<T> : VelstackAnswer
    where T : VelstackData<T>
{
    public IReadOnlyList<T?>? Data { get; set; }
}

/// <summary>A thing, or the wrapper around things of its kind.</summary>
internal abstract class VelstackData<T>
    where T : VelstackData<T>
{
    public IReadOnlyList<T?>? Summary { get; set; }

    public IReadOnlyList<T?>? Results { get; set; }

    /// <summary>Null in the only sample of a list of groups; its purpose is not documented.</summary>
    public IReadOnlyList<T?>? Collection { get; set; }

    /// <summary>Null in the only sample of a group's contacts; its purpose is not documented.</summary>
    public IReadOnlyList<T?>? Contacts { get; set; }

    /// <summary>Whether it says anything itself.</summary>
    public abstract bool HasContent();

    public IReadOnlyList<T?>? Wrapped() => Summary ?? Results ?? Collection ?? Contacts;
}

internal sealed class VelstackSend : VelstackData<VelstackSend>
{
    public string? MessageId { get; set; }

    public string? Type { get; set; }

    /// <summary>A list of numbers, or one text with commas.</summary>
    public IReadOnlyList<string?>? Recipients { get; set; }

    public decimal? TotalContacts { get; set; }

    public decimal? CreditUsed { get; set; }

    public decimal? CreditLeft { get; set; }

    public override bool HasContent() => (MessageId ?? Type) is not null || Recipients is not null || (TotalContacts ?? CreditUsed) is not null;
}

internal sealed class VelstackGroup : VelstackData<VelstackGroup>
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public decimal? Members { get; set; }

    public override bool HasContent() => (Id ?? Name) is not null;
}

internal sealed class VelstackContact : VelstackData<VelstackContact>
{
    public string? Id { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? PhoneNumber { get; set; }

    public string? EmailAddress { get; set; }

    /// <summary>The group's name, not its id.</summary>
    public string? Group { get; set; }

    public DateTimeOffset? AddedDate { get; set; }

    public override bool HasContent() => (Id ?? PhoneNumber ?? FirstName ?? LastName) is not null;
}

internal sealed class VelstackSenderIdData : VelstackData<VelstackSenderIdData>
{
    /// <summary>The sender name itself, not a UUID.</summary>
    public string? Id { get; set; }

    public string? Purpose { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? Date { get; set; }

    public override bool HasContent() => (Id ?? Status) is not null;
}
