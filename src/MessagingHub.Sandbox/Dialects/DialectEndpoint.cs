using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>Takes each request of one dialect from arrival to answer, through whatever fault is scripted for it.</summary>
internal sealed class DialectEndpoint(Dialect dialect, MessagingSandbox sandbox, CancellationToken stopping)
{
    public async Task ServeAsync(HttpContext context)
    {
        string[] path = RequestPath.Segments(context.Request);
        DialectOperation[] here = [.. dialect.Operations.Where(operation => operation.Route.Match(path) is not null)];
        DialectOperation[] candidates = [.. here.Where(candidate => candidate.Method == context.Request.Method)];
        DialectOperation? operation = candidates.FirstOrDefault(candidate => candidate.When?.Invoke(context.Request.Query) != false);

        RequestLog.Line line = sandbox.Requests.Arrived(dialect.Name, context.Request, operation?.Name);
        Admission admission = dialect.Admit(context.Request, operation);
        using var exchange = new Exchange(context, line, admission.Headers, stopping);
        if (operation is null)
        {
            await exchange.SendAsync(candidates.Length > 0
                ? dialect.Refuse(context.Request) ?? admission.Refusal ?? dialect.NoSuchAction(context.Request)
                : Nowhere(here));
            return;
        }

        Fault? fault = sandbox.Faults.Take(dialect.Name, operation);
        if (fault is not null)
        {
            line.Met(fault);
        }

        var scene = new FaultScene(exchange, dialect, operation, sandbox.Time);
        if (fault is RefusingFault refusing)
        {
            await refusing.RefuseAsync(scene);
            return;
        }

        Answer answer = await AnswerAsync(context, operation, path, admission, fault);

        // An answer can only be destroyed where there is something to lose: a refusal goes out as it is.
        if (fault is AnswerFault destroying && answer.IsSuccess)
        {
            await destroying.DeliverAsync(scene, answer);
            return;
        }

        await exchange.SendAsync(answer);
    }

    private Answer Nowhere(DialectOperation[] here) => here.Length == 0
        ? dialect.Error(StatusCodes.Status404NotFound)
        : dialect.Error(StatusCodes.Status405MethodNotAllowed)
            .WithHeader("Allow", string.Join(", ", here.Select(operation => operation.Method)));

    private async Task<Answer> AnswerAsync(
        HttpContext context, DialectOperation operation, string[] path, Admission admission, Fault? fault)
    {
        if ((dialect.Refuse(context.Request, operation) ?? admission.Refusal) is { } refusal)
        {
            return refusal;
        }

        try
        {
            JsonBody body = operation.TakesBody ? await ReadAsync(context) : JsonBody.Empty;
            return operation.Serve(new Call(
                operation, operation.Route.Match(path)!, context.Request.Query, body, (fault as PagingFault)?.Trick)
            {
                Failure = fault as FailedResultFault,
            });
        }
        catch (InvalidRequestException problem)
        {
            return dialect.Invalid(problem, operation);
        }
        catch (RefusedException refused)
        {
            return dialect.Error(operation, refused.Status, refused.Code, refused.Message);
        }
        catch (AnswerException refused)
        {
            return refused.Answer;
        }
    }

    private static async Task<JsonBody> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new InvalidRequestException(null, "The body must be sent as application/json.");
        }

        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        return JsonBody.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }
}
