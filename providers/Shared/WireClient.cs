// Wire interfaces are ordinary Refit interfaces. This file, linked into every provider, is the only one that knows whether
// the source generator in src/MessagingHub.RefitGenerator or the real Refit package (-p:UseRefitPackage=true) writes their
// clients. Nothing else may name either.
#if USE_REFIT_PACKAGE
using System.Runtime.CompilerServices;
#endif
using System.Text.Json.Serialization;
#if USE_REFIT_PACKAGE
using Refit;
#endif

namespace MessagingHub;

/// <summary>Creates the clients of wire interfaces.</summary>
internal static class WireClient
{
#if USE_REFIT_PACKAGE
    // Settings belong to a context and are the same for every attempt; the table lets go of them together with the context.
    private static readonly ConditionalWeakTable<JsonSerializerContext, RefitSettings> Settings = [];

    /// <summary>Creates the client of <typeparamref name="T"/> over an <see cref="HttpClient"/> whose base address is set.</summary>
    // ForGenerated takes the client that Refit wrote at compile time, or throws. It never falls back to reflection, which
    // RestService.For may do, and so needs no word about trimming.
    public static T Create<T>(HttpClient client, JsonSerializerContext json)
        where T : class =>
        RestService.ForGenerated<T>(client, Settings.GetValue(json, CreateSettings));

    private static RefitSettings CreateSettings(JsonSerializerContext json) =>
        new(new SystemTextJsonContentSerializer(json.Options))
        {
            // The answer goes to the normalizer whatever its status, and a failure below goes to the pipeline as it is.
            // Refit would wrap the latter in an ApiRequestException.
            ExceptionFactory = static _ => new ValueTask<Exception?>((Exception?)null),
            TransportExceptionFactory = static (_, exception, _) => exception,

            // Bytes with a Content-Length. The default streams the body, so that an error in it would show only when
            // sending has begun.
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
        };
#else
    /// <summary>Creates the client of <typeparamref name="T"/> over an <see cref="HttpClient"/> whose base address is set.</summary>
    public static T Create<T>(HttpClient client, JsonSerializerContext json)
        where T : class =>
        global::Refit.Generated.WireClients.Create<T>(client, json);
#endif
}
