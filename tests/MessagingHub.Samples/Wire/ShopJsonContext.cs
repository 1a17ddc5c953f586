using System.Text.Json.Serialization;

namespace MessagingHub.Samples.Wire;

/// <summary>What goes over the wire in the generator's README.</summary>
[JsonSerializable(typeof(NewTag))]
internal sealed partial class ShopJsonContext : JsonSerializerContext;
