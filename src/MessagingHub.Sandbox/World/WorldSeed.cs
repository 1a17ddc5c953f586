using System.Globalization;

namespace MessagingHub.Sandbox;

/// <summary>Fills a world by counting: the same one every time.</summary>
internal static class WorldSeed
{
    private static readonly string[] FirstNames =
        ["Ada", "Bela", "Chidi", "Dana", "Elif", "Femi", "Grace", "Hugo", "Ines", "Jonas", "Kemal", "Lin"];

    private static readonly string[] LastNames = ["Okafor", "Novak", "Silva", "Yilmaz", "Larsen"];

    private static readonly string[] GroupNames = ["Customers", "Newsletter", "Suppliers", "Waiting list"];

    // Held once, so that the contacts of two worlds are equal.
    private static readonly string[] Tags = ["vip", "newsletter"];

    private static readonly string[] Statuses = ["closed", "pending", "archived", "snoozed", "open"];

    // Two of five are read: enough of each state for a period's counts and rates to differ from one another.
    private static readonly string[] Outcomes = ["delivered", "read", "sent", "read", "failed"];

    public static void Fill(SandboxWorld world)
    {
        SandboxChannel main = world.AddChannel("Support", "+12025550190", isDefault: true);
        SandboxChannel second = world.AddChannel("Sales", "+12025550191", isDefault: false);
        SandboxGroup[] groups = [.. GroupNames.Select(world.AddGroup)];
        for (int n = 1; n <= SandboxSeed.ContactCount; n++)
        {
            SandboxContact contact = world.JoinGroup(AddContact(world, n), groups[n % 3]);
            if (n <= SandboxSeed.ConversationCount)
            {
                AddConversation(world, contact, n % 4 == 0 ? second : main);
            }
        }

        world.SetOptOut(SandboxSeed.OptedOutPhone, main, "STOP");
        AddTemplates(world);
        HistorySeed.Fill(world);
    }

    private static SandboxContact AddContact(SandboxWorld world, int n)
    {
        string phone = string.Create(CultureInfo.InvariantCulture, $"+120255501{n:00}");
        string first = FirstNames[n % FirstNames.Length];
        string last = LastNames[n % LastNames.Length];
        return world.AddContact(
            phone,
            name: n % 11 == 0 ? null : $"{first} {last}",
            email: n % 7 == 0 ? null : $"{first}.{last}.{n}@example.com".ToLowerInvariant(),
            whatsAppId: n % 9 == 0 ? null : phone[1..],
            at: SandboxSeed.Start.AddHours(n),
            tags: n % 3 == 1 ? Tags : null);
    }

    private static void AddConversation(SandboxWorld world, SandboxContact contact, SandboxChannel channel)
    {
        int n = contact.Number;
        DateTimeOffset began = contact.CreatedAt.AddMinutes(30);
        DateTimeOffset? last = n == SandboxSeed.ConversationCount ? null : began.AddMinutes(n);
        string status = Statuses[(n + 3) % Statuses.Length];
        SandboxConversation conversation = world.AddConversation(contact, status, channel, began, last);
        if (last is null)
        {
            return;
        }

        world.AddMessage(contact.Phone, $"Hello, this is question {n}.", "read", isInbound: true, conversation.Number, began);
        world.AddMessage(
            contact.Phone, $"Here is answer {n}.", Outcomes[n % Outcomes.Length], isInbound: false, conversation.Number, last);
    }

    private static void AddTemplates(SandboxWorld world)
    {
        world.AddTemplate("order_update", "en_US", "utility", "approved", "Hello {{1}}, your order {{2}} is on its way.");
        world.AddTemplate("order_update", "es", "utility", "approved", "Hola {{1}}, tu pedido {{2}} está en camino.");
        world.AddTemplate("spring_offer", "en_US", "marketing", "approved", "{{1}}, everything is ten percent off until {{2}}.");
        world.AddTemplate("spring_offer", "tr", "marketing", "paused", "{{1}}, {{2}} tarihine kadar yüzde on indirim.");
        world.AddTemplate("login_code", "en_US", "authentication", "approved", "{{1}} is your login code.");
        world.AddTemplate("win_back", "en_US", "marketing", "rejected", "We miss you, {{1}}.");
        world.AddTemplate("appointment_reminder", "en_GB", "utility", "approved", "Your appointment is on {{1}} at {{2}}.");
        world.AddTemplate("delivery_delay", "de", "utility", "disabled", "Ihre Lieferung {{1}} verspätet sich.");
    }
}
