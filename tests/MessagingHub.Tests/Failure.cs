namespace MessagingHub.Tests;

/// <summary>The exception that a call ends with.</summary>
internal static class Failure
{
    public static Task<MessagingException> Of(Task call) => Of<MessagingException>(call);

    public static async Task<T> Of<T>(Task call)
        where T : Exception
    {
        try
        {
            await call;
        }
        catch (T failure)
        {
            return failure;
        }

        throw new AssertionException($"The call succeeded instead of ending with {typeof(T).Name}.");
    }
}
