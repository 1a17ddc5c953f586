namespace MessagingHub.Sandbox;

/// <summary>
/// The people, conversations, templates and messages that all dialects show, each in its own words.
/// </summary>
/// <remarks>
/// Thread-safe. Begins as the seed world, which holds no wall clock and no randomness, and returns to it on reset.
/// What is added later takes the sandbox's <see cref="TimeProvider"/>.
/// </remarks>
public sealed partial class SandboxWorld
{
    private readonly TimeProvider _time;
    private readonly NumberedList<SandboxChannel> _channels = new();
    private readonly NumberedList<SandboxTemplate> _templates = new();
    private readonly NumberedList<SandboxMessage> _messages = new();
    private int _jobs;

    internal SandboxWorld(TimeProvider time)
    {
        _time = time;
        Reset();
    }

    /// <summary>Held around a change that consists of several, so that no reader sees half of it.</summary>
    internal Lock Gate { get; } = new();

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>The account's channels, in order of creation.</summary>
    public IReadOnlyList<SandboxChannel> Channels => Snapshot(_channels);

    /// <summary>The templates, in order of creation.</summary>
    public IReadOnlyList<SandboxTemplate> Templates => Snapshot(_templates);

    /// <summary>The messages of both directions, in order of creation.</summary>
    public IReadOnlyList<SandboxMessage> Messages => Snapshot(_messages);

    /// <summary>Adds a template.</summary>
    /// <param name="name">The name.</param>
    /// <param name="language">The language in Meta's form.</param>
    /// <param name="category">The category; kept in lower case.</param>
    /// <param name="status">The status; kept in lower case.</param>
    /// <param name="body">The body text.</param>
    public SandboxTemplate AddTemplate(
        string name, string language = "en_US", string category = "utility", string status = "approved", string body = "Hello {{1}}")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(status);
        lock (Gate)
        {
            return _templates.Add(number => new SandboxTemplate
            {
                Number = number,
                Name = name,
                Language = language,
                Category = Lower(category),
                Status = Lower(status),
                Body = body,
                MetaId = FormattableString.Invariant($"{120000000000000 + number}"),
            });
        }
    }

    /// <summary>Takes away all contacts, groups, conversations, templates, messages and opt-outs; the channels stay.</summary>
    public void Clear()
    {
        lock (Gate)
        {
            _contacts.Clear();
            _groups.Clear();
            _byPhone.Clear();
            _conversations.Clear();
            _templates.Clear();
            _messages.Clear();
            _optOuts.Clear();
            _optOutKeys.Clear();
        }
    }

    internal void Reset()
    {
        lock (Gate)
        {
            Clear();
            _contacts.Restart();
            _groups.Restart();
            _conversations.Restart();
            _templates.Restart();
            _messages.Restart();
            _optOuts.Restart();
            _channels.Restart();
            _jobs = 0;
            Credits = SandboxSeed.Credits;
            WorldSeed.Fill(this);
        }
    }

    internal int NextJob()
    {
        lock (Gate)
        {
            return ++_jobs;
        }
    }

    internal SandboxChannel AddChannel(string name, string phone, bool isDefault)
    {
        lock (Gate)
        {
            return _channels.Add(number => new SandboxChannel { Number = number, Name = name, Phone = phone, IsDefault = isDefault });
        }
    }

    // Statuses and categories are shown in a service's own case by its dialect; here there is one.
    private static string Lower(string text) => text.ToLowerInvariant();

    private T[] Snapshot<T>(NumberedList<T> list) where T : class
    {
        lock (Gate)
        {
            return list.ToArray();
        }
    }
}
