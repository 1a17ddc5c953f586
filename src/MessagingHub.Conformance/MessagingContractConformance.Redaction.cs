using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>Nothing secret or personal gets into an error, a log or a text.</content>
public abstract partial class MessagingContractConformance
{
    [Test]
    public Task A_phone_number_or_a_text_is_in_no_error_and_in_no_log() => EachFailureAsync((bench, what, failure) =>
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
        await using (ConformanceBench first = await OpenAsync())
        {
            object[] ownTexts = [first.Provider, .. Flags.In(first.Can.Features).Select(feature => first.Provider.GetService(FeatureTypes.Of(feature))).OfType<object>()];
            Assert.That(Harness.Secrets.Where(secret => Contains(ownTexts.Select(own => own.ToString()), secret)), Is.Empty, "the account or a feature of it shows a secret");
        }

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

    private protected static bool Contains(IEnumerable<string?> texts, string part) => texts.Any(text => text?.Contains(part, StringComparison.OrdinalIgnoreCase) is true);
}
