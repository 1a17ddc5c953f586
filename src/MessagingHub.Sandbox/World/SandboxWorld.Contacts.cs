namespace MessagingHub.Sandbox;

/// <content>Contacts and their opt-outs.</content>
public sealed partial class SandboxWorld
{
    private readonly NumberedList<SandboxContact> _contacts = new();
    private readonly Dictionary<string, int> _byPhone = new(StringComparer.Ordinal);
    private readonly NumberedList<SandboxOptOut> _optOuts = new();
    private readonly Dictionary<(string Phone, int Channel), int> _optOutKeys = [];

    /// <summary>The contacts, in order of creation.</summary>
    public IReadOnlyList<SandboxContact> Contacts => Snapshot(_contacts);

    /// <summary>The opt-outs, active and revoked, in order of creation.</summary>
    public IReadOnlyList<SandboxOptOut> OptOuts => Snapshot(_optOuts);

    /// <summary>Adds a contact.</summary>
    /// <param name="phone">The number; common ways of writing it are brought to E.164.</param>
    /// <param name="name">The full name, or null.</param>
    /// <param name="email">The mail address, or null.</param>
    /// <param name="whatsAppId">The WhatsApp id, or null.</param>
    /// <exception cref="ArgumentException">The number cannot be read, or a contact has it already.</exception>
    public SandboxContact AddContact(string phone, string? name = null, string? email = null, string? whatsAppId = null)
        => AddContact(phone, name, email, whatsAppId, Now);

    /// <summary>Finds a contact by number, however it is written; null when there is none.</summary>
    public SandboxContact? FindContact(string phone)
    {
        lock (Gate)
        {
            return PhoneText.TryNormalize(phone, out string? e164) && _byPhone.TryGetValue(e164, out int number)
                ? _contacts.Find(number)
                : null;
        }
    }

    /// <summary>Records that a number no longer wants messages on a channel; doing it twice is doing it once.</summary>
    /// <param name="phone">The number; it need not belong to a contact.</param>
    /// <param name="channel">The channel it holds for.</param>
    /// <param name="reason">The reason given, or null.</param>
    /// <exception cref="ArgumentException">The number cannot be read.</exception>
    public SandboxOptOut SetOptOut(string phone, SandboxChannel channel, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        string e164 = Normalize(phone);
        lock (Gate)
        {
            SandboxOptOut? known = FindOptOut(e164, channel.Number);
            if (known is not null)
            {
                return known.IsActive ? known : _optOuts.Replace(known.Number, known with { Reason = reason, RevokedAt = null });
            }

            SandboxOptOut added = _optOuts.Add(number => new SandboxOptOut
            {
                Number = number,
                Phone = e164,
                ChannelNumber = channel.Number,
                Reason = reason,
            });
            _optOutKeys.Add((e164, channel.Number), added.Number);
            return added;
        }
    }

    /// <summary>Takes an opt-out back; null when there never was one.</summary>
    /// <param name="phone">The number.</param>
    /// <param name="channel">The channel it held for.</param>
    /// <exception cref="ArgumentException">The number cannot be read.</exception>
    public SandboxOptOut? ClearOptOut(string phone, SandboxChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        string e164 = Normalize(phone);
        lock (Gate)
        {
            SandboxOptOut? known = FindOptOut(e164, channel.Number);
            return known is { IsActive: true } ? _optOuts.Replace(known.Number, known with { RevokedAt = Now }) : known;
        }
    }

    internal SandboxContact? FindContact(int number)
    {
        lock (Gate)
        {
            return _contacts.Find(number);
        }
    }

    /// <exception cref="ArgumentException">The number is new to the contact and cannot be read, or another contact has it.</exception>
    internal SandboxContact UpdateContact(SandboxContact changed)
    {
        lock (Gate)
        {
            SandboxContact known = _contacts.Find(changed.Number)!;
            if (changed.Phone != known.Phone)
            {
                changed = changed with { Phone = Normalize(changed.Phone) };
                if (_byPhone.GetValueOrDefault(changed.Phone, known.Number) != known.Number)
                {
                    throw new ArgumentException("A contact with this number exists already.", nameof(changed));
                }

                _byPhone.Remove(known.Phone);
                _byPhone[changed.Phone] = known.Number;
            }

            if (changed.Name != known.Name && changed.FirstName == known.FirstName && changed.LastName == known.LastName)
            {
                // Named anew as a whole: the parts are those of the old name.
                changed = changed with { FirstName = null, LastName = null };
            }

            return _contacts.Replace(changed.Number, changed with { UpdatedAt = Now });
        }
    }

    /// <summary>Takes a contact away, and its conversations with it: none may be left without the person it is with.</summary>
    internal void RemoveContact(SandboxContact contact)
    {
        lock (Gate)
        {
            _contacts.Remove(contact.Number);
            _byPhone.Remove(contact.Phone);
            foreach (SandboxConversation conversation in _conversations.ToArray().Where(c => c.ContactNumber == contact.Number))
            {
                _conversations.Remove(conversation.Number);
            }
        }
    }

    internal SandboxContact AddContact(
        string phone, string? name, string? email, string? whatsAppId, DateTimeOffset at, IReadOnlyList<string>? tags = null)
    {
        string e164 = Normalize(phone);
        lock (Gate)
        {
            if (_byPhone.ContainsKey(e164))
            {
                throw new ArgumentException("A contact with this number exists already.", nameof(phone));
            }

            SandboxContact added = _contacts.Add(number => new SandboxContact
            {
                Number = number,
                Phone = e164,
                Name = name,
                Email = email,
                WhatsAppId = whatsAppId,
                Tags = tags ?? [],
                CreatedAt = at,
                UpdatedAt = at,
            });
            _byPhone.Add(e164, added.Number);
            return added;
        }
    }

    internal bool IsOptedOut(string e164, SandboxChannel channel)
    {
        lock (Gate)
        {
            return FindOptOut(e164, channel.Number) is { IsActive: true };
        }
    }

    private SandboxOptOut? FindOptOut(string e164, int channel)
        => _optOutKeys.TryGetValue((e164, channel), out int number) ? _optOuts.Find(number) : null;

    private static string Normalize(string phone)
        => PhoneText.TryNormalize(phone, out string? e164)
            ? e164
            : throw new ArgumentException("Not a phone number in E.164 form or one that can be brought to it.", nameof(phone));
}
