using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>Contacts, listed from newest to oldest, found by phone or read one by one.</summary>
internal sealed class FlowIQContacts(SandboxWorld world, FlowIQBehavior behavior)
{
    private const int UsualLimit = 50;

    public Answer List(Call call)
    {
        int page = FlowIQQuery.Page(call);
        int limit = FlowIQQuery.Limit(call, UsualLimit);
        string? search = FlowIQQuery.Text(call, "search");
        lock (world.Gate)
        {
            SandboxContact[] found = [.. world.Contacts.Reverse().Where(contact => search is null || Matches(contact, search))];
            PageTurn turn = PageTurn.Of(page, limit, found.Length, call.Trick);
            var shape = new FlowIQContactShape(world);
            JsonNode?[] items =
                [.. found.Skip(turn.Skip).Take(turn.Take).Select((contact, index) => shape.Listed(contact, behavior.Contacts, index))];
            return FlowIQJson.Answer(new JsonObject
            {
                ["success"] = true,
                ["contacts"] = new JsonArray(items),
                ["pagination"] = FlowIQPagination.Usual(turn, "Contacts", found.Length, limit, call.Trick),
                ["count"] = items.Length,
            });
        }
    }

    /// <summary>Takes the parameter under both of its documented names; the older one wins.</summary>
    public Answer FindByPhone(Call call)
    {
        string original = FlowIQQuery.Text(call, "phoneNumber") ?? FlowIQQuery.Text(call, "whatsappNumber")
            ?? throw FlowIQErrors.Refused(
                call, 400, FlowIQErrors.MissingParameter, "Provide phoneNumber or whatsappNumber as a query parameter.");
        string digits = FlowIQPhone.Normalize(original);
        lock (world.Gate)
        {
            SandboxContact contact = FlowIQPhone.Find(world, digits)
                ?? throw FlowIQErrors.NotFound($"No contact found with phone number {original}", "normalized_phone", digits);
            var shape = new FlowIQContactShape(world);
            return FlowIQJson.Answer(behavior.Contacts == FlowIQContactForm.Overview
                ? new JsonObject { ["success"] = true, ["contact"] = FlowIQContactShape.OverviewFound(contact) }
                : new JsonObject
                {
                    ["success"] = true,
                    ["contact"] = shape.Schema(contact),
                    ["original_phone"] = original,
                    ["normalized_phone"] = digits,
                });
        }
    }

    /// <summary>The page's errors are not preserved; these follow the other contact operation's labels.</summary>
    public Answer Get(Call call)
    {
        string number = FlowIQQuery.Text(call, "phone_number") ?? FlowIQQuery.Text(call, "whatsapp_id")
            ?? throw FlowIQErrors.Missing(call, "Provide phone_number or whatsapp_id as a query parameter.");
        lock (world.Gate)
        {
            SandboxContact contact = FlowIQPhone.Find(world, FlowIQPhone.Normalize(number))
                ?? throw FlowIQErrors.Refused(call, 404, "Contact not found", "No contact has this number.");
            return FlowIQJson.Answer(new JsonObject { ["success"] = true, ["contact"] = new FlowIQContactShape(world).Full(contact) });
        }
    }

    // By name or phone.
    private static bool Matches(SandboxContact contact, string search)
    {
        string digits = FlowIQIds.Digits(search);
        return (contact.Name ?? "").Contains(search, StringComparison.OrdinalIgnoreCase)
            || (digits.Length > 0 && contact.Phone.Contains(digits, StringComparison.Ordinal));
    }
}
