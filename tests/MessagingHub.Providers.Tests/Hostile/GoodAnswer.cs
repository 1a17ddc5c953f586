using System.Net;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>An answer as the documents have it.</summary>
internal sealed record GoodAnswer(HttpStatusCode Status, string Body);
