using FsCheck;
using FsCheck.Fluent;

namespace MessagingHub.Tests.Paging;

/// <summary>What holds for every list, page size and place to go on from.</summary>
internal sealed class PagingProperties
{
    [Test]
    public void Pages_put_together_are_the_list() =>
        Prop.ForAll<int[], PositiveInt, PositiveInt>((items, size, max) =>
            CollectAsync(Paged.From(items, max.Get).AsPages(pageSize: size.Get)).GetAwaiter().GetResult()
                .SelectMany(page => page.Items).SequenceEqual(items))
            .QuickCheckThrowOnFailure();

    [Test]
    public void No_page_is_larger_than_asked_for_and_none_but_the_last_is_smaller() =>
        Prop.ForAll<int[], PositiveInt>((items, size) =>
        {
            List<Page<int>> pages = CollectAsync(Paged.From(items).AsPages(pageSize: size.Get)).GetAwaiter().GetResult();
            return pages.SkipLast(1).All(page => page.Items.Count == Math.Min(size.Get, 100)) && pages[^1].Items.Count <= size.Get;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Going_on_from_any_token_reads_exactly_the_rest() =>
        Prop.ForAll<int[], PositiveInt, NonNegativeInt>((items, size, stop) =>
        {
            List<Page<int>> pages = CollectAsync(Paged.From(items).AsPages(pageSize: size.Get)).GetAwaiter().GetResult();
            int taken = Math.Min(stop.Get % pages.Count, pages.Count - 1);
            if (pages[taken].ContinuationToken is not { } token)
            {
                return true;
            }

            IEnumerable<int> before = pages.Take(taken + 1).SelectMany(page => page.Items);
            IEnumerable<int> rest = CollectAsync(Paged.From(items).AsPages(token, size.Get)).GetAwaiter().GetResult().SelectMany(page => page.Items);
            return before.Concat(rest).SequenceEqual(items);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Any_position_comes_back_from_its_token() =>
        Prop.ForAll(Positions(), position =>
        {
            var tokens = new ContinuationTokens("support", "Parrot");
            return tokens.Decode(tokens.Encode("list", "f", 7, position), "list", "f", 7) == position;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_token_with_one_changed_character_is_refused_or_means_the_same() =>
        Prop.ForAll(Positions(), ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<char>(), (position, at, other) =>
        {
            var tokens = new ContinuationTokens("support", "Parrot");
            char[] token = tokens.Encode("list", "f", 7, position).ToCharArray();
            token[at.Get % token.Length] = other;
            try
            {
                return tokens.Decode(new string(token), "list", "f", 7) == position;
            }
            catch (MessagingException refused)
            {
                return refused.Code == MessagingErrorCode.InvalidRequest;
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Any_text_that_is_no_token_is_refused() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            try
            {
                new ContinuationTokens("support", "Parrot").Decode(text.Get, "list", "f", 7);
                return false;
            }
            catch (MessagingException refused)
            {
                return refused.Code == MessagingErrorCode.InvalidRequest;
            }
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Positions() => ArbMap.Default.ArbFor<string>()
        .Generator
        .SelectMany(text => Gen.Elements(text ?? "", $"{text}é🦜\0", "3", "cm0xyz", "", " ", "eyJhIjoxfQ==", new string('x', 5000)))
        .Where(text => !text.Any(char.IsSurrogate) || text.EndsWith("🦜\0", StringComparison.Ordinal))
        .ToArbitrary();

    private static async Task<List<Page<T>>> CollectAsync<T>(IAsyncEnumerable<Page<T>> pages)
    {
        var all = new List<Page<T>>();
        await foreach (Page<T> page in pages)
        {
            all.Add(page);
        }

        return all;
    }
}
