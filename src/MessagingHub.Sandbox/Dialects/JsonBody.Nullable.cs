using System.Text.Json;

namespace MessagingHub.Sandbox;

/// <content>Values for which a service makes no difference between absent and null.</content>
internal sealed partial class JsonBody
{
    /// <summary>The object as it was received.</summary>
    public string Raw => _object.GetRawText();

    public double? NullableNumber(string name)
        => Present(name) is not { } value ? null
            : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
            : throw Wrong(name, "must be a number");

    public JsonBody? NullableObject(string name)
        => Present(name) is { } value ? new JsonBody(value, $"{_path}{name}.") : null;

    public IReadOnlyList<JsonBody> NullableObjects(string name) => Present(name) is null ? [] : OptionalObjects(name);

    /// <summary>An object whose values are all texts, in the order they were written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> NullableTexts(string name)
    {
        if (Present(name) is not { } value)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Object
            ? [.. value.EnumerateObject().Select(property =>
                KeyValuePair.Create(property.Name, Text($"{name}.{property.Name}", property.Value, 0, int.MaxValue)))]
            : throw Wrong(name, "must be an object");
    }

    private JsonElement? Present(string name)
        => _object.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
