using System.Net.Sockets;
using System.Text;

namespace MessagingHub.Tests;

/// <summary>One request at the loopback server, and the ways to answer it.</summary>
internal sealed class Exchange(ReceivedRequest request, Socket socket, NetworkStream stream, CancellationToken over)
{
    public ReceivedRequest Request { get; } = request;

    /// <summary>Cancelled when the test is over.</summary>
    public CancellationToken Over { get; } = over;

    public bool IsClosed { get; private set; }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public Task WriteAsync(byte[] bytes) => stream.WriteAsync(bytes, Over).AsTask();

    public void Close()
    {
        IsClosed = true;
        socket.Close();
    }

    /// <summary>Ends the connection with a reset instead of a polite end.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        Close();
    }
}
