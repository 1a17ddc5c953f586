using MessagingHub.RefitGenerator.Problems;
using MessagingHub.RefitGenerator.Reading;
using MessagingHub.RefitGenerator.Wire;
using MessagingHub.RefitGenerator.Writing;
using Microsoft.CodeAnalysis;

namespace MessagingHub.RefitGenerator;

/// <summary>Stands in for Refit: supplies its attributes and writes a client for each interface that uses them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class WireClientGenerator : IIncrementalGenerator
{
    internal const string InterfacesStep = "WireInterfaces";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(output =>
        {
            output.AddEmbeddedAttributeDefinition();
            output.AddSource("Refit.Attributes.g.cs", AttributeSource.Text);
            output.AddSource("Refit.WireUrl.g.cs", RequestSource.WireUrl);
            output.AddSource("Refit.WireRequest.g.cs", RequestSource.WireRequest);
        });

        IncrementalValuesProvider<WireInterface> interfaces = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => InterfaceReader.MayBeWireInterface(node),
                InterfaceReader.Read)
            .Where(read => read is not null)
            .Select((read, _) => read!)
            .WithTrackingName(InterfacesStep);

        context.RegisterSourceOutput(interfaces, static (output, wire) =>
        {
            foreach (Problem problem in wire.Problems)
            {
                output.ReportDiagnostic(problem.ToDiagnostic());
            }

            if (wire.Problems.Count == 0)
            {
                output.AddSource(wire.ClientName + ".g.cs", ClientWriter.Write(wire));
            }
        });

        // Written even for an assembly without wire interfaces, so that whoever calls the factory compiles there too.
        context.RegisterSourceOutput(
            interfaces
                .Where(wire => wire.Problems.Count == 0)
                .Select((wire, _) => new WireClientName(wire.FullName, wire.ClientName))
                .Collect(),
            static (output, clients) => output.AddSource("Refit.WireClients.g.cs", FactoryWriter.Write(clients)));
    }
}
