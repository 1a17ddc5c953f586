using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>How one service speaks: its operations, its credential and the shape of its errors.</summary>
internal abstract class Dialect
{
    /// <summary>The name, which is also the first segment of its addresses.</summary>
    public abstract string Name { get; }

    /// <summary>What follows the name in a client's base address.</summary>
    public abstract string ApiPath { get; }

    /// <summary>What a client has to be configured with besides the address, for whoever asks the control API.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The operations; several may share one name.</summary>
    public abstract IReadOnlyList<DialectOperation> Operations { get; }

    /// <summary>What the control API can change about it; nothing unless the service's documents contradict each other.</summary>
    public virtual IReadOnlyList<DialectOption> Options => [];

    /// <summary>Notes an arrival, at a path of the service or not; the first thing to happen.</summary>
    public virtual Admission Admit(HttpRequest request, DialectOperation? operation) => Admission.Free;

    /// <summary>Forgets what the dialect itself keeps beside the world.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>Looks at the credential; null when it is good, the service's refusal otherwise.</summary>
    public abstract Answer? Refuse(HttpRequest request);

    /// <summary>The same for an operation that refuses in words of its own.</summary>
    public virtual Answer? Refuse(HttpRequest request, DialectOperation operation) => Refuse(request);

    /// <summary>An error in the service's own envelope; code and message fall back to what the service uses for the status.</summary>
    public abstract Answer Error(int status, string? code = null, string? message = null);

    /// <summary>An error in the envelope and the words of one operation, for services that have no single one.</summary>
    public virtual Answer Error(DialectOperation operation, int status, string? code = null, string? message = null)
        => Error(status, code, message);

    /// <summary>The same under HTTP 200, where only the body tells.</summary>
    public virtual Answer ErrorInBody(DialectOperation operation, int status, string? code = null)
        => Error(operation, status, code) with { Status = StatusCodes.Status200OK };

    /// <summary>The service's answer to a body or query it cannot take.</summary>
    public abstract Answer Invalid(InvalidRequestException problem);

    /// <summary>The same in the envelope of one operation.</summary>
    public virtual Answer Invalid(InvalidRequestException problem, DialectOperation operation) => Invalid(problem);

    /// <summary>The answer where path and method are known and the query asks for no operation there is.</summary>
    public virtual Answer NoSuchAction(HttpRequest request) => Error(StatusCodes.Status404NotFound);
}
