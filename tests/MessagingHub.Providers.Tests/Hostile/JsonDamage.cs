using System.Text.Json;
using System.Text.Json.Nodes;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>Damages a JSON text at one node at a time, in every way that leaves it JSON.</summary>
internal static class JsonDamage
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "0.5", "1e400", "-1e400", "99999999999999999999", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"",
        "[]", "{}", "[null]", "[\"x\"]", "[[]]", "[{}]", "{\"\":{}}", "{\"\\ud800\":0}", Nested(30), Nested(200),
    ];

    /// <summary>Every damage: what was done, the name of the field it was done to, and the text.</summary>
    public static IEnumerable<(string What, string Field, string Json)> Of(string json)
    {
        JsonNode? root = JsonNode.Parse(json);
        foreach ((string path, string field) in Nodes(root, "$", "$"))
        {
            foreach ((string how, Func<string?, string, string> damage) in Ways())
            {
                // Nothing can be done to the key of what has none.
                if (damage("key", "value") != damage(null, "value") || !how.Contains("key", StringComparison.Ordinal))
                {
                    yield return ($"{path} {how}", field, Render(root, null, "$", path, damage));
                }
            }
        }
    }

    /// <summary>Lists within lists, to a depth.</summary>
    public static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static IEnumerable<(string How, Func<string?, string, string> Damage)> Ways()
    {
        foreach (string value in Values)
        {
            string name = value.Length > 30 ? $"a list {value.Length / 2} deep" : value;
            yield return ($"is {name}", (key, _) => Member(key, value));
        }

        yield return ("is missing", (_, _) => "");
        foreach (string other in (string[])["null", "\"x\"", "{}", "[]"])
        {
            yield return ($"is there twice, key first with {other}", (key, value) => key is null ? value : $"{Member(key, other)},{Member(key, value)}");
            yield return ($"is there twice, key then with {other}", (key, value) => key is null ? value : $"{Member(key, value)},{Member(key, other)}");
        }

        yield return ("has half an emoji in its key", (key, value) => key is null ? value : $"\"{key}\\ud83d\":{value}");
        yield return ("has half an emoji before its key", (key, value) => key is null ? value : $"\"\\ud83d{key}\":{value},{Member(key, value)}");
    }

    /// <summary>All nodes by path, of each list only what is in its first item: the others are read in the same way.</summary>
    private static IEnumerable<(string Path, string Field)> Nodes(JsonNode? node, string path, string field)
    {
        yield return (path, field);
        IEnumerable<(string Path, string Field)> inner = node switch
        {
            JsonObject fields => fields.SelectMany(one => Nodes(one.Value, $"{path}.{one.Key}", one.Key)),
            JsonArray { Count: > 0 } items => Nodes(items[0], $"{path}[0]", field),
            _ => [],
        };
        foreach ((string Path, string Field) one in inner)
        {
            yield return one;
        }
    }

    private static string Render(JsonNode? node, string? key, string path, string target, Func<string?, string, string> damage)
    {
        string text = node switch
        {
            JsonObject fields => "{" + Join(fields.Select(field => Render(field.Value, field.Key, $"{path}.{field.Key}", target, damage))) + "}",
            JsonArray items => "[" + Join(items.Select((item, i) => Render(item, null, $"{path}[{i}]", target, damage))) + "]",
            _ => node?.ToJsonString() ?? "null",
        };
        return path == target ? damage(key, text) : Member(key, text);
    }

    private static string Join(IEnumerable<string> parts) => string.Join(',', parts.Where(part => part.Length > 0));

    private static string Member(string? key, string value) => key is null ? value : $"{JsonSerializer.Serialize(key)}:{value}";
}
