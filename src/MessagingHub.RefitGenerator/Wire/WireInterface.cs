using MessagingHub.RefitGenerator.Problems;

namespace MessagingHub.RefitGenerator.Wire;

/// <summary>All that the writers need to know of one wire interface; holds text only, so that it can be cached.</summary>
/// <param name="FullName">The name as generated code writes it, from <c>global::</c> on.</param>
/// <param name="ClientName">The name of the client class, different for any two interfaces of an assembly.</param>
/// <param name="Methods">The methods; empty when there are problems.</param>
/// <param name="Problems">Why no client can be written; empty when one can.</param>
internal sealed record WireInterface(
    string FullName,
    string ClientName,
    EquatableArray<WireMethod> Methods,
    EquatableArray<Problem> Problems);
