using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MessagingHub.Providers.Tests.Webhooks;

/// <summary>What holds for every delivery, however odd.</summary>
internal sealed class WebhookProperties
{
    private static readonly Config TenThousand = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    private static readonly byte[] Body = """{"eventId":"evt_1"}"""u8.ToArray();

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void No_random_header_throws_or_is_verified(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);
        IWebhookReader reader = account.Reader;
        string good = WebhookAccount.ValueOf(kind, WebhookAccount.Secret, Body);

        Prop.ForAll(HeaderValues(good).ToArbitrary(), HeaderValues("1773153000").ToArbitrary(), ArbMap.Default.ArbFor<string?>(), (value, other, path) =>
            value == good || !reader.Read(
                WebhookAccount.With(
                    Body, (WebhookAccount.HeaderOf(kind), value), ("X-Flowella-Timestamp", other), ("X-Flowella-Event", other), ("X-Flowella-Delivery", other))
                with
                {
                    PathSecret = path,
                }).IsVerified)
            .Check(TenThousand);
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void Any_signed_body_and_any_other_header_give_one_event_that_keeps_the_bytes(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);
        IWebhookReader reader = account.Reader;

        Prop.ForAll(Bodies().ToArbitrary(), HeaderValues("message.read").ToArbitrary(), (body, other) =>
        {
            WebhookResult result = reader.Read(WebhookAccount.Delivery(kind, WebhookAccount.Secret, body, ("X-Flowella-Event", other), ("X-Flowella-Delivery", other)));
            return result.IsVerified && result.Events.Count == 1 && result.Events[0].Raw.Span.SequenceEqual(body);
        }).Check(TenThousand);
    }

    /// <summary>Random texts, digits of the right length, and the right value with one character changed.</summary>
    private static Gen<string> HeaderValues(string good) => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("0123456789abcdefABCDEF".ToCharArray()).ArrayOf(64).Select(digits => new string(digits)),
        Gen.Elements("0123456789abcdef".ToCharArray()).ArrayOf(64).Select(digits => "sha256=" + new string(digits)),
        ArbMap.Default.GeneratorFor<int>().SelectMany(at => ArbMap.Default.GeneratorFor<char>().Select(c => Changed(good, at, c))));

    private static string Changed(string good, int at, char c)
    {
        char[] changed = good.ToCharArray();
        changed[(int)((uint)at % (uint)changed.Length)] = c;
        return new string(changed);
    }

    /// <summary>Random bytes, and JSON with the documented names and values of any type.</summary>
    private static Gen<byte[]> Bodies()
    {
        Gen<string> leaf = Gen.Elements(
            "null", "true", "7", "-1.5e300", "\"\"", "\" \"", "\"x\"", "\"2026-03-10T14:30:00.000Z\"", "\"\\ud83d\"", "[]", "{}", "[[{}]]", "\"message.read\"", "\"message_read\"",
            "\"inbox.message.received\"", "12345678901234567890", "\"user-web\"", "\"+15551234567\"");
        Gen<string> name = Gen.Elements(
            "eventId", "eventType", "timestamp", "data", "conversation", "conversationId", "message", "_id", "sender", "name", "phone", "text", "id", "type",
            "event_type", "whatsapp_message_id", "whatsapp_id", "status", "sender_type", "media_type", "media_url", "reactions", "unreadCount");
        Gen<string> inner = ObjectOf(name, leaf);
        Gen<string> middle = ObjectOf(name, Gen.OneOf(leaf, inner));
        Gen<string> json = Gen.OneOf(leaf, inner, middle, ObjectOf(name, Gen.OneOf(leaf, middle)));
        return Gen.OneOf(
            ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => bytes ?? []),
            json.Select(Encoding.UTF8.GetBytes),
            json.Select(text => Encoding.UTF8.GetBytes(text)[..^1]));
    }

    private static Gen<string> ObjectOf(Gen<string> name, Gen<string> value) =>
        name.SelectMany(key => value.Select(item => $"\"{key}\":{item}")).ArrayOf().Select(fields => $"{{{string.Join(',', fields)}}}");
}
