using MessagingHub.Conformance;
using MessagingHub.Providers.Tests.Flowella;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>The fault matrix finds providers that do wrong: each of these is a mistake somebody has made.</summary>
[CancelAfter(60_000)]
internal sealed class BrokenProviderTests
{
    [TestCase(ServiceFault.AcceptThenReset)]
    [TestCase(ServiceFault.AcceptThenUnavailable)]
    [TestCase(ServiceFault.TruncatedBody)]
    public async Task A_provider_that_sends_again_after_a_lost_answer_is_found(ServiceFault fault, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> findings = await FindAsync(inner => new Resender(inner), fault, cancellationToken);
        Assert.That(findings, Does.Contain($"send Text × {fault}: the service took it 2 times, not 1").And.Contain($"send Text × {fault}: the ledger has it 2 times, not 1"));
    }

    [TestCase(ServiceFault.AcceptThenReset)]
    [TestCase(ServiceFault.AcceptThenStall)]
    public async Task A_provider_that_calls_an_accepted_message_safe_to_resend_is_found(ServiceFault fault, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> findings = await FindAsync(inner => new Denier(inner), fault, cancellationToken);
        Assert.That(findings, Does.Contain($"send Text × {fault}: it was accepted, and the error says that it was not"));
    }

    [TestCase(ServiceFault.BadRequest, "InvalidRequest")]
    [TestCase(ServiceFault.HtmlPage, "InvalidResponse")]
    public async Task A_provider_that_makes_a_success_of_a_failure_is_found(ServiceFault fault, string code, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> findings = await FindAsync(inner => new Optimist(inner), fault, cancellationToken);
        Assert.That(findings, Has.Some.StartsWith($"send Text × {fault}: the code is success, not {code}."));
    }

    [Test]
    public async Task A_provider_whose_failures_are_no_MessagingException_is_found(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> findings = await FindAsync(inner => new Rewrapper(inner), ServiceFault.Forbidden, cancellationToken);
        Assert.That(findings, Has.Some.StartsWith("send Text × Forbidden: it ended in HttpRequestException"));
    }

    [Test]
    public async Task A_list_that_goes_on_for_ever_is_found(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> findings = await FindAsync(inner => new Wanderer(inner), ServiceFault.RepeatedPage, cancellationToken);
        Assert.That(findings, Has.Some.Contains("list contacts × RepeatedPage: it ended in ProbeFailedException"));
    }

    private static async Task<IReadOnlyList<string>> FindAsync(
        Func<IMessagingProvider, IMessagingProvider> wrapping, ServiceFault fault, CancellationToken cancellationToken)
    {
        await using var harness = new FlowellaHarness { Wrapping = wrapping };
        return await new FaultMatrix(harness).FindAsync(fault, cancellationToken);
    }

    private sealed class Resender(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        public override async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
        {
            try
            {
                return await base.SendAsync(message, cancellationToken);
            }
            catch (MessagingException)
            {
                return await base.SendAsync(message, cancellationToken);
            }
        }
    }

    private sealed class Denier(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        public override async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
        {
            try
            {
                return await base.SendAsync(message, cancellationToken);
            }
            catch (MessagingException failure)
            {
                throw new MessagingException(failure.Code, failure.Message) { IsTransient = true, Provider = Name, Operation = failure.Operation };
            }
        }
    }

    private sealed class Optimist(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        public override async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
        {
            try
            {
                return await base.SendAsync(message, cancellationToken);
            }
            catch (MessagingException)
            {
                return new SentMessage { Provider = Name, Status = MessageStatus.Accepted };
            }
        }
    }

    private sealed class Rewrapper(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        public override async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
        {
            try
            {
                return await base.SendAsync(message, cancellationToken);
            }
            catch (MessagingException failure)
            {
                throw new HttpRequestException(failure.Message, failure);
            }
        }
    }

    /// <summary>Its tokens always differ, so nothing but counting finds that they lead in circles.</summary>
    private sealed class Wanderer(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        private int _pages;

        public override Paged<Contact> ListContactsAsync(ContactQuery? query = null) => new(async (request, cancellationToken) =>
        {
            Page<Contact> first = await base.ListContactsAsync(query).GetPageAsync(new PageRequest { PageSize = request.PageSize }, cancellationToken);
            return first with { ContinuationToken = $"page {++_pages}" };
        });
    }
}
