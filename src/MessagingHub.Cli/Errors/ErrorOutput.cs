namespace MessagingHub.Cli;

/// <summary>Says on standard error why a run ended: sentences for people, one object for programs.</summary>
internal sealed class ErrorOutput(TextWriter error, bool asJson)
{
    /// <summary>Says it.</summary>
    /// <param name="problem">Why the run ended.</param>
    /// <param name="sends">Whether the run was to send something: then an interruption says that it did not.</param>
    public void Write(Exception problem, bool sends = false)
    {
        try
        {
            Tell(problem, sends);
        }
        catch (UnwritableException)
        {
            // Nobody can be told, but the exit code still can: it may say that a message was sent.
        }
    }

    private void Tell(Exception problem, bool sends)
    {
        if (problem is OperationCanceledException and not { InnerException: MessagingException { MayHaveBeenAccepted: true } })
        {
            // The code 130 says it all to a program.
            if (!asJson)
            {
                error.WriteLine(sends ? "interrupted; nothing was sent" : "interrupted");
            }
        }
        else if (asJson)
        {
            error.WriteLine(MhubJson.Write(ErrorDocument.Of(problem), MhubJson.Relaxed.ErrorDocument));
        }
        else
        {
            foreach (string line in LinesOf(problem))
            {
                error.WriteLine($"error: {PlainText.Of(line)}");
            }
        }
    }

    private static IReadOnlyList<string> LinesOf(Exception problem) => problem switch
    {
        InputException input => input.Problems,
        MessagingException or OperationCanceledException or UnwritableException => [problem.Message],
        _ => [$"{problem.Message} ({problem.GetType().Name})"],
    };
}
