using System.Reflection;

namespace MessagingHub.Tests.RefitGenerator;

/// <summary>Calls a client whose interface exists only in a compilation of the test.</summary>
internal sealed class GeneratedClient(Type wire, object client)
{
    public Type ClientType => client.GetType();

    public Task<HttpResponseMessage> Call(string method, params object?[] arguments) =>
        (Task<HttpResponseMessage>)wire.GetMethod(method)!.Invoke(
            client, BindingFlags.DoNotWrapExceptions | BindingFlags.OptionalParamBinding, null, arguments, null)!;
}
