using System.Text;
using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>A service that says everything it knows, in every refusal.</content>
public abstract partial class MessagingProviderConformance
{
    private static readonly ServiceFault[] TalkativeFaults =
        [ServiceFault.BadRequest, ServiceFault.Unauthorized, ServiceFault.Forbidden, ServiceFault.Conflict, ServiceFault.InternalError, ServiceFault.AcceptThenUnavailable];

    private static readonly ServiceFault[] SilentFaults = [ServiceFault.Refuse, ServiceFault.AcceptThenReset, ServiceFault.AcceptThenStall];

    [Test]
    public Task A_secret_that_the_service_repeats_is_in_no_error_and_in_no_log() => EachFailureAsync(TalkativeFaults, (bench, what, failure) =>
    {
        string raw = failure.Raw is { } answer
            ? answer.GetBodyText() + string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {header.Value}"))
            : "";
        string fields = string.Join('\n', failure.FieldErrors.Select(field => $"{field.Path} {field.Message}"));
        foreach (string secret in Harness.Secrets)
        {
            Assert.That(Contains([failure.ToString(), failure.ProviderCode, fields, raw, .. bench.Log.Lines], secret), Is.False, $"{what}: a secret shows");
        }
    });

    private protected sealed override Task EachFailureAsync(Action<ConformanceBench, string, MessagingException> check) =>
        EachFailureAsync([.. TalkativeFaults, .. SilentFaults], check);

    private async Task EachFailureAsync(IEnumerable<ServiceFault> faults, Action<ConformanceBench, string, MessagingException> check)
    {
        foreach (ServiceFault fault in faults)
        {
            await EachOperationAsync(async (bench, operation) =>
            {
                bench.Wire.RefusalText = new StringBuilder("Who are you, ")
                    .AppendJoin(" or ", Harness.Secrets).Append("? ").Append(Harness.KnownPhone).Append(" does not like this.").ToString();
                bench.Wire.Script(fault);
                MessagingException? failure = await FailureOf<MessagingException>(() => operation.RunAsync(bench, Limit));
                if (failure is not null)
                {
                    check(bench, $"{operation} × {fault}", failure);
                }
                else
                {
                    Assert.That(FaultTable.Expect(fault, operation, Harness).Code, Is.Null, $"{operation} × {fault} succeeds");
                }
            });
        }
    }
}
