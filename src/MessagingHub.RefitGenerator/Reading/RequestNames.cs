using System.Collections.Immutable;
using MessagingHub.RefitGenerator.Problems;
using MessagingHub.RefitGenerator.Wire;
using Microsoft.CodeAnalysis;

namespace MessagingHub.RefitGenerator.Reading;

/// <summary>The names of one request: matches placeholders with parameters and finds what is named twice or not at all.</summary>
internal sealed class RequestNames
{
    private readonly string _method;
    private readonly PathTemplate? _template;
    private readonly Location _pathPlace;
    private readonly ProblemList _problems;
    private readonly HashSet<string> _placeholders = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _parameters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _bound = new(StringComparer.OrdinalIgnoreCase);

    public RequestNames(string method, PathTemplate? template, Location pathPlace, ProblemList problems)
    {
        (_method, _template, _pathPlace, _problems) = (method, template, pathPlace, problems);
        foreach (PathPart part in template?.Path ?? default)
        {
            if (part.IsParameter && !_placeholders.Add(part.Text))
            {
                problems.Add(Descriptors.DuplicateName, pathPlace, part.Text, method);
            }
        }

        foreach (string key in template?.QueryKeys ?? [])
        {
            if (!_parameters.Add(Uri.UnescapeDataString(key)))
            {
                problems.Add(Descriptors.DuplicateName, pathPlace, key, method);
            }
        }
    }

    /// <summary>Takes a path or query name for a parameter and tells which of the two it is.</summary>
    public ParameterKind Claim(string name, string identifier, SyntaxNode place)
    {
        // A placeholder may share its name with a fixed query key: "/items/{id}?id=1" sends two different things.
        if (_placeholders.Contains(name) && !_bound.ContainsKey(name))
        {
            _bound.Add(name, identifier);
            return ParameterKind.Path;
        }

        if (_bound.ContainsKey(name) || !_parameters.Add(name))
        {
            _problems.Add(Descriptors.DuplicateName, place, name, _method);
        }

        return ParameterKind.Query;
    }

    /// <summary>The path with each placeholder replaced by its parameter, and the fixed query behind it.</summary>
    public ImmutableArray<PathPart> Bind()
    {
        var parts = ImmutableArray.CreateBuilder<PathPart>();
        foreach (PathPart part in _template?.Path ?? default)
        {
            if (!part.IsParameter)
            {
                parts.Add(part);
            }
            else if (_bound.TryGetValue(part.Text, out string? identifier))
            {
                parts.Add(part with { Text = identifier });
            }
            else
            {
                _problems.Add(Descriptors.UnboundPlaceholder, _pathPlace, part.Text, _method);
            }
        }

        if (_template?.Query.Length > 0)
        {
            parts.Add(new PathPart("?" + _template.Query, IsParameter: false));
        }

        return parts.ToImmutable();
    }
}
