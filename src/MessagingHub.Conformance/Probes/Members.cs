using System.Collections;
using System.Reflection;

namespace MessagingHub.Conformance;

/// <summary>Looks into any model of the contract: what all of them have in common is no interface.</summary>
internal static class Members
{
    public static string? Provider(object model) => model.GetType().GetProperty("Provider")?.GetValue(model) as string;

    /// <summary>Whether it carries what the service sent; a model that has no place for it needs none.</summary>
    public static bool HasRaw(object model) =>
        model.GetType().GetProperty("Raw") is not { } raw || raw.PropertyType != typeof(RawResponse) || model is Contact || raw.GetValue(model) is RawResponse;

    /// <summary>Every text in it, by path: nested models and lists included, what the service sent left out.</summary>
    public static IEnumerable<(string Path, string Text)> Texts(object model, string path = "")
    {
        foreach (PropertyInfo property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || property.PropertyType == typeof(RawResponse) || property.GetValue(model) is not { } value)
            {
                continue;
            }

            foreach ((string, string) text in TextsOf(value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<(string Path, string Text)> TextsOf(object value, string path) => value switch
    {
        string text => [(path, text)],
        IEnumerable items => items.Cast<object>().SelectMany(item => TextsOf(item, path)),
        _ when value.GetType().Assembly == typeof(Contact).Assembly && !value.GetType().IsEnum => Texts(value, path),
        _ => [],
    };
}
