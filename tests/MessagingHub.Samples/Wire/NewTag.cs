namespace MessagingHub.Samples.Wire;

/// <summary>The body of a request in the generator's README.</summary>
internal sealed record NewTag(string Name);
