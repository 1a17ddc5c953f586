namespace MessagingHub;

/// <summary>A word out of a set that services extend: known words compare ignoring case, unknown ones stay as received.</summary>
/// <typeparam name="TSelf">The value type itself.</typeparam>
public interface IOpenValue<TSelf>
    where TSelf : struct, IOpenValue<TSelf>
{
    /// <summary>The word: lower case where known, otherwise as received; empty for the default value.</summary>
    string Value { get; }

    /// <summary>Makes the value of a word.</summary>
    /// <param name="value">The word, not empty.</param>
    static abstract TSelf Create(string value);
}
