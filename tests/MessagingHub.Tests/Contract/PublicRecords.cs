using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MessagingHub.Tests.Contract;

/// <summary>All public records of the contract, filled to the brim by reflection.</summary>
internal static class PublicRecords
{
    public static IEnumerable<Type> All { get; } =
    [
        .. typeof(IMessagingProvider).Assembly.GetExportedTypes().Where(type =>
            type is { IsAbstract: false, IsValueType: false } && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null),
    ];

    /// <summary>An instance whose every text, at every depth, is what a function says for its place.</summary>
    public static object Fill(Type type, Func<Type, string, string> text)
    {
        Type closed = type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(Contact)) : type;
        object filled = RuntimeHelpers.GetUninitializedObject(closed);
        foreach (FieldInfo field in FieldsOf(closed))
        {
            string name = field.Name.Trim('<').Split('>')[0].TrimStart('_');
            string property = char.ToUpperInvariant(name[0]) + name[1..];
            if (Value(field.FieldType, closed, property, text) is { } value)
            {
                field.SetValue(filled, value);
            }
        }

        return filled;
    }

    private static FieldInfo[] FieldsOf(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic);

    private static object? Value(Type type, Type owner, string property, Func<Type, string, string> text)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return text(owner, property);
        }

        if (type == typeof(Uri))
        {
            return new Uri($"https://example.org/{Uri.EscapeDataString(text(owner, property))}");
        }

        if (type == typeof(IReadOnlyDictionary<string, string>))
        {
            return new Dictionary<string, string> { [text(owner, property)] = text(owner, property) };
        }

        if (type == typeof(IReadOnlyDictionary<string, long>))
        {
            return new Dictionary<string, long> { [text(owner, property)] = 1 };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            Type item = type.GetGenericArguments()[0];
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            list.Add(Value(item, owner, property, text));
            return list;
        }

        if (type == typeof(MessageContent))
        {
            return Fill(typeof(TextContent), text);
        }

        if (type == typeof(RawResponse))
        {
            return new RawResponse(200, [new("X", text(owner, property))], System.Text.Encoding.UTF8.GetBytes(text(owner, property)));
        }

        return typeof(IMessagingProvider).Assembly == type.Assembly && !type.IsEnum && !type.IsInterface && !type.IsValueType
            ? Fill(type, text)
            : null;
    }
}
