using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>The messages with one contact, newest first unless asked otherwise.</summary>
internal sealed class FlowIQHistory(SandboxWorld world, FlowIQBehavior behavior)
{
    private const int UsualLimit = 10;

    public Answer List(Call call)
    {
        int page = FlowIQQuery.Page(call);
        int limit = FlowIQQuery.Limit(call, UsualLimit);
        bool ascending = FlowIQQuery.Flag(call, "ascending");
        string? number = FlowIQQuery.Text(call, "whatsappNumber");
        string? contactId = FlowIQQuery.Text(call, "contactId");
        if (number is null && contactId is null)
        {
            throw FlowIQErrors.Refused(
                call, 400, FlowIQErrors.MissingParameter, "Provide whatsappNumber or contactId as a query parameter.");
        }

        if (FlowIQQuery.Text(call, "orderId") is { } orderId)
        {
            // No shop is connected to the sandbox's organization.
            throw FlowIQErrors.NotFound("Shopify order not found", "orderId", orderId);
        }

        string[] terms = Terms(call);
        lock (world.Gate)
        {
            SandboxMessage[] found = Find(number, contactId, terms);
            PageTurn turn = PageTurn.Of(page, limit, found.Length, call.Trick);
            IEnumerable<SandboxMessage> ordered = ascending ? found : found.Reverse();
            return Write([.. ordered.Skip(turn.Skip).Take(turn.Take)], turn, found.Length, limit, terms, call.Trick);
        }
    }

    // One generation of the pages calls it query, the other search; here both work, and one term of several is enough.
    private static string[] Terms(Call call)
        => (FlowIQQuery.Text(call, "query") ?? FlowIQQuery.Text(call, "search") ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Oldest first. An unknown contact has no messages, which is no error.</summary>
    private SandboxMessage[] Find(string? number, string? contactId, string[] terms)
    {
        SandboxContact? contact = number is null
            ? world.Contacts.FirstOrDefault(candidate => FlowIQIds.Of(candidate) == contactId)
            : FlowIQPhone.Find(world, FlowIQPhone.Normalize(number));
        return contact is null ? [] :
        [
            .. world.Messages
                .Where(message => message.Phone == contact.Phone)
                .Where(message => terms.Length == 0
                    || terms.Any(term => message.Text.Contains(term, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(message => message.At).ThenBy(message => message.Number),
        ];
    }

    private Answer Write(SandboxMessage[] items, PageTurn turn, int total, int limit, string[] terms, PagingTrick? trick)
    {
        FlowIQMessageForm form = behavior.Messages;
        var messages = new JsonArray([.. items.Select((message, index) => FlowIQMessageShape.Of(message, form, index))]);
        if (form == FlowIQMessageForm.CamelCase)
        {
            return FlowIQJson.Answer(new JsonObject
            {
                ["success"] = true,
                ["messages"] = messages,
                ["pagination"] = FlowIQPagination.Quickstart(turn, "Messages", total, trick),
            });
        }

        return FlowIQJson.Answer(new JsonObject
        {
            ["success"] = true,
            ["messages"] = messages,
            ["pagination"] = FlowIQPagination.Usual(turn, "Messages", total, limit, trick),
            ["count"] = items.Length,
            ["searchTerms"] = terms.Length == 0 ? null : FlowIQJson.Texts(terms),
            ["filtered"] = terms.Length > 0,
            ["stored"] = false,
        });
    }
}
