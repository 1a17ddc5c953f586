using MessagingHub.Conformance;
using MessagingHub.Providers.Tests.Flowella;
using NUnit.Framework.Internal;
using Clause = System.Func<MessagingHub.Conformance.MessagingContractConformance, System.Threading.Tasks.Task>;
using Mistake = System.Func<MessagingHub.IMessagingProvider, MessagingHub.IMessagingProvider>;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>A clause can fail: each is run against a provider that breaks it, and holds for the provider as it is.</summary>
[CancelAfter(60_000)]
internal sealed partial class BrokenClauseTests
{
    private static IEnumerable<TestCaseData> Mistakes => OfAnyProvider.Concat(OverHttp).Concat(WithoutHttp);

    private static IEnumerable<TestCaseData> OfAnyProvider => new (string Name, Mistake Mistake, Clause Clause)[]
    {
        (
            "a text is trimmed",
            i => new Sending(i, (m, send) => send(m with { Content = new TextContent("Line one") })),
            k => k.A_text_arrives_as_it_was_written("Line one\n")),
        (
            "every message goes to the same phone",
            i => new Sending(i, (m, send) => send(m with { To = MessageRecipient.Phone("+12025550101") })),
            k => k.A_message_goes_to_its_addressee_and_to_nobody_else()),
        (
            "a text is cut",
            i => new Sending(i, (m, send) => send(m.Content is TextContent { Text.Length: > 160 } t ? m with { Content = new TextContent(t.Text[..160]) } : m)),
            k => k.A_long_text_arrives_whole_or_is_refused(161)),
        (
            "a time is hours late",
            i => new Sending(i, (m, send) => send(m with { SendAt = m.SendAt?.AddHours(5) })),
            k => k.A_content_declared_schedulable_goes_out_with_its_time_and_any_other_is_refused_one()),
        (
            "a time loses its offset",
            i => new Sending(i, (m, send) => send(m with { SendAt = m.SendAt is { } at ? new DateTimeOffset(at.DateTime, TimeSpan.Zero) : null })),
            k => k.A_content_declared_schedulable_goes_out_with_its_time_and_any_other_is_refused_one()),
        (
            "a sender is another",
            i => new Sending(i, (m, send) => send(m.Sender is null ? m : m with { Sender = "somebody-else" })),
            k => k.A_sender_is_passed_on_with_contents_that_declare_it_and_is_refused_with_others()),
        ("a filter leaves nothing in", i => new Emptying(i), k => k.A_filter_leaves_in_what_matches_it_and_nothing_else()),
        ("a damaged token begins again", i => new Forgiving(i), k => k.A_damaged_token_is_refused()),
        ("a total is too small", i => new Paging(i, p => p with { TotalCount = 1 }), k => k.A_total_is_no_less_than_what_is_listed()),
        ("addressees are mixed up", i => new Mixing(i), k => k.Messages_sent_at_once_each_go_to_their_own_addressee()),
        (
            "no account is named",
            i => new Sending(i, async (m, send) => await send(m) with { Provider = null }),
            k => k.Every_result_names_the_account()),
        (
            "everything is sent twice",
            i => new Sending(i, async (m, send) => await send(m) is null ? null! : await send(m)),
            k => k.Messages_sent_at_once_are_each_accepted_exactly_once()),
        (
            "a phone number is in an error",
            i => new Sending(i, (m, send) => Reworded(() => send(m), $"{m.To.PhoneNumber} did not get it.")),
            k => k.A_phone_number_or_a_text_is_in_no_error_and_in_no_log()),
        (
            "cancellation is not heard",
            i => new Sending(i, (m, _) => i.SendAsync(m, CancellationToken.None)),
            k => k.A_call_that_was_cancelled_before_requests_nothing()),
        (
            "an empty text is invented",
            i => new Listing(i, c => c with { Status = c.Status ?? "" }),
            k => k.What_a_service_does_not_say_is_null_never_an_empty_text()),
        (
            "a plus is missing",
            i => new Listing(i, c => c with { Phone = c.Phone?.TrimStart('+') }),
            k => k.A_full_international_number_has_its_plus()),
        (
            "an item comes twice",
            i => new Paging(i, p => p with { Items = [.. p.Items, p.Items[0]] }),
            k => k.Pages_neither_skip_nor_repeat_whatever_their_size(7)),
        (
            "an item is left out",
            i => new Paging(i, p => p with { Items = [.. p.Items.Skip(1)] }),
            k => k.Pages_neither_skip_nor_repeat_whatever_their_size(7)),
        (
            "a page is small by default",
            i => new Paging(i, p => p, defaultSize: 3),
            k => k.The_default_page_size_is_the_services_maximum()),
        (
            "a token is anybody's",
            i => new Paging(i, p => p, ignoresTokens: true),
            k => k.A_token_of_another_account_list_filter_or_page_size_is_refused()),
        ("a token is anything", i => new Paging(i, p => p, ignoresTokens: true), k => k.A_token_that_is_none_is_refused("x")),
        ("a list is read at once", i => new Paging(i, p => p, reads: true), k => k.Nothing_is_requested_before_enumeration()),
        (
            "a token forgets where it was",
            i => new Paging(i, p => p, ignoresTokens: true),
            k => k.A_token_can_be_stored_and_goes_on_after_a_restart()),
    }.SelectMany(row => new[] { Case("Flowella", row.Name, row.Mistake, row.Clause), Case("InMemory", row.Name, row.Mistake, row.Clause) });

    private static IEnumerable<TestCaseData> OverHttp =>
    [
        Case(
            "Flowella",
            "Raw is dropped",
            i => new Sending(i, async (m, send) => await send(m) with { Raw = null }),
            k => ((MessagingProviderConformance)k).Every_result_carries_what_the_service_sent()),
        Case(
            "Flowella",
            "a secret is in an error",
            i => new Sending(i, (m, send) => Reworded(() => send(m), Sandbox.SandboxCredentials.FlowellaApiKey)),
            k => ((MessagingProviderConformance)k).A_secret_that_the_service_repeats_is_in_no_error_and_in_no_log()),
        Case("Flowella", "a feature shows a secret", i => new Showing(i), k => k.ToString_never_shows_phones_texts_or_secrets()),
        Case("Flowella", "a bulk goes to the first only", i => new FirstOnly(i), k => k.A_bulk_message_goes_to_each_of_its_recipients()),
        Case("Flowella", "a page's Raw is dropped", i => new Paging(i, p => p with { Raw = null }), k => ((MessagingProviderConformance)k).A_page_carries_what_the_service_sent()),
    ];

    private static IEnumerable<TestCaseData> WithoutHttp =>
    [
        Case(
            "InMemory",
            "a reply answers another message",
            i => new Sending(i, (m, send) => send(m.ReplyTo is null ? m : m with { ReplyTo = "second-message" })),
            k => k.A_reply_says_what_it_answers_where_replies_are_declared_and_is_refused_elsewhere()),
        Case(
            "InMemory",
            "a history drops the last of each page",
            i => new Dropping(i),
            k => k.Pages_of_a_feature_neither_skip_nor_repeat_whatever_their_size(1)),
        Case("InMemory", "anybody is found", i => new Finding(i), k => k.A_contact_is_found_by_its_own_phone_and_an_unknown_phone_finds_none()),
        Case(
            "InMemory",
            "what may have been accepted is called safe to send again",
            i => new Sending(i, (m, send) => Excused(() => send(m))),
            k => ((LocalProviderConformance)k).A_failure_after_which_a_resend_is_called_safe_was_not_accepted(MessagingErrorCode.Timeout, InMemoryOutcome.AnswerLost)),
        Case(
            "InMemory",
            "what may have been accepted is denied",
            i => new Sending(i, (m, send) => Excused(() => send(m))),
            k => Fails(k, MessagingErrorCode.Timeout, InMemoryOutcome.RequestLost)),
        Case(
            "InMemory",
            "a message is sent again after its answer was lost",
            i => new Sending(i, (m, send) => Repeated(() => send(m))),
            k => Fails(k, MessagingErrorCode.Unavailable, InMemoryOutcome.AnswerLost)),
        Case(
            "InMemory",
            "a failure is called another",
            i => new Sending(i, (m, send) => Reworded(() => send(m), "No.", MessagingErrorCode.Unknown)),
            k => Fails(k, MessagingErrorCode.Conflict, InMemoryOutcome.NotAccepted)),
        Case(
            "InMemory",
            "a failure lasts",
            i => new Lasting(i),
            k => ((LocalProviderConformance)k).A_read_works_again_when_what_was_wrong_has_passed()),
    ];

    private static Task Fails(MessagingContractConformance kit, MessagingErrorCode code, InMemoryOutcome outcome) =>
        ((LocalProviderConformance)kit).A_call_that_fails_says_why_and_whether_a_change_may_have_been_accepted_and_is_done_at_most_once(code, outcome);

    [TestCaseSource(nameof(Mistakes))]
    public async Task A_clause_fails_for_the_mistake_it_is_about_and_for_no_good_provider(string service, Mistake mistake, Clause clause)
    {
        Assert.That(await FailsAsync(service, null, clause), Is.False, "as it is");
        Assert.That(await FailsAsync(service, mistake, clause), Is.True, "with the mistake");
    }

    private static TestCaseData Case(string service, string name, Mistake mistake, Clause clause) =>
        new TestCaseData(service, mistake, clause).SetArgDisplayNames(service, name);

    private static async Task<bool> FailsAsync(string service, Mistake? mistake, Clause clause)
    {
        MessagingContractConformance kit = service == "InMemory"
            ? new SpoiledInMemoryConformanceTests(mistake)
            : new FlowellaConformanceTests(() => new FlowellaHarness { Wrapping = mistake });
        using (new TestExecutionContext.IsolatedContext())
        {
            try
            {
                await clause(kit);
                return TestExecutionContext.CurrentContext.CurrentResult.AssertionResults.Count > 0;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                return true;
            }
            finally
            {
                await kit.StopHarness();
            }
        }
    }

    private static async Task<SentMessage> Reworded(Func<Task<SentMessage>> send, string words, MessagingErrorCode? code = null)
    {
        try
        {
            return await send();
        }
        catch (MessagingException failure)
        {
            throw new MessagingException(code ?? failure.Code, words) { Provider = failure.Provider, Operation = failure.Operation };
        }
    }

    private static async Task<SentMessage> Excused(Func<Task<SentMessage>> send)
    {
        try
        {
            return await send();
        }
        catch (MessagingException failure)
        {
            throw new MessagingException(failure.Code, failure.Message) { IsTransient = true, Provider = failure.Provider, Operation = failure.Operation };
        }
    }

    private static async Task<SentMessage> Repeated(Func<Task<SentMessage>> send)
    {
        try
        {
            return await send();
        }
        catch (MessagingException failure)
        {
            await send();
            throw new MessagingException(failure.Code, failure.Message)
            {
                MayHaveBeenAccepted = true,
                IsTransient = failure.IsTransient,
                Provider = failure.Provider,
                Operation = failure.Operation,
            };
        }
    }
}
