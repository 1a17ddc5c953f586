namespace MessagingHub.RefitGenerator.Writing;

/// <summary>The attributes of Refit that wire interfaces use, with the same constructors.</summary>
internal static class AttributeSource
{
    // Embedded keeps each assembly's copy to itself, also where InternalsVisibleTo opens one assembly to another.
    public static readonly string Text = GeneratedHeader.Text + $$"""

        namespace Refit
        {
        {{Verb("Get")}}
        {{Verb("Post")}}
        {{Verb("Put")}}
        {{Verb("Patch")}}
        {{Verb("Delete")}}
            /// <summary>Marks the parameter that is sent as the request's body.</summary>
            {{GeneratedHeader.Attribute}}
            [global::Microsoft.CodeAnalysis.Embedded]
            [global::System.AttributeUsage(global::System.AttributeTargets.Parameter)]
            internal sealed class BodyAttribute : global::System.Attribute
            {
            }

            /// <summary>Gives a path or query parameter another name on the wire.</summary>
            {{GeneratedHeader.Attribute}}
            [global::Microsoft.CodeAnalysis.Embedded]
            [global::System.AttributeUsage(global::System.AttributeTargets.Parameter | global::System.AttributeTargets.Property)]
            internal sealed class AliasAsAttribute : global::System.Attribute
            {
                public AliasAsAttribute(string name) => Name = name;

                public string Name { get; }
            }
        }

        """;

    private static string Verb(string name) => $$"""
            /// <summary>Sends the request with {{name.ToUpperInvariant()}}.</summary>
            {{GeneratedHeader.Attribute}}
            [global::Microsoft.CodeAnalysis.Embedded]
            [global::System.AttributeUsage(global::System.AttributeTargets.Method)]
            internal sealed class {{name}}Attribute : global::System.Attribute
            {
                public {{name}}Attribute(string path) => Path = path;

                public string Path { get; }
            }

        """;
}
