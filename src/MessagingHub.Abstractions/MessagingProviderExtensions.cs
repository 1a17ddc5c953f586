namespace MessagingHub;

/// <summary>Short forms of common calls on <see cref="IMessagingProvider"/>.</summary>
public static class MessagingProviderExtensions
{
    /// <summary>Finds an optional feature.</summary>
    /// <typeparam name="T">The feature's interface, such as <see cref="IMessageHistory"/>.</typeparam>
    /// <param name="provider">The provider to ask.</param>
    /// <returns>The feature, or null where the service has no such call.</returns>
    public static T? GetService<T>(this IMessagingProvider provider)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider.GetService(typeof(T)) as T;
    }

    /// <summary>Sends a text to a phone number.</summary>
    /// <param name="provider">The provider to send through.</param>
    /// <param name="phoneNumber">The addressee, best in E.164 form: <c>+15551234567</c>.</param>
    /// <param name="text">The text, not empty.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What the service answered.</returns>
    /// <exception cref="MessagingException">As for <see cref="IMessagingProvider.SendAsync"/>.</exception>
    public static Task<SentMessage> SendTextAsync(
        this IMessagingProvider provider, string phoneNumber, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider.SendAsync(OutboundMessage.Text(MessageRecipient.Phone(phoneNumber), text), cancellationToken);
    }
}
