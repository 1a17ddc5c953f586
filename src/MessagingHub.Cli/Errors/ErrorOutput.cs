namespace MessagingHub.Cli;

/// <summary>Says on standard error why a run ended: sentences for people, one object for programs.</summary>
internal sealed class ErrorOutput(TextWriter error, bool asJson)
{
    public void Write(Exception problem)
    {
        try
        {
            Tell(problem);
        }
        catch (Exception unwritable) when (StandardOutput.IsUnwritable(unwritable))
        {
            // Nobody can be told, but the exit code still can: it may say that a message was sent.
        }
    }

    private void Tell(Exception problem)
    {
        if (problem is OperationCanceledException and not { InnerException: MessagingException { MayHaveBeenAccepted: true } })
        {
            // The code 130 says it all to a program.
            if (!asJson)
            {
                error.WriteLine("interrupted; nothing was sent");
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
        MessagingException or OperationCanceledException => [problem.Message],
        _ => [$"{problem.Message} ({problem.GetType().Name})"],
    };
}
