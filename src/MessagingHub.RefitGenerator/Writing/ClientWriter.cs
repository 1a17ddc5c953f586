using System.Text;
using MessagingHub.RefitGenerator.Wire;

namespace MessagingHub.RefitGenerator.Writing;

/// <summary>Writes the client class of one interface.</summary>
internal static class ClientWriter
{
    public static string Write(WireInterface wire)
    {
        var text = new StringBuilder(GeneratedHeader.Text);
        text.Append($$"""
            #pragma warning disable CS0612, CS0618 // An obsolete interface or body type is for its callers to hear of.

            namespace Refit.Generated
            {
                /// <summary>Sends the requests of <see cref="{{wire.FullName}}"/>.</summary>
                {{GeneratedHeader.Attribute}}
                internal sealed class {{wire.ClientName}} : {{wire.FullName}}
                {
                    private readonly global::System.Net.Http.HttpClient _client;
                    private readonly global::System.Text.Json.Serialization.JsonSerializerContext _json;

                    public {{wire.ClientName}}(
                        global::System.Net.Http.HttpClient client,
                        global::System.Text.Json.Serialization.JsonSerializerContext json)
                    {
                        _client = client;
                        _json = json;
                    }

            """);
        foreach (WireMethod method in wire.Methods)
        {
            WriteMethod(text, wire, method);
        }

        return text.Append("    }\n}\n").ToString();
    }

    private static void WriteMethod(StringBuilder text, WireInterface wire, WireMethod method)
    {
        // The one local must not hide a parameter; fields are reached through this.
        string url = "url";
        while (method.Parameters.Any(parameter => parameter.Name == url))
        {
            url = "_" + url;
        }

        string parameters = string.Join(", ", method.Parameters.Select(parameter => parameter.Type + " " + parameter.Name));
        text.Append($$"""

                    global::System.Threading.Tasks.Task<global::System.Net.Http.HttpResponseMessage> {{wire.FullName}}.{{method.Name}}({{parameters}})
                    {
                        global::Refit.Generated.WireUrl {{url}} = new(this._client, hasQuery: {{(method.HasFixedQuery ? "true" : "false")}});

            """);
        foreach (PathPart part in method.Path)
        {
            text.Append($"            {url}.{(part.IsParameter ? $"Segment({part.Text})" : $"Literal(\"{part.Text}\")")};\n");
        }

        foreach (WireParameter parameter in method.Parameters.Where(parameter => parameter.Kind == ParameterKind.Query))
        {
            text.Append($"            {url}.Query(\"{parameter.QueryKey}\", {parameter.Name});\n");
        }

        string token = method.Parameters.FirstOrDefault(parameter => parameter.Kind == ParameterKind.Cancellation)?.Name ?? "default";
        text.Append($$"""
                        return global::Refit.Generated.WireRequest.SendAsync(
                            this._client,
                            global::System.Net.Http.HttpMethod.{{method.Verb}},
                            {{url}}.ToUri(),
                            {{Content(method)}},
                            {{token}});
                    }

            """);
    }

    private static string Content(WireMethod method) =>
        method.Parameters.FirstOrDefault(parameter => parameter.Kind == ParameterKind.Body) is { } body
            ? $"global::Refit.Generated.WireRequest.Json<{body.Type}>(this._json, {body.Name})"
            : method.Verb == "Get" ? "null" : "global::Refit.Generated.WireRequest.Empty()";
}
