namespace MessagingHub.Conformance;

/// <summary>The settings of a kind without accounts.</summary>
internal sealed class AbleOptions : MessagingAccountOptions;
