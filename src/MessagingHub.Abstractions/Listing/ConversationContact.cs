namespace MessagingHub;

/// <summary>The other party of a conversation, as far as a list of conversations tells.</summary>
public sealed record ConversationContact
{
    /// <summary>The service's id of the contact.</summary>
    public string? Id { get; init; }

    /// <summary>The phone number: <c>+</c> and digits where the service gives a full international number, otherwise as received.</summary>
    public string? Phone { get; init; }

    /// <summary>The full name.</summary>
    public string? Name { get; init; }

    /// <summary>Which contact, the phone number shortened to its last two digits.</summary>
    public override string ToString() => $"ConversationContact {{ Id = {Mask.Id(Id)}, Phone = {Mask.Phone(Phone)} }}";
}
