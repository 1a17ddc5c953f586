using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>How the control API reads and answers.</summary>
internal static class ControlWriter
{
    public static async Task SendAsync<T>(HttpContext context, int status, T body, JsonTypeInfo<T> json)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(body, json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    public static Task Done(HttpContext context, Action action)
    {
        action();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Reads a request and acts on it; what makes no sense is 400, with the reason.</summary>
    public static async Task ActAsync<TRequest, TAnswer>(
        HttpContext context, JsonTypeInfo<TRequest> json, int status, Func<TRequest, TAnswer> act, JsonTypeInfo<TAnswer> answer)
    {
        TAnswer result;
        try
        {
            result = act(await JsonSerializer.DeserializeAsync(context.Request.Body, json, context.RequestAborted)
                ?? throw new ArgumentException("The body must be an object."));
        }
        catch (Exception problem) when (problem is ArgumentException or JsonException or OverflowException)
        {
            await SendAsync(context, 400, new ControlError(problem.Message), ControlJson.Wire.ControlError);
            return;
        }

        await SendAsync(context, status, result, answer);
    }

    /// <exception cref="ArgumentException">The field is missing.</exception>
    public static string Required(string? value, string name) => value ?? throw new ArgumentException($"'{name}' is required.");
}
