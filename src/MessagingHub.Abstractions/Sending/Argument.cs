using System.Runtime.CompilerServices;
using System.Text;

namespace MessagingHub;

/// <summary>What every outbound text must be, checked where it enters, so that no provider has to check again.</summary>
internal static class Argument
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Refuses an empty text and one that has no UTF-8 form (a lone surrogate): it could not be sent as it stands.</summary>
    public static string Text(string? value, [CallerMemberName] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return WellFormed(value, name);
    }

    /// <summary>As <see cref="Text"/>, where absent is allowed.</summary>
    public static string? OptionalText(string? value, [CallerMemberName] string? name = null) =>
        value is null ? null : Text(value, name);

    /// <summary>Refuses an identifier that is empty or holds control characters.</summary>
    public static string? OptionalId(string? value, [CallerMemberName] string? name = null)
    {
        if (value is null)
        {
            return null;
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value.Any(char.IsControl)
            ? throw new ArgumentException("An identifier has no control characters.", name)
            : WellFormed(value, name);
    }

    /// <summary>Whether a text that a service sent can serve as an identifier.</summary>
    public static bool IsId(string? value) => !string.IsNullOrWhiteSpace(value) && !value.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    /// <summary>Refuses an empty list and one with a null in it, and copies the rest.</summary>
    public static IReadOnlyList<T> List<T>(IReadOnlyList<T>? value, [CallerMemberName] string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value.Count == 0 || value.Any(item => item is null)
            ? throw new ArgumentException("The list needs at least one item, and none of them may be null.", name)
            : [.. value];
    }

    /// <summary>Copies string pairs and refuses null values, empty keys and texts without a UTF-8 form.</summary>
    public static IReadOnlyDictionary<string, string> Pairs(
        IReadOnlyDictionary<string, string>? value, [CallerMemberName] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        var copy = new Dictionary<string, string>(value.Count, StringComparer.Ordinal);
        foreach ((string key, string text) in value)
        {
            copy.Add(Text(key, name), WellFormed(text ?? throw new ArgumentException($"The value of '{key}' is null.", name), name));
        }

        return copy.AsReadOnly();
    }

    private static string WellFormed(string value, string? name)
    {
        try
        {
            _ = StrictUtf8.GetByteCount(value);
            return value;
        }
        catch (EncoderFallbackException)
        {
            throw new ArgumentException("The text has a lone surrogate and cannot be sent as UTF-8.", name);
        }
    }
}
