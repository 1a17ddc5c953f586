using Microsoft.Extensions.Hosting;

namespace MessagingHub.Sandbox;

/// <summary>
/// Leaves the process alone. The usual console lifetime would swallow Ctrl+C, which belongs to the program the sandbox
/// is a guest in.
/// </summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
