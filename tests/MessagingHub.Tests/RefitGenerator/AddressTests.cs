using System.Globalization;

namespace MessagingHub.Tests.RefitGenerator;

internal sealed class AddressTests
{
    private static readonly Generated Wire = Generated.From(
        """
        using Refit;
        public interface IApi
        {
            [Get("/items/{id}/parts/{part}")]
            Task<HttpResponseMessage> Item(string id, long part);
            [Get("/items/{ITEM-ID}.json")]
            Task<HttpResponseMessage> Aliased([AliasAs("item-id")] string id);
            [Get("/items/{Id}")]
            Task<HttpResponseMessage> OtherCase(string iD);
            [Get("/items")]
            Task<HttpResponseMessage> List(string? cursor, int? limit, [AliasAs("filter[a b]")] string? filter, long since = 7);
            [Get("/items?kind=a%20b&flag")]
            Task<HttpResponseMessage> Fixed(string? cursor);
            [Get("/")]
            Task<HttpResponseMessage> Root(int page);
            [Get("/items/{a}/{b}")]
            Task<HttpResponseMessage> Pair(string a, string b);
        }
        """);

    [Test]
    public async Task A_placeholder_takes_the_escaped_value_of_its_parameter() =>
        Assert.That(await AddressOf("Item", "a/b c?d#e%2F", -5L), Is.EqualTo("https://host/items/a%2Fb%20c%3Fd%23e%252F/parts/-5"));

    [Test]
    public async Task A_placeholder_finds_the_alias_in_any_case() =>
        Assert.That(await AddressOf("Aliased", "7"), Is.EqualTo("https://host/items/7.json"));

    [Test]
    public async Task A_placeholder_finds_the_parameter_in_any_case() =>
        Assert.That(await AddressOf("OtherCase", "7"), Is.EqualTo("https://host/items/7"));

    [Test]
    public async Task Other_parameters_go_into_the_query_in_their_order_with_key_and_value_escaped() =>
        Assert.That(
            await AddressOf("List", "c+1&x=ü", 50, "=", 9L),
            Is.EqualTo("https://host/items?cursor=c%2B1%26x%3D%C3%BC&limit=50&filter%5Ba%20b%5D=%3D&since=9"));

    [Test]
    public async Task A_null_is_left_out_of_the_query_and_an_empty_text_is_not() =>
        Assert.That(await AddressOf("List", "", null, null, 0L), Is.EqualTo("https://host/items?cursor=&since=0"));

    [TestCase(null, "https://host/items?kind=a%20b&flag")]
    [TestCase("1", "https://host/items?kind=a%20b&flag&cursor=1")]
    public async Task The_templates_own_query_is_kept(string? cursor, string expected) =>
        Assert.That(await AddressOf("Fixed", cursor), Is.EqualTo(expected));

    [TestCase("https://host", "https://host/?page=2")]
    [TestCase("https://host/", "https://host/?page=2")]
    [TestCase("https://host/api/v1", "https://host/api/v1/?page=2")]
    [TestCase("https://host/api/v1/", "https://host/api/v1/?page=2")]
    [TestCase("http://127.0.0.1:8080/flow%20ella/?key=1#top", "http://127.0.0.1:8080/flow%20ella/?page=2")]
    public async Task The_path_of_the_base_address_is_kept(string baseAddress, string expected) =>
        Assert.That(await AddressAt(baseAddress, "Root", 2), Is.EqualTo(expected));

    [Test]
    public async Task Numbers_are_written_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.GetCultureInfo("sv-SE").Clone();
        odd.NumberFormat.NegativeSign = "minus";
        CultureInfo.CurrentCulture = odd;
        try
        {
            Assert.That(
                await AddressOf("List", null, int.MinValue, null, long.MinValue),
                Is.EqualTo("https://host/items?limit=-2147483648&since=-9223372036854775808"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public async Task An_empty_path_value_never_changes_the_host() =>
        Assert.That(await AddressOf("Pair", "", "evil.example"), Is.EqualTo("https://host/items//evil.example"));

    [Test]
    public void A_null_path_value_is_refused_by_name() =>
        Assert.That(
            () => AddressOf("Pair", "a", null),
            Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("b"));

    // Uri folds dot segments, for Refit as for this client. Ids are checked before they get here.
    [Test]
    public async Task A_dot_segment_is_folded_by_the_address_itself_and_must_be_refused_before() =>
        Assert.That(await AddressOf("Pair", "..", "x"), Is.EqualTo("https://host/x"));

    [Test]
    public async Task A_percent_encoded_dot_segment_stays_a_text() =>
        Assert.That(await AddressOf("Pair", "%2e%2E", "x"), Is.EqualTo("https://host/items/%252e%252E/x"));

    [Test]
    public void A_client_without_base_address_is_refused()
    {
        using var client = new HttpClient();
        Assert.That(() => Wire.Client("IApi", client).Call("Root", 1), Throws.InvalidOperationException);
    }

    private static Task<string> AddressOf(string method, params object?[] arguments) =>
        AddressAt("https://host", method, arguments);

    private static async Task<string> AddressAt(string baseAddress, string method, params object?[] arguments)
    {
        (HttpClient client, CapturingHandler handler) = CapturingHandler.At(baseAddress);
        using (client)
        {
            using HttpResponseMessage answer = await Wire.Client("IApi", client).Call(method, arguments);
            return handler.Url.AbsoluteUri;
        }
    }
}
