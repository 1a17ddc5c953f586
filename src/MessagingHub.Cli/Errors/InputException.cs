namespace MessagingHub.Cli;

/// <summary>The run cannot begin: the arguments or the configuration are wrong. Nothing was requested.</summary>
internal sealed class InputException : Exception
{
    private InputException(string code, IReadOnlyList<string> problems)
        : base(string.Join(' ', problems))
    {
        Code = code;
        Problems = problems;
    }

    /// <summary><c>usage</c> or <c>configuration</c>.</summary>
    public string Code { get; }

    /// <summary>Every problem, each with its place and its fix.</summary>
    public IReadOnlyList<string> Problems { get; }

    public static InputException Usage(params IReadOnlyList<string> problems) => new("usage", problems);

    public static InputException Configuration(params IReadOnlyList<string> problems) => new("configuration", problems);

    /// <summary>Makes a value of what was typed; what the contract refuses is a mistake at the command line.</summary>
    public static T Guard<T>(string option, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException refused)
        {
            // Without the framework's "(Parameter 'x')", which names nothing that was typed.
            int end = refused.Message.IndexOf(" (Parameter ", StringComparison.Ordinal);
            throw Usage($"{option}: {(end < 0 ? refused.Message : refused.Message[..end])}");
        }
    }
}
