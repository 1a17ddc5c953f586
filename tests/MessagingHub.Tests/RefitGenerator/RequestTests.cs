using System.Net;
using RichardSzalay.MockHttp;

namespace MessagingHub.Tests.RefitGenerator;

internal sealed class RequestTests
{
    private static readonly Generated Wire = Generated.From(
        """
        using Refit;
        using MessagingHub.Tests.RefitGenerator;
        namespace N;
        internal interface IApi
        {
            [Get("/x")] Task<HttpResponseMessage> Get(CancellationToken token);
            [Post("/x")] Task<HttpResponseMessage> Post([Body] SampleBody body);
            [Put("/x/{id}")] Task<HttpResponseMessage> Put(string id, [Body] SampleBody body, int? version);
            [Patch("/x")] Task<HttpResponseMessage> Patch([Body] SampleBody body);
            [Delete("/x")] Task<HttpResponseMessage> Delete();
            [Delete("/x")] Task<HttpResponseMessage> DeleteWith([Body] SampleBody body);
            [Post("/x")] Task<HttpResponseMessage> PostEmpty();
            [Put("/x")] Task<HttpResponseMessage> PutEmpty();
            [Patch("/x")] Task<HttpResponseMessage> PatchEmpty();
            [Post("/x")] Task<HttpResponseMessage> PostUnknown([Body] Uri body);
        }
        """);

    private static readonly SampleBody Body = new() { Text = "Grüße \"1\"" };

    [TestCase("Post", "POST")]
    [TestCase("Patch", "PATCH")]
    [TestCase("DeleteWith", "DELETE")]
    public async Task A_body_is_json_of_the_contexts_metadata_with_a_known_length(string method, string verb)
    {
        CapturingHandler handler = await Send(method, Body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(handler.Method?.Method, Is.EqualTo(verb));
            Assert.That(handler.Body, Is.EqualTo("""{"text":"Gr\u00FC\u00DFe \u00221\u0022"}"""));
            Assert.That(handler.Content?.Headers.ContentType?.ToString(), Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(handler.ContentLength, Is.EqualTo(handler.Body?.Length));
        }
    }

    [TestCase("PostEmpty", "POST")]
    [TestCase("PutEmpty", "PUT")]
    [TestCase("PatchEmpty", "PATCH")]
    [TestCase("Delete", "DELETE")]
    public async Task A_change_without_a_body_still_has_a_content(string method, string verb)
    {
        CapturingHandler handler = await Send(method);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(handler.Method?.Method, Is.EqualTo(verb));
            Assert.That(handler.Content, Is.Not.Null);
            Assert.That(handler.ContentLength, Is.Zero);
            Assert.That(handler.Content?.Headers.ContentType, Is.Null);
        }
    }

    [Test]
    public async Task A_get_has_no_content()
    {
        CapturingHandler handler = await Send("Get", CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(handler.Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(handler.Content, Is.Null);
        }
    }

    [Test]
    public async Task Path_body_and_query_go_together()
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Put, "https://host/api/x/7")
            .WithExactQueryString("version=3")
            .WithContent("""{"text":"Hi","media_url":"https://m"}""")
            .Respond(HttpStatusCode.NoContent);
        using HttpClient client = mock.ToHttpClient();
        client.BaseAddress = new Uri("https://host/api");

        using HttpResponseMessage answer = await Wire.Client("N.IApi", client)
            .Call("Put", "7", new SampleBody { Text = "Hi", MediaUrl = "https://m" }, 3);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        mock.VerifyNoOutstandingExpectation();
    }

    [TestCase(HttpStatusCode.Found)]
    [TestCase(HttpStatusCode.TooManyRequests)]
    [TestCase(HttpStatusCode.InternalServerError)]
    public async Task Every_status_comes_back_as_an_answer(HttpStatusCode status)
    {
        (HttpClient client, _) = CapturingHandler.At("https://host", () => new HttpResponseMessage(status));
        using (client)
        {
            using HttpResponseMessage answer = await Wire.Client("N.IApi", client).Call("Post", Body);
            Assert.That(answer.StatusCode, Is.EqualTo(status));
        }
    }

    [Test]
    public void A_failure_of_the_transport_passes_through_as_it_is()
    {
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        (HttpClient client, _) = CapturingHandler.At("https://host", () => throw failure);
        using (client)
        {
            Assert.That(() => Wire.Client("N.IApi", client).Call("Post", Body), Throws.Exception.SameAs(failure));
        }
    }

    [Test]
    public async Task The_answer_is_there_before_its_body_is()
    {
        var body = new TaskCompletionSource();
        (HttpClient client, _) = CapturingHandler.At(
            "https://host", () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StalledContent(body.Task) });
        using (client)
        {
            using HttpResponseMessage answer = await Wire.Client("N.IApi", client)
                .Call("Get", CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public void A_cancelled_token_stops_the_call()
    {
        (HttpClient client, _) = CapturingHandler.At("https://host");
        using (client)
        {
            Assert.That(
                () => Wire.Client("N.IApi", client).Call("Get", new CancellationToken(canceled: true)),
                Throws.InstanceOf<OperationCanceledException>());
        }
    }

    [Test]
    public void A_null_body_is_refused_by_name()
    {
        Assert.That(
            () => Send("Post", [null]),
            Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("body"));
    }

    [Test]
    public void A_body_that_the_context_does_not_know_is_refused_and_the_message_says_what_to_add() =>
        Assert.That(
            () => Send("PostUnknown", new Uri("https://x")),
            Throws.InvalidOperationException.With.Message.Contains("[JsonSerializable(typeof(Uri))]"));

    [Test]
    public void An_interface_of_another_assembly_has_no_client_here()
    {
        using var client = new HttpClient();
        Generated none = Generated.From("public interface IPlain;");
        Assert.That(
            () => none.Client("IPlain", client),
            Throws.InnerException.InstanceOf<InvalidOperationException>().With.InnerException.Message.Contains("IPlain"));
    }

    private static async Task<CapturingHandler> Send(string method, params object?[] arguments)
    {
        (HttpClient client, CapturingHandler handler) = CapturingHandler.At("https://host");
        using (client)
        {
            using HttpResponseMessage answer = await Wire.Client("N.IApi", client).Call(method, arguments);
            return handler;
        }
    }

    private sealed class StalledContent(Task until) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => until;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
