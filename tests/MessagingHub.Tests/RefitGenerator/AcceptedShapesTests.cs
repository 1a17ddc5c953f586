namespace MessagingHub.Tests.RefitGenerator;

internal sealed class AcceptedShapesTests
{
    [Test]
    public Task Keywords_and_unusual_names_are_escaped() =>
        Works(
            """
            namespace @namespace.@class { public interface @interface {
                [Get("/{class}/{_client}")]
                Task<HttpResponseMessage> @return(string @class, string _client, int url, int _url, string? @await, int @field, [AliasAs("x")] int @in, CancellationToken @default);
            } }
            """,
            "namespace.class.interface", "return", ["a", "b", 1, 2, "c", 3, 4, CancellationToken.None],
            "https://host/a/b?url=1&_url=2&await=c&field=3&x=4");

    [Test]
    public Task Nested_interfaces_have_clients() =>
        Works(
            "namespace N; public static class Outer { internal struct Middle { internal interface IApi { [Get(\"/x\")] Task<HttpResponseMessage> Get(); } } }",
            "N.Outer+Middle+IApi", "Get", [], "https://host/x");

    [Test]
    public void Similar_names_have_different_clients()
    {
        Generated generated = Generated.From(
            """
            using Refit;
            namespace A { public interface B_C { [Get("/1")] Task<HttpResponseMessage> Get(); } }
            namespace A { public static class B { public interface C { [Get("/2")] Task<HttpResponseMessage> Get(); } } }
            namespace A_B { public interface C { [Get("/3")] Task<HttpResponseMessage> Get(); } }
            public interface A_B_C { [Get("/4")] Task<HttpResponseMessage> Get(); }
            """);
        using var client = new HttpClient();
        string[] names = ["A.B_C", "A.B+C", "A_B.C", "A_B_C"];
        Assert.That(names.Select(name => generated.Client(name, client).ClientType.Name), Is.Unique);
    }

    [Test]
    public Task Optional_parameters_keep_their_defaults_for_the_caller() =>
        Works(
            "public interface IApi { [Get(\"/x\")] Task<HttpResponseMessage> Get(string? cursor = null, int limit = 50, CancellationToken cancellationToken = default); }",
            "IApi", "Get", [Type.Missing, Type.Missing, Type.Missing], "https://host/x?limit=50");

    [Test]
    public Task Code_without_nullable_annotations_is_accepted() =>
        Works(
            "#nullable disable\npublic interface IApi { [Get(\"/{id}\")] Task<HttpResponseMessage> Get(string id, string q); }",
            "IApi", "Get", ["1", null], "https://host/1");

    [Test]
    public Task An_alias_of_an_attribute_and_a_constant_path_are_understood() =>
        Works(
            "using G = Refit.GetAttribute; public interface IApi { const string Path = \"/a\"; [G(Path + \"/b\")] Task<HttpResponseMessage> Get(); }",
            "IApi", "Get", [], "https://host/a/b");

    [Test]
    public Task An_obsolete_interface_gives_no_warning_in_generated_code() =>
        Works(
            "[Obsolete] public interface IApi { [Get(\"/x\")] Task<HttpResponseMessage> Get(); }",
            "IApi", "Get", [], "https://host/x");

    [Test]
    public Task Overloads_are_told_apart() =>
        Works(
            "public interface IApi { [Get(\"/x\")] Task<HttpResponseMessage> Get(); [Get(\"/y\")] Task<HttpResponseMessage> get(int a); [Get(\"/z\")] Task<HttpResponseMessage> Get_(long a); }",
            "IApi", "get", [1], "https://host/y?a=1");

    [Test]
    public async Task A_partial_interface_has_one_client()
    {
        const string Part = "using Refit; public partial interface IApi { [Get(\"/NAME\")] Task<HttpResponseMessage> NAME(); }";
        Generated generated = Generated.From(Part.Replace("NAME", "A", StringComparison.Ordinal), Part.Replace("NAME", "B", StringComparison.Ordinal));
        (HttpClient client, CapturingHandler handler) = CapturingHandler.At("https://host");
        using (client)
        {
            GeneratedClient api = generated.Client("IApi", client);
            using HttpResponseMessage a = await api.Call("A");
            using HttpResponseMessage b = await api.Call("B");
            Assert.That(handler.Url.AbsoluteUri, Is.EqualTo("https://host/B"));
        }
    }

    [Test]
    public void Assemblies_that_see_each_others_internals_do_not_see_each_others_attributes()
    {
        const string Api = "using Refit; public interface INAME { [Get(\"/x\")] Task<HttpResponseMessage> Get(); }";
        Generated second = Generated
            .From("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Then\")]", Api.Replace("NAME", "A", StringComparison.Ordinal))
            .Then(Api.Replace("NAME", "B", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Problems, Is.Empty);
            Assert.That(second.Complaints, Is.Empty);
        }
    }

    [Test]
    public void Attributes_of_another_Refit_are_none_of_ours()
    {
        Generated generated = Generated.From(
            """
            namespace Mine.Refit { public sealed class GetAttribute(string path) : Attribute { public string Path => path; } }
            namespace N { using Mine.Refit; public interface IApi { [Get("x")] void Get(); } }
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(generated.Problems, Is.Empty);
            Assert.That(generated.Complaints, Is.Empty);
            Assert.That(generated.Source("Refit.WireClients.g.cs"), Does.Not.Contain("IApi"));
        }
    }

    private static async Task Works(string source, string wire, string method, object?[] arguments, string expected)
    {
        (HttpClient client, CapturingHandler handler) = CapturingHandler.At("https://host");
        using (client)
        {
            GeneratedClient api = Generated.From("global using Refit;", source).Client(wire, client);
            using HttpResponseMessage answer = await api.Call(method, arguments);
            Assert.That(handler.Url.AbsoluteUri, Is.EqualTo(expected));
        }
    }
}
