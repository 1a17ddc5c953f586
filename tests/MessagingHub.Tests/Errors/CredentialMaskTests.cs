namespace MessagingHub.Tests.Errors;

/// <summary>A key pasted into the wrong setting is not repeated, and a name is.</summary>
internal sealed class CredentialMaskTests
{
    [TestCase("flo_1")]
    [TestCase("fiq_1")]
    [TestCase("sk_live_1")]
    [TestCase("SK_TEST_1")]
    [TestCase("sk_1")]
    [TestCase("Bearer sk_live_1")]
    [TestCase(" \"sk_live_1\"")]
    [TestCase("whsec_1")]
    [TestCase("ApiKey=sk_live_1")]
    [TestCase("Bearer:sk_live_1")]
    [TestCase("(flo_1)")]
    [TestCase("_fiq_1")]
    [TestCase("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddX")]
    [TestCase("Bearer aaaaaaaaaabbbbbbbbbbccccccccccddddddddddX")]
    public void What_looks_like_a_credential_is_hidden_whole(string text) => Assert.That(Mask.Credential(text), Is.EqualTo("***"));

    [TestCase("Flowella")]
    [TestCase("flowella-eu")]
    [TestCase("task_force")]
    [TestCase("desk_1")]
    [TestCase("2sk_1")]
    [TestCase("skye")]
    [TestCase("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd")]
    [TestCase("a sentence of short words that is longer than forty characters")]
    [TestCase("")]
    [TestCase(null)]
    public void A_name_stays(string? text) => Assert.That(Mask.Credential(text), Is.EqualTo(text));
}
