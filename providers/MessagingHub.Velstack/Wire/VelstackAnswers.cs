namespace MessagingHub.Velstack.Wire;

/// <summary>The envelope. Status and code are texts here because they come as boolean, number or text.</summary>
internal class VelstackAnswer
{
    public string? Status { get; init; }

    public string? Message { get; init; }

    public string? Code { get; init; }

    /// <summary>Not documented by Velstack: Laravel's own form of validation errors.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>?>? Errors { get; init; }
}

/// <summary>The envelope with its data, whose kind changes from call to call: one thing or a list of them, bare or wrapped.</summary>
internal sealed class VelstackAnswer<T> : VelstackAnswer
    where T : VelstackData<T>
{
    public IReadOnlyList<T?>? Data { get; init; }
}

/// <summary>A thing, or the wrapper around things of its kind.</summary>
internal abstract class VelstackData<T>
    where T : VelstackData<T>
{
    public IReadOnlyList<T?>? Summary { get; init; }

    public IReadOnlyList<T?>? Results { get; init; }

    /// <summary>Null in the only sample of a list of groups; its purpose is not documented.</summary>
    public IReadOnlyList<T?>? Collection { get; init; }

    /// <summary>Null in the only sample of a group's contacts; its purpose is not documented.</summary>
    public IReadOnlyList<T?>? Contacts { get; init; }

    /// <summary>Whether it says anything itself.</summary>
    public abstract bool HasContent();

    public IReadOnlyList<T?>? Wrapped() => Summary ?? Results ?? Collection ?? Contacts;
}

internal sealed class VelstackSend : VelstackData<VelstackSend>
{
    public string? MessageId { get; init; }

    public string? Type { get; init; }

    /// <summary>A list of numbers, or one text with commas.</summary>
    public IReadOnlyList<string?>? Recipients { get; init; }

    public decimal? TotalContacts { get; init; }

    public decimal? CreditUsed { get; init; }

    public decimal? CreditLeft { get; init; }

    public override bool HasContent() => (MessageId ?? Type) is not null || Recipients is not null || (TotalContacts ?? CreditUsed) is not null;
}

internal sealed class VelstackGroup : VelstackData<VelstackGroup>
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public decimal? Members { get; init; }

    public override bool HasContent() => (Id ?? Name) is not null;
}

internal sealed class VelstackContact : VelstackData<VelstackContact>
{
    public string? Id { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? PhoneNumber { get; init; }

    public string? EmailAddress { get; init; }

    /// <summary>The group's name, not its id.</summary>
    public string? Group { get; init; }

    public string? AddedDate { get; init; }

    public override bool HasContent() => (Id ?? PhoneNumber ?? FirstName ?? LastName) is not null;
}

internal sealed class VelstackSenderIdData : VelstackData<VelstackSenderIdData>
{
    /// <summary>The sender name itself, not a UUID.</summary>
    public string? Id { get; init; }

    public string? Purpose { get; init; }

    public string? Status { get; init; }

    public string? Date { get; init; }

    public override bool HasContent() => (Id ?? Status) is not null;
}
