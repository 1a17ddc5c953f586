using System.Collections.Immutable;
using System.Text;
using MessagingHub.RefitGenerator.Wire;

namespace MessagingHub.RefitGenerator.Writing;

/// <summary>Writes the one place that knows all clients of an assembly.</summary>
internal static class FactoryWriter
{
    public static string Write(ImmutableArray<WireClientName> clients)
    {
        var text = new StringBuilder(GeneratedHeader.Text);
        text.Append($$"""
            #pragma warning disable CS0612, CS0618 // An obsolete interface is for its callers to hear of.

            namespace Refit.Generated
            {
                /// <summary>Creates the client of a wire interface of this assembly.</summary>
                {{GeneratedHeader.Attribute}}
                [global::Microsoft.CodeAnalysis.Embedded]
                internal static class WireClients
                {
                    public static T Create<T>(
                        global::System.Net.Http.HttpClient client,
                        global::System.Text.Json.Serialization.JsonSerializerContext json)
                        where T : class
                    {

            """);
        foreach (WireClientName client in clients)
        {
            text.Append($$"""
                            if (typeof(T) == typeof({{client.InterfaceName}}))
                            {
                                return (T)(object)new global::Refit.Generated.{{client.ClientName}}(client, json);
                            }


                """);
        }

        text.Append("""
                        throw new global::System.InvalidOperationException($"{typeof(T)} is not a wire interface of this assembly.");
                    }
                }
            }

            """);
        return text.ToString();
    }
}
