using System.Diagnostics.CodeAnalysis;

namespace MessagingHub;

/// <summary>The configured accounts and routes, for choosing one at run time. It sees changes of the configuration.</summary>
public interface IMessagingProviders
{
    /// <summary>The names of accounts and routes as configured now, in alphabetical order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The account or route that answers where none is named: <c>DefaultProvider</c>, or the only account. It follows the configuration.</summary>
    /// <remarks>Where there are several accounts and no <c>DefaultProvider</c>, its calls end with a <see cref="MessagingException"/> that says so.</remarks>
    IMessagingProvider Default { get; }

    /// <summary>The account or route with this name.</summary>
    /// <param name="name">The name; compared ignoring case.</param>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those there are.</exception>
    IMessagingProvider Get(string name);

    /// <summary>The account or route with this name, if there is one: the way for names that come from users.</summary>
    /// <param name="name">The name; compared ignoring case.</param>
    /// <param name="provider">The account or route; it follows the configuration.</param>
    bool TryGet(string name, [NotNullWhen(true)] out IMessagingProvider? provider);
}
