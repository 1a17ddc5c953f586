namespace MessagingHub;

/// <summary>An account added in code; the delegate takes the options type of its kind.</summary>
internal sealed record CodeAccount(string Name, string Kind, Delegate Configure);
