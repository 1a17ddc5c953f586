using MessagingHub.RefitGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MessagingHub.Tests.RefitGenerator;

internal sealed class IncrementalTests
{
    private const string Wire = "using Refit; public interface IApi { [Get(\"/x\")] Task<HttpResponseMessage> Get(); }";

    [Test]
    public void An_edit_elsewhere_reuses_everything() =>
        Assert.That(ReasonsAfter(input => input.AddSyntaxTrees(Generated.Parse("class Unrelated;"))), Is.All.EqualTo(IncrementalStepRunReason.Cached));

    [Test]
    public void An_edit_around_the_interface_that_means_the_same_reuses_the_output() =>
        Assert.That(
            ReasonsAfter(input => Replace(input, "// A comment moves everything.\n\n" + Wire)),
            Is.All.EqualTo(IncrementalStepRunReason.Cached));

    [Test]
    public void An_edit_of_the_interface_writes_its_client_anew_and_leaves_the_factory() =>
        Assert.That(
            ReasonsAfter(input => Replace(input, Wire.Replace("/x", "/y", StringComparison.Ordinal))),
            Is.EquivalentTo(new[] { IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached }));

    [Test]
    public void The_model_is_equal_for_equal_code_and_holds_no_compilation()
    {
        GeneratorRunResult first = Generated.From(Wire).Driver.GetRunResult().Results[0];
        GeneratorRunResult second = Generated.From(Wire).Driver.GetRunResult().Results[0];
        Assert.That(Models(first), Is.EqualTo(Models(second)).And.Not.Empty);
        Assert.That(TypesIn(Models(first)[0]), Has.None.Matches<Type>(type =>
            typeof(ISymbol).IsAssignableFrom(type) || typeof(Compilation).IsAssignableFrom(type)
            || typeof(SyntaxNode).IsAssignableFrom(type) || typeof(SyntaxTree).IsAssignableFrom(type) || typeof(Location).IsAssignableFrom(type)));
    }

    private static IncrementalStepRunReason[] ReasonsAfter(Func<CSharpCompilation, Compilation> edit)
    {
        Generated generated = Generated.From(Wire);
        GeneratorRunResult result = generated.Driver.RunGenerators(edit(generated.Input)).GetRunResult().Results[0];
        return
        [
            .. result.TrackedOutputSteps
                .SelectMany(step => step.Value)
                .SelectMany(step => step.Outputs)
                .Select(output => output.Reason),
        ];
    }

    private static CSharpCompilation Replace(CSharpCompilation input, string source) =>
        input.ReplaceSyntaxTree(input.SyntaxTrees.Single(tree => tree.FilePath == "Wire.cs"), Generated.Parse(source));

    private static object[] Models(GeneratorRunResult result) =>
        [.. result.TrackedSteps[WireClientGenerator.InterfacesStep].SelectMany(step => step.Outputs).Select(output => output.Value)];

    private static HashSet<Type> TypesIn(object model)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([model.GetType()]);
        while (open.TryPop(out Type? type))
        {
            if (seen.Add(type))
            {
                foreach (Type next in type.GetGenericArguments()
                    .Concat(type.Namespace?.StartsWith("MessagingHub", StringComparison.Ordinal) == true
                        ? type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)
                            .Select(field => field.FieldType)
                        : []))
                {
                    open.Push(next);
                }
            }
        }

        return seen;
    }
}
