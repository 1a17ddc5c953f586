using System.Text;
using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>Nothing secret or personal gets into an error, a log or a text.</content>
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

    [Test]
    public Task A_phone_number_or_a_text_is_in_no_error_and_in_no_log() => EachFailureAsync([.. TalkativeFaults, .. SilentFaults], (bench, what, failure) =>
    {
        foreach (string personal in (string[])[Harness.KnownPhone.TrimStart('+'), SampleContents.Text])
        {
            Assert.That(Contains([failure.ToString(), .. bench.Log.Lines], personal), Is.False, $"{what}: {failure}");
        }
    });

    [Test]
    public async Task ToString_never_shows_phones_texts_or_secrets()
    {
        string digits = Harness.KnownPhone.TrimStart('+');
        await EachOperationAsync(async (bench, operation) =>
        {
            object? result = await operation.RunAsync(bench, Limit);
            foreach (object item in result as IEnumerable<object> ?? (result is null ? [] : [result]))
            {
                string shown = item.ToString()!;
                string[] personal =
                [
                    digits,
                    SampleContents.Text,
                    .. Harness.Secrets,
                    .. Members.Texts(item).Where(member => IsPersonal(item, member.Path) && member.Text.Length > 3).Select(member => member.Text),
                ];
                Assert.That(personal.Where(text => shown.Contains(text, StringComparison.OrdinalIgnoreCase)), Is.Empty, $"{operation}: {shown}");
            }

            Assert.That(Contains([.. bench.Log.Lines], digits), Is.False, $"{operation}: a phone number is logged");
        });
    }

    private static bool IsPersonal(object item, string path) =>
        path.Split('.')[^1] is "Phone" or "FirstName" or "LastName" or "Email" or "Text" or "LastMessage"
        || (path.EndsWith("Name", StringComparison.Ordinal) && item is Contact or Conversation);

    private static bool Contains(IEnumerable<string?> texts, string part) => texts.Any(text => text?.Contains(part, StringComparison.OrdinalIgnoreCase) is true);

    /// <summary>The failures of each call, of a service that says everything it knows.</summary>
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
