using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Writes an enum as its name in camelCase, such as <c>rateLimited</c>; public because source-generated JSON in other assemblies names it.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
