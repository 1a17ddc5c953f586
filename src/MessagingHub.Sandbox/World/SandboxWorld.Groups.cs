namespace MessagingHub.Sandbox;

/// <content>Groups of contacts, and the account's credit.</content>
public sealed partial class SandboxWorld
{
    private readonly NumberedList<SandboxGroup> _groups = new();

    /// <summary>The groups, in order of creation.</summary>
    public IReadOnlyList<SandboxGroup> Groups => Snapshot(_groups);

    /// <summary>How many texts the account may still send where a service counts credits; one credit is one recipient.</summary>
    public int Credits
    {
        get
        {
            lock (Gate)
            {
                return field;
            }
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            lock (Gate)
            {
                field = value;
            }
        }
    }

    /// <summary>Adds a group without members.</summary>
    /// <param name="name">The name; two groups may share one.</param>
    public SandboxGroup AddGroup(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        lock (Gate)
        {
            return _groups.Add(number => new SandboxGroup { Number = number, Name = name });
        }
    }

    /// <summary>Puts a contact into a group, and so out of the one it was in.</summary>
    /// <param name="contact">A contact of this world.</param>
    /// <param name="group">A group of this world.</param>
    /// <exception cref="ArgumentException">One of the two is not, or no longer, of this world.</exception>
    public SandboxContact JoinGroup(SandboxContact contact, SandboxGroup group)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(group);
        lock (Gate)
        {
            SandboxContact known = _contacts.Find(contact.Number)
                ?? throw new ArgumentException("The contact is not, or no longer, of this world.", nameof(contact));
            return _groups.Find(group.Number) is null
                ? throw new ArgumentException("The group is not, or no longer, of this world.", nameof(group))
                : _contacts.Replace(known.Number, known with { GroupNumber = group.Number });
        }
    }

    internal SandboxContact[] Members(SandboxGroup group)
        => [.. Contacts.Where(contact => contact.GroupNumber == group.Number)];

    internal SandboxGroup RenameGroup(SandboxGroup group, string name)
    {
        lock (Gate)
        {
            return _groups.Replace(group.Number, group with { Name = name });
        }
    }

    /// <summary>Takes a group away; its members stay, in no group.</summary>
    internal void RemoveGroup(SandboxGroup group)
    {
        lock (Gate)
        {
            foreach (SandboxContact member in Members(group))
            {
                _contacts.Replace(member.Number, member with { GroupNumber = null });
            }

            _groups.Remove(group.Number);
        }
    }
}
