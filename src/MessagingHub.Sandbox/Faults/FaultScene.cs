namespace MessagingHub.Sandbox;

/// <summary>What a fault has to work with.</summary>
internal sealed record FaultScene(Exchange Exchange, Dialect Dialect, DialectOperation Operation, TimeProvider Time);
