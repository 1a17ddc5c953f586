using MessagingHub.Conformance;
using MessagingHub.Providers.Tests.Flowella;
using NUnit.Framework.Internal;
using Clause = System.Func<MessagingHub.Conformance.MessagingContractConformance, System.Threading.Tasks.Task>;
using Mistake = System.Func<MessagingHub.IMessagingProvider, MessagingHub.IMessagingProvider>;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>A clause can fail: each is run against a provider that breaks it, and holds for the provider as it is.</summary>
[CancelAfter(60_000)]
internal sealed class BrokenClauseTests
{
    private static IEnumerable<TestCaseData> Mistakes => OfAnyProvider.Concat(OverHttp).Concat(WithoutHttp);

    private static IEnumerable<TestCaseData> OfAnyProvider => new (string Name, Mistake Mistake, Clause Clause)[]
    {
        (
            "a text is trimmed",
            i => new Sending(i, (m, send) => send(m with { Content = new TextContent("Line one") })),
            k => k.A_text_arrives_as_it_was_written("Line one\n")),
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
        Case("Flowella", "a page's Raw is dropped", i => new Paging(i, p => p with { Raw = null }), k => ((MessagingProviderConformance)k).A_page_carries_what_the_service_sent()),
    ];

    private static IEnumerable<TestCaseData> WithoutHttp =>
    [
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

    /// <summary>Once a list failed, it fails for ever.</summary>
    private sealed class Lasting(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        private MessagingException? _failure;

        public override Paged<Contact> ListContactsAsync(ContactQuery? query = null) => new(async (request, cancellationToken) =>
        {
            try
            {
                return _failure is null ? await base.ListContactsAsync(query).GetPageAsync(request, cancellationToken) : throw _failure;
            }
            catch (MessagingException failure)
            {
                _failure = failure;
                throw;
            }
        });
    }

    private sealed class Sending(IMessagingProvider inner, Func<OutboundMessage, Func<OutboundMessage, Task<SentMessage>>, Task<SentMessage>> send)
        : DelegatingMessagingProvider(inner)
    {
        public override Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default) =>
            send(message, one => base.SendAsync(one, cancellationToken));
    }

    private sealed class Listing(IMessagingProvider inner, Func<Contact, Contact> change) : DelegatingMessagingProvider(inner)
    {
        public override Paged<Contact> ListContactsAsync(ContactQuery? query = null) => new(async (request, cancellationToken) =>
        {
            Page<Contact> page = await base.ListContactsAsync(query).GetPageAsync(request, cancellationToken);
            return page with { Items = [.. page.Items.Select(change)] };
        });
    }

    private sealed class Paging(
        IMessagingProvider inner, Func<Page<Contact>, Page<Contact>> change, int? defaultSize = null, bool ignoresTokens = false, bool reads = false)
        : DelegatingMessagingProvider(inner)
    {
        public override Paged<Contact> ListContactsAsync(ContactQuery? query = null)
        {
            Paged<Contact> list = base.ListContactsAsync(query);
            if (reads)
            {
                _ = list.GetPageAsync();
            }

            return new Paged<Contact>(async (request, cancellationToken) => change(await list.GetPageAsync(
                new PageRequest { PageSize = request.PageSize ?? defaultSize, ContinuationToken = ignoresTokens ? null : request.ContinuationToken },
                cancellationToken)));
        }
    }
}
