using System.Text;

namespace MessagingHub.Tests;

/// <summary>How the loopback server answers: well, badly, or not at all.</summary>
internal static class Answer
{
    public static Func<Exchange, Task> Never { get; } = exchange => Task.Delay(Timeout.Infinite, exchange.Over);

    public static Func<Exchange, Task> Reset { get; } = Then(exchange => exchange.Reset());

    public static Func<Exchange, Task> HangUp { get; } = Then(exchange => exchange.Close());

    /// <summary>Promises a hundred bytes, sends five, and is gone.</summary>
    public static Func<Exchange, Task> Truncated { get; } = Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nok:12", thenClose: true);

    public static Func<Exchange, Task> ChunkedCutShort { get; } = Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nok:12\r\n", thenClose: true);

    public static Func<Exchange, Task> NotHttp { get; } = Raw("220 mail.example ESMTP\r\n\r\n", thenClose: true);

    public static Func<Exchange, Task> Endless { get; } = async exchange =>
    {
        await exchange.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        string chunk = "1000\r\n" + new string('x', 0x1000) + "\r\n";
        while (true)
        {
            await exchange.WriteAsync(chunk);
        }
    };

    public static Func<Exchange, Task> With(int status, string body, params (string Name, string Value)[] headers) =>
        With(status, Encoding.UTF8.GetBytes(body), headers);

    public static Func<Exchange, Task> With(int status, byte[] body, params (string Name, string Value)[] headers) => async exchange =>
    {
        string fields = string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"));
        await exchange.WriteAsync($"HTTP/1.1 {status} X\r\n{fields}Content-Length: {body.Length}\r\n\r\n");
        await exchange.WriteAsync(body);
    };

    public static Func<Exchange, Task> Ok(string text) => With(200, "ok:" + text);

    /// <summary>Sends the beginning of an answer and no more, with the connection left open.</summary>
    public static Func<Exchange, Task> Stalling(int status) => async exchange =>
    {
        await exchange.WriteAsync($"HTTP/1.1 {status} X\r\nContent-Length: 100\r\n\r\nhalf");
        await Never(exchange);
    };

    public static Func<Exchange, Task> BreakingOff(int status) => Raw($"HTTP/1.1 {status} X\r\nContent-Length: 100\r\n\r\nhalf", thenClose: true);

    public static Func<Exchange, Task> Raw(string text, bool thenClose) => async exchange =>
    {
        await exchange.WriteAsync(text);
        if (thenClose)
        {
            exchange.Close();
        }
    };

    private static Func<Exchange, Task> Then(Action<Exchange> end) => exchange =>
    {
        end(exchange);
        return Task.CompletedTask;
    };
}
