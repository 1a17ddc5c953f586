using System.Globalization;

namespace MessagingHub.Sandbox;

/// <summary>
/// A longer history for a few contacts: both directions, the service's own notes, media of each kind, a voice note and
/// reactions. Enough for several pages with one contact, and something unread with two others.
/// </summary>
internal static class HistorySeed
{
    private const string Member = "5e000000-0000-4000-8000-000000000001";

    // Held once, so that the messages of two worlds are equal.
    private static readonly SandboxReaction[] Thanks = [new("❤️", SandboxSeed.KnownPhone)];

    private static readonly string[] Outcomes = ["read", "delivered", "sent", "failed"];

    public static void Fill(SandboxWorld world)
    {
        SandboxConversation conversation = world.Conversations[0];

        // Within the minute between the first question and the last answer, which stay first and last.
        DateTimeOffset start = conversation.CreatedAt.AddSeconds(1);
        for (int n = 0; n < 20; n++)
        {
            world.AddMessage(Turn(n, conversation.Number, start.AddSeconds(2 * n)));
        }

        foreach (SandboxConversation unread in world.Conversations.Skip(1).Take(2))
        {
            string phone = world.FindContact(unread.ContactNumber)!.Phone;
            world.AddMessage(phone, "Are you still there?", "delivered", isInbound: true, unread.Number, start.AddDays(1));
        }
    }

    private static SandboxMessage Turn(int n, int conversation, DateTimeOffset at)
    {
        SandboxMessage plain = new()
        {
            Number = 0,
            Phone = SandboxSeed.KnownPhone,
            ConversationNumber = conversation,
            IsInbound = n % 2 == 0,
            Text = n % 2 == 0
                ? string.Create(CultureInfo.InvariantCulture, $"I have one more question, number {n}.")
                : string.Create(CultureInfo.InvariantCulture, $"The answer to number {n - 1} is yes."),
            Status = n % 2 == 0 ? "read" : Outcomes[n / 2 % Outcomes.Length],
            At = at,
        };
        return n switch
        {
            2 => plain with { Text = "", MediaKind = "audio", MediaUrl = Media("note.ogg"), Transcript = "Please call me back." },
            3 => plain with { MemberId = Member, AssigneeId = Member, Reactions = Thanks },
            4 => plain with { Text = "The broken part", MediaKind = "image", MediaUrl = Media("part.jpg") },
            5 => plain with { Text = "Your invoice", MediaKind = "document", MediaUrl = Media("invoice.pdf"), AssigneeId = Member },
            6 => plain with { IsInbound = false, IsSystem = true, Text = "The chat was assigned.", AssigneeId = Member },
            8 => plain with { Text = "", MediaKind = "video", MediaUrl = Media("part.mp4") },
            9 => plain with
            {
                Text = """{"header":"Pick up","body":"When does it suit you?","buttons":["Today","Tomorrow"]}""",
                MediaKind = "interactive",
            },
            _ => plain,
        };
    }

    private static string Media(string file) => "https://media.example.com/" + file;
}
