namespace MessagingHub.Samples.Wire;

/// <summary>What the generator's README shows.</summary>
internal sealed class WireSamples
{
    [Test]
    public async Task A_wire_interface_has_a_client()
    {
        var service = new Recorder();
        using var httpClient = new HttpClient(service) { BaseAddress = new Uri("https://shop.example/api/") };

        #region wireClient
        IShopApi api = WireClient.Create<IShopApi>(httpClient, ShopJsonContext.Default);
        #endregion

        await api.ListItemsAsync(cursor: null, limit: 20, CancellationToken.None);
        await api.AddTagAsync("a/b", new NewTag("new"), CancellationToken.None);

        Assert.That(service.Requests, Is.EqualTo(["GET /api/items?limit=20 ", """POST /api/items/a%2Fb/tags {"Name":"new"}"""]));
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery} {body}");
            return new HttpResponseMessage();
        }
    }
}
