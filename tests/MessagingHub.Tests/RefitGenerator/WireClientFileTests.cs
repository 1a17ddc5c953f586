using System.Reflection;

namespace MessagingHub.Tests.RefitGenerator;

/// <summary>The linked file that providers call; compiled here as a provider compiles it.</summary>
internal sealed class WireClientFileTests
{
    private const string ImplicitUsings = "global using System.Collections.Generic; global using System.IO; global using System.Linq;";
    private static readonly string Source = RepositoryFiles.Read("providers/Shared/WireClient.cs");

    [Test]
    public void It_compiles_in_an_assembly_without_wire_interfaces() =>
        Assert.That(Generated.From(ImplicitUsings, Source).Complaints, Is.Empty);

    [Test]
    public async Task It_creates_the_client_of_a_wire_interface()
    {
        Generated generated = Generated.From(
            ImplicitUsings,
            Source,
            """
            using Refit;
            namespace MessagingHub.Somewhere;
            public interface IApi { [Get("/x")] Task<HttpResponseMessage> Get(); }
            public static class Door
            {
                public static Task<HttpResponseMessage> Call(HttpClient client, System.Text.Json.Serialization.JsonSerializerContext json) =>
                    WireClient.Create<IApi>(client, json).Get();
            }
            """);
        (HttpClient client, CapturingHandler handler) = CapturingHandler.At("https://host/v1");
        using (client)
        {
            MethodInfo door = generated.Load().GetType("MessagingHub.Somewhere.Door")!.GetMethod("Call")!;
            using HttpResponseMessage answer = await (Task<HttpResponseMessage>)door.Invoke(null, [client, SampleJson.Default])!;
            Assert.That(handler.Url.AbsoluteUri, Is.EqualTo("https://host/v1/x"));
        }
    }
}
