using System.Globalization;
using Microsoft.CodeAnalysis;

namespace MessagingHub.Tests.RefitGenerator;

/// <summary>Every shape the generator does not support is an error at the place named by [| and |].</summary>
internal sealed class RefusedShapesTests
{
    [TestCase("public interface [|IApi|]<T> { [Get(\"/\")] Task<HttpResponseMessage> Get(); }")]
    [TestCase("public class Outer<T> { public interface [|IApi|] { [Get(\"/\")] Task<HttpResponseMessage> Get(); } }")]
    public void A_generic_interface_is_refused(string source) => Refused("MHREFIT001", source);

    [TestCase("class Outer { private interface [|IApi|] { [Get(\"/\")] Task<HttpResponseMessage> Get(); } }")]
    [TestCase("public class Outer { protected interface [|IApi|] { [Get(\"/\")] Task<HttpResponseMessage> Get(); } }")]
    [TestCase("public class Outer { private protected interface [|IApi|] { [Get(\"/\")] Task<HttpResponseMessage> Get(); } }")]
    [TestCase("class Outer { private class Inner { public interface [|IApi|] { [Get(\"/\")] Task<HttpResponseMessage> Get(); } } }")]
    [TestCase("file interface [|IApi|] { [Get(\"/\")] Task<HttpResponseMessage> Get(); }")]
    public void An_interface_that_no_client_can_name_is_refused(string source) => Refused("MHREFIT002", source);

    [TestCase("public interface [|IApi|] : IDisposable { [Get(\"/\")] Task<HttpResponseMessage> Get(); }")]
    [TestCase("public interface IBase; public interface [|IApi|] : IBase { [Get(\"/\")] Task<HttpResponseMessage> Get(); }")]
    public void An_interface_that_inherits_is_refused(string source) => Refused("MHREFIT003", source);

    [TestCase("int [|Count|] { get; }")]
    [TestCase("event Action [|Changed|];")]
    [TestCase("int [|this|][int index] { get; }")]
    public void A_member_that_is_no_method_is_refused(string member) =>
        Refused("MHREFIT004", $"public interface IApi {{ [Get(\"/\")] Task<HttpResponseMessage> Get(); {member} }}");

    [TestCase("Task<HttpResponseMessage> [|Other|]();")]
    [TestCase("void [|Helper|]() { }")]
    public void A_method_without_an_http_attribute_is_refused(string member) =>
        Refused("MHREFIT005", $"public interface IApi {{ [Get(\"/\")] Task<HttpResponseMessage> Get(); {member} }}");

    [TestCase("[Get(\"/\"), Post(\"/\")] Task<HttpResponseMessage> [|Both|]();")]
    [TestCase("[Put(\"/\")][Patch(\"/\")] Task<HttpResponseMessage> [|Both|]();")]
    public void A_method_with_two_http_attributes_is_refused(string method) => RefusedMethod("MHREFIT006", method);

    [TestCase("[Get(\"/\")] Task<HttpResponseMessage> [|Get|]<T>();")]
    [TestCase("[Get(\"/\")] Task<HttpResponseMessage> [|Get|]() => throw null!;")]
    [TestCase("[Get(\"/\")] static abstract Task<HttpResponseMessage> [|Get|]();")]
    [TestCase("[Get(\"/\")] internal Task<HttpResponseMessage> [|Get|]();")]
    [TestCase("[Get(\"/\")] protected Task<HttpResponseMessage> [|Get|]();")]
    public void A_method_that_is_not_a_plain_one_is_refused(string method) => RefusedMethod("MHREFIT007", method);

    [TestCase("[Get(\"/\")] [|Task|] Get();")]
    [TestCase("[Get(\"/\")] [|void|] Get();")]
    [TestCase("[Get(\"/\")] [|Task<string>|] Get();")]
    [TestCase("[Get(\"/\")] [|HttpResponseMessage|] Get();")]
    [TestCase("[Get(\"/\")] [|ValueTask<HttpResponseMessage>|] Get();")]
    [TestCase("[Get(\"/\")] [|Task<HttpResponseMessage?>|] Get();")]
    [TestCase("[Get(\"/\")] [|Task<HttpResponseMessage>?|] Get();")]
    [TestCase("[Get(\"/\")] [|ref Task<HttpResponseMessage>|] Get();")]
    public void Any_other_return_type_is_refused(string method) => RefusedMethod("MHREFIT008", method);

    [TestCase("[Get([|\"\"|])]")]
    [TestCase("[Get([|null!|])]")]
    [TestCase("[Get([|\" /x\"|])]")]
    [TestCase("[Get([|\"items\"|])]")]
    [TestCase("[Get([|\"//host/items\"|])]")]
    [TestCase("[Get([|\"https://host/items\"|])]")]
    [TestCase("[Get(path: [|Path|])]")]
    public void A_path_that_does_not_start_with_one_slash_is_refused(string attribute) =>
        RefusedMethod("MHREFIT009", $"const string Path = \"x\"; {attribute} Task<HttpResponseMessage> Get();");

    [TestCase("/items/{id")]
    [TestCase("/items/{id/x")]
    [TestCase("/items/id}")]
    [TestCase("/items/{}")]
    [TestCase("/items/{{id}}")]
    [TestCase("/items/{**id}")]
    [TestCase("/items/{id?}")]
    [TestCase("/items/{id:int}")]
    [TestCase("/items/{id.name}")]
    [TestCase("/items//x")]
    [TestCase("/items x")]
    [TestCase("/items\\\\x")]
    [TestCase("/items#x")]
    [TestCase("/\u00fc")]
    [TestCase("/100%")]
    [TestCase("/%4g")]
    [TestCase("/items?")]
    [TestCase("/items?a=1&")]
    [TestCase("/items?=1")]
    [TestCase("/items?a={id}")]
    [TestCase("/items?a=\\\"")]
    public void A_malformed_path_is_refused(string path) =>
        RefusedMethod("MHREFIT010", $"[Get([|\"{path}\"|])] Task<HttpResponseMessage> Get(string id);");

    [TestCase("[Get([|\"/{id}\"|])] Task<HttpResponseMessage> Get();")]
    [TestCase("[Get([|\"/{id}\"|])] Task<HttpResponseMessage> Get([AliasAs(\"key\")] string id);")]
    [TestCase("[Post([|\"/{id}\"|])] Task<HttpResponseMessage> Post([Body] Version id);")]
    [TestCase("[Get([|\"/{id}\"|])] Task<HttpResponseMessage> Get(CancellationToken id);")]
    public void A_placeholder_without_a_parameter_is_refused(string method) => RefusedMethod("MHREFIT011", method);

    [TestCase("[Get(\"/\")] Task<HttpResponseMessage> Get(string id, [|[AliasAs(\"id\")] string other|]);")]
    [TestCase("[Get(\"/\")] Task<HttpResponseMessage> Get(string id, [|string ID|]);")]
    [TestCase("[Get(\"/{id}\")] Task<HttpResponseMessage> Get(string id, [|[AliasAs(\"Id\")] string other|]);")]
    [TestCase("[Get([|\"/{id}/{id}\"|])] Task<HttpResponseMessage> Get(string id);")]
    [TestCase("[Get([|\"/?a=1&a=2\"|])] Task<HttpResponseMessage> Get();")]
    [TestCase("[Get(\"/?a%20b=1\")] Task<HttpResponseMessage> Get([|[AliasAs(\"a b\")] string other|]);")]
    public void A_name_that_is_used_twice_is_refused(string method) => RefusedMethod("MHREFIT012", method);

    [TestCase("bool")]
    [TestCase("Guid?")]
    [TestCase("DayOfWeek")]
    [TestCase("decimal")]
    [TestCase("short")]
    [TestCase("uint")]
    [TestCase("object")]
    [TestCase("dynamic")]
    [TestCase("string[]")]
    [TestCase("Version")]
    [TestCase("(int, int)")]
    [TestCase("DateTimeOffset")]
    [TestCase("CancellationToken?")]
    [TestCase("System.Collections.Generic.List<string>")]
    public void Any_other_parameter_type_is_refused(string type) =>
        RefusedMethod("MHREFIT013", $"[Post(\"/\")] Task<HttpResponseMessage> Post([|{type}|] value);");

    [TestCase("ref string")]
    [TestCase("out int")]
    [TestCase("in long")]
    [TestCase("ref readonly long")]
    [TestCase("in CancellationToken")]
    [TestCase("[Body] in Version")]
    public void A_parameter_with_a_modifier_is_refused(string parameter) =>
        RefusedMethod("MHREFIT014", $"[Post(\"/\")] Task<HttpResponseMessage> Post([|{parameter} value|]);");

    [Test]
    public void A_params_parameter_is_refused() =>
        Refused(
            ["MHREFIT014", "MHREFIT013"],
            "public interface IApi { [Get(\"/\")] Task<HttpResponseMessage> Get([|params [|string[]|] values|]); }");

    [TestCase("string?")]
    [TestCase("int?")]
    [TestCase("long?")]
    public void A_nullable_path_parameter_is_refused(string type) =>
        RefusedMethod("MHREFIT015", $"[Get(\"/{{id}}\")] Task<HttpResponseMessage> Get([|{type}|] id);");

    [Test]
    public void A_second_body_is_refused() =>
        RefusedMethod("MHREFIT016", "[Post(\"/\")] Task<HttpResponseMessage> Post([Body] Version a, [|[Body] Version b|]);");

    [Test]
    public void A_body_on_a_get_is_refused() =>
        RefusedMethod("MHREFIT017", "[Get(\"/\")] Task<HttpResponseMessage> Get([|[Body] Version body|]);");

    [TestCase("string")]
    [TestCase("object")]
    [TestCase("dynamic")]
    [TestCase("Version?")]
    [TestCase("int?")]
    [TestCase("Action")]
    [TestCase("CancellationToken")]
    [TestCase("System.IO.MemoryStream")]
    [TestCase("StringContent")]
    [TestCase("System.IO.TextReader")]
    [TestCase("System.Collections.Generic.IReadOnlyList<string>")]
    public void A_body_that_is_no_concrete_json_type_is_refused(string type) =>
        RefusedMethod("MHREFIT018", $"[Post(\"/\")] Task<HttpResponseMessage> Post([Body] [|{type}|] body);");

    [Test]
    public void A_second_cancellation_token_is_refused() =>
        RefusedMethod("MHREFIT019", "[Get(\"/\")] Task<HttpResponseMessage> Get(CancellationToken a, [|CancellationToken b|]);");

    [TestCase("[[|AliasAs(\"\")|]] string value")]
    [TestCase("[[|AliasAs(\" \")|]] string value")]
    [TestCase("[[|AliasAs(null!)|]] string value")]
    [TestCase("[Body, [|AliasAs(\"x\")|]] Version value")]
    [TestCase("[[|AliasAs(\"x\")|]] CancellationToken value")]
    public void An_alias_without_a_meaning_is_refused(string parameter) =>
        RefusedMethod("MHREFIT020", $"[Post(\"/\")] Task<HttpResponseMessage> Post({parameter});");

    [Test]
    public void All_problems_of_an_interface_show_at_once() =>
        Refused(
            ["MHREFIT009", "MHREFIT013", "MHREFIT008", "MHREFIT005"],
            """
            public interface IApi
            {
                [Get([|"x"|])] Task<HttpResponseMessage> A([|bool|] flag);
                [Get("/")] [|Task|] B();
                void [|C|]();
            }
            """);

    [Test]
    public void A_refused_interface_does_not_harm_another()
    {
        Generated generated = Generated.From(
            """
            using Refit;
            public interface IBad { [Get("x")] Task<HttpResponseMessage> Get(); }
            public interface IGood { [Get("/x")] Task<HttpResponseMessage> Get(); }
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(generated.Problems, Has.Length.EqualTo(1));
            Assert.That(generated.Complaints, Is.Empty);
            Assert.That(generated.Source("Refit.WireClients.g.cs"), Does.Contain("global::IGood").And.Not.Contain("IBad"));
        }
    }

    private static void RefusedMethod(string id, string method) => Refused(id, $"public interface IApi {{ {method} }}");

    private static void Refused(string id, string source) => Refused([id], source);

    private static void Refused(string[] ids, string source)
    {
        (string code, List<string> places) = MarkedCode.Unmark("using Refit;\n" + source);
        Generated generated = Generated.From(code);
        IEnumerable<string> found = generated.Problems.Select(problem => Describe(problem.Id, problem.Location.GetLineSpan()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.EquivalentTo(ids.Zip(places, (id, place) => $"{id} at {place}")));
            Assert.That(generated.Problems, Has.All.Property(nameof(Diagnostic.Severity)).EqualTo(DiagnosticSeverity.Error));
            Assert.That(generated.Source("Refit.WireClients.g.cs"), Does.Not.Contain("IApi"));
        }
    }

    private static string Describe(string id, FileLinePositionSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} at {span.Path} {span.StartLinePosition}-{span.EndLinePosition}");
}
