using System.Text;

namespace MessagingHub.Providers.Tests.Webhooks;

/// <summary>Whose delivery counts: the same questions to every reader.</summary>
internal sealed class VerificationTests
{
    private const string Another = "Zt5_another-secret-of-the-account";

    private static readonly byte[] Body = """{"eventId":"evt_1","event_type":"message_read","data":{"id":"cm8evt0001"}}"""u8.ToArray();

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void A_good_delivery_is_verified_and_names_account_and_service(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);

        WebhookResult result = account.Reader.Read(WebhookAccount.Delivery(kind, WebhookAccount.Secret, Body));

        Assert.That((result.IsVerified, result.Reason, result.Events.Count), Is.EqualTo((true, (string?)null, 1)));
        Assert.That((result.Events[0].Provider, result.Events[0].Service), Is.EqualTo((WebhookAccount.Name, kind)));
        Assert.That(result.Events[0].Raw.ToArray(), Is.EqualTo(Body));
        Assert.That(account.Provider.Capabilities.Features.HasFlag(MessagingFeatures.WebhookReader), Is.True);
    }

    /// <summary>Velstack documents no payload, so that there is nothing to miss in one.</summary>
    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void A_verified_body_that_names_no_event_is_told_without_its_words(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);

        foreach (string body in (string[])["", "[]", "{}", "null", "ready?", """{"text":"ready?"}"""])
        {
            WebhookResult result = account.Reader.Read(WebhookAccount.Delivery(kind, WebhookAccount.Secret, Encoding.UTF8.GetBytes(body)));

            Assert.That((result.IsVerified, result.Events.Single().Kind), Is.EqualTo((true, MessagingEventKind.Other)), body);
            Assert.That(
                result.Reason,
                kind == "Velstack" ? Is.Null : Does.StartWith($"{WebhookAccount.Name} ({kind}): the body is not JSON, or names no event").And.Not.Contain("ready"),
                body);
        }
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.SigningKinds))]
    public void A_single_flipped_bit_anywhere_in_the_body_is_seen(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);
        WebhookDelivery good = WebhookAccount.Delivery(kind, WebhookAccount.Secret, Body);

        for (int bit = 0; bit < Body.Length * 8; bit++)
        {
            byte[] changed = [.. Body];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            WebhookResult result = account.Reader.Read(good with { Body = changed });
            Assert.That((result.IsVerified, result.Events.Count), Is.EqualTo((false, 0)), $"bit {bit}");
        }
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.SigningKinds))]
    public void A_body_that_is_cut_or_longer_is_seen(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);
        WebhookDelivery good = WebhookAccount.Delivery(kind, WebhookAccount.Secret, Body);

        Assert.That(
            (byte[][])[Body[..^1], Body[1..], [], [.. Body, (byte)'\n'], [0xEF, 0xBB, 0xBF, .. Body]],
            Has.All.Matches<byte[]>(changed => !account.Reader.Read(good with { Body = changed }).IsVerified));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void A_single_flipped_bit_anywhere_in_the_header_is_seen(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);
        string good = WebhookAccount.ValueOf(kind, WebhookAccount.Secret, Body);

        for (int bit = 0; bit < good.Length * 8; bit++)
        {
            char[] changed = good.ToCharArray();
            changed[bit / 8] ^= (char)(1 << (bit % 8));
            Assert.That(account.Reader.Read(WebhookAccount.With(Body, (WebhookAccount.HeaderOf(kind), new string(changed)))).IsVerified, Is.False, $"bit {bit}");
        }
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void A_single_changed_character_anywhere_in_the_secret_is_seen(string kind)
    {
        for (int i = 0; i < WebhookAccount.Secret.Length; i++)
        {
            char[] changed = WebhookAccount.Secret.ToCharArray();
            changed[i] = changed[i] == 'a' ? 'b' : 'a';
            using var account = new WebhookAccount(kind, [new string(changed)]);
            Assert.That(account.Reader.Read(WebhookAccount.Delivery(kind, WebhookAccount.Secret, Body)).IsVerified, Is.False, $"character {i}");
        }
    }

    [Test]
    public void A_header_of_another_length_or_form_is_not_valid_and_no_exception([ValueSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))] string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);
        string good = WebhookAccount.ValueOf(kind, WebhookAccount.Secret, Body);
        string[] bad =
        [
            "", " ", good[..^1], good[1..], good + "0", " " + good, good + " ", good.ToUpperInvariant(), "sha256=" + good, $"{good}, {good}", "sha256=", "sha256=zz", "sha1=" + good,
            new string('0', 64), "\0", "\ud800", "ﬀ" + good, new string('a', 100_000),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(good)),
        ];

        Assert.That(bad, Has.All.Matches<string>(value => !account.Reader.Read(WebhookAccount.With(Body, (WebhookAccount.HeaderOf(kind), value))).IsVerified));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void A_missing_header_is_refused_and_a_null_one_counts_as_missing(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);

        WebhookResult missing = account.Reader.Read(WebhookAccount.With(Body));
        WebhookResult isNull = account.Reader.Read(WebhookAccount.With(Body, (WebhookAccount.HeaderOf(kind), null)));

        Assert.That((missing.IsVerified, isNull.IsVerified), Is.EqualTo((false, false)));
        Assert.That(missing.Reason, Does.StartWith($"{WebhookAccount.Name} ({kind}): ").And.Contain(WebhookAccount.HeaderOf(kind)));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void The_case_of_a_headers_name_does_not_matter_and_two_of_one_name_are_none(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);
        string name = WebhookAccount.HeaderOf(kind);
        string good = WebhookAccount.ValueOf(kind, WebhookAccount.Secret, Body);

        WebhookResult lower = account.Reader.Read(WebhookAccount.With(Body, (name.ToLowerInvariant(), good)));
        WebhookResult both = account.Reader.Read(WebhookAccount.With(Body, (name.ToLowerInvariant(), good), (name, good)));

        Assert.That((lower.IsVerified, both.IsVerified), Is.EqualTo((true, false)));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void Any_of_several_secrets_will_do_so_that_one_can_replace_another(string kind)
    {
        using var account = new WebhookAccount(kind, [Another, WebhookAccount.Secret]);
        IEnumerable<bool> verified = ((string[])[WebhookAccount.Secret, Another, "Qq9_a-secret-that-was-removed"])
            .Select(secret => account.Reader.Read(WebhookAccount.Delivery(kind, secret, Body)).IsVerified);

        Assert.That(verified, Is.EqualTo((bool[])[true, true, false]));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void Without_a_secret_nothing_is_verified_and_the_reason_names_the_setting(string kind)
    {
        using var account = new WebhookAccount(kind, []);

        WebhookResult unsigned = account.Reader.Read(WebhookAccount.With(Body));
        WebhookResult empty = account.Reader.Read(WebhookAccount.Delivery(kind, "", Body) with { PathSecret = "" });

        Assert.That((unsigned.IsVerified, empty.IsVerified), Is.EqualTo((false, false)));
        Assert.That(empty.Reason, Does.Contain("Webhooks:Secrets"));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.SharedSecretKinds))]
    public void Where_nothing_is_signed_the_secret_in_the_path_or_in_the_header_will_do(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);
        WebhookDelivery bare = WebhookAccount.With(Body);
        IEnumerable<bool> verified = ((string?[])[WebhookAccount.Secret, null, "", WebhookAccount.Secret[..^1], WebhookAccount.Secret + "x", WebhookAccount.Secret.ToUpperInvariant(), "\ud800"])
            .Select(secret => account.Reader.Read(bare with { PathSecret = secret }).IsVerified);

        Assert.That(verified, Is.EqualTo((bool[])[true, false, false, false, false, false, false]));
        Assert.That(account.Reader.Read(WebhookAccount.Delivery(kind, WebhookAccount.Secret, Body) with { PathSecret = "wrong" }).IsVerified, Is.True);
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.SigningKinds))]
    public void Where_a_service_signs_a_secret_in_the_path_or_in_our_header_does_not_help(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);

        WebhookResult result = account.Reader.Read(
            WebhookAccount.With(Body, ("X-MessagingHub-Secret", WebhookAccount.Secret)) with { PathSecret = WebhookAccount.Secret });

        Assert.That(result.IsVerified, Is.False);
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void A_refusal_repeats_neither_secret_nor_signature_nor_body(string kind)
    {
        using var account = new WebhookAccount(kind, [WebhookAccount.Secret]);
        WebhookDelivery forged = WebhookAccount.Delivery(kind, Another, Body) with { PathSecret = Another };

        string text = account.Reader.Read(forged) + forged.ToString();

        Assert.That(text, Does.Not.Contain(WebhookAccount.Secret).And.Not.Contain(Another).And.Not.Contain(Hmac.HexOf(Another, Body)).And.Not.Contain("evt_1"));
    }
}
