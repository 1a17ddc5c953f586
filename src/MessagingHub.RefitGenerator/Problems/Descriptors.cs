using Microsoft.CodeAnalysis;

namespace MessagingHub.RefitGenerator.Problems;

/// <summary>Every shape the generator refuses; the table in README.md lists the same ids.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor GenericInterface = Error(1,
        "A wire interface must not be generic",
        "'{0}' is generic or lies in a generic type; declare a plain interface");

    public static readonly DiagnosticDescriptor UnreachableInterface = Error(2,
        "A wire interface must be visible in its assembly",
        "'{0}' is private, protected or file-local, so no client class can name it; make it internal or public all the way out");

    public static readonly DiagnosticDescriptor InheritedInterface = Error(3,
        "A wire interface must not inherit",
        "'{0}' inherits '{1}'; declare all methods in one interface");

    public static readonly DiagnosticDescriptor UnsupportedMember = Error(4,
        "A wire interface has methods only",
        "'{0}' is not a method; a wire interface has no properties, indexers or events");

    public static readonly DiagnosticDescriptor MissingVerb = Error(5,
        "A wire method needs an HTTP attribute",
        "'{0}' has no HTTP attribute; add [Get], [Post], [Put], [Patch] or [Delete]");

    public static readonly DiagnosticDescriptor SeveralVerbs = Error(6,
        "A wire method has one HTTP attribute",
        "'{0}' has several HTTP attributes; keep one");

    public static readonly DiagnosticDescriptor UnsupportedMethod = Error(7,
        "A wire method is public, abstract and not generic",
        "'{0}' is generic, static, not public, has a body or takes a variable argument list; declare a plain interface method");

    public static readonly DiagnosticDescriptor UnsupportedReturnType = Error(8,
        "A wire method returns Task<HttpResponseMessage>",
        "'{0}' returns '{1}'; it must return Task<HttpResponseMessage>");

    public static readonly DiagnosticDescriptor PathWithoutSlash = Error(9,
        "A path starts with one slash",
        "The path of '{0}' must not be empty and must start with a single '/'");

    public static readonly DiagnosticDescriptor MalformedPath = Error(10,
        "A path must be well formed",
        "The path of '{0}' is malformed: {1}");

    public static readonly DiagnosticDescriptor UnboundPlaceholder = Error(11,
        "A placeholder needs a parameter",
        "'{{{0}}}' in the path of '{1}' matches no string or integer parameter");

    public static readonly DiagnosticDescriptor DuplicateName = Error(12,
        "A name is used once",
        "The name '{0}' is used more than once in the request of '{1}'");

    public static readonly DiagnosticDescriptor UnsupportedParameterType = Error(13,
        "A parameter is a string, an int, a long, a [Body] or a CancellationToken",
        "Parameter '{0}' has the type '{1}'; use string, int or long (nullable ones may be left out), [Body], or a CancellationToken");

    public static readonly DiagnosticDescriptor UnsupportedModifier = Error(14,
        "A parameter is passed by value",
        "Parameter '{0}' has a modifier (ref, out, in, params or scoped); remove it");

    public static readonly DiagnosticDescriptor NullablePathParameter = Error(15,
        "A path parameter always has a value",
        "Parameter '{0}' stands in the path and must not be nullable");

    public static readonly DiagnosticDescriptor SeveralBodies = Error(16,
        "A request has one body",
        "Parameter '{0}' is a second [Body]; keep one");

    public static readonly DiagnosticDescriptor BodyOnGet = Error(17,
        "A GET has no body",
        "Parameter '{0}' is a [Body], which a GET must not have");

    public static readonly DiagnosticDescriptor UnsupportedBodyType = Error(18,
        "A body is a concrete type",
        "Body '{0}' has the type '{1}'; use a concrete, non-nullable type that is serialized as JSON");

    public static readonly DiagnosticDescriptor SeveralTokens = Error(19,
        "A request has one CancellationToken",
        "Parameter '{0}' is a second CancellationToken; keep one");

    public static readonly DiagnosticDescriptor InvalidAlias = Error(20,
        "An alias is a name for a path or query value",
        "[AliasAs] of parameter '{0}' must not be empty, and has no meaning on a body or a CancellationToken");

    // Not configurable: an interface without its client must stop the build, whatever an .editorconfig says.
    private static DiagnosticDescriptor Error(int number, string title, string message) =>
        new($"MHREFIT{number:000}", title, message, "MessagingHub.Refit", DiagnosticSeverity.Error,
            isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.NotConfigurable);
}
