namespace MessagingHub.Sandbox;

/// <summary>The service's words for failure. Two are documented by their key words: insufficient balance and unavailable.</summary>
internal static class VelstackErrors
{
    public const string OutOfCredit = "You have insufficient balance to perform this action.";

    public static string MessageOf(int status) => status switch
    {
        401 => "Unauthenticated.",
        403 => OutOfCredit,
        404 => "The requested resource was not found.",
        405 => "The method is not supported for this route.",
        422 => "The given data was invalid.",
        429 => "Too Many Attempts.",
        503 => "The service is currently unavailable.",
        >= 500 => "Server Error",
        _ => "The request could not be processed.",
    };

    /// <exception cref="RefusedException">Always: there is nothing under this id.</exception>
    public static RefusedException NotFound(string what) => new(404, null, $"The {what} was not found.");
}
