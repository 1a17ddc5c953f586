namespace MessagingHub.Sandbox;

/// <summary>A template's body with its values put in, as a history shows it.</summary>
internal static class FlowIQTemplateText
{
    /// <summary>Puts values in by their keys, and those with other names in their order.</summary>
    public static string Fill(string body, IReadOnlyList<KeyValuePair<string, string>> parameters, SandboxContact contact)
    {
        string text = body;
        for (int i = 0; i < parameters.Count; i++)
        {
            string place = int.TryParse(parameters[i].Key, out _) ? parameters[i].Key : FormattableString.Invariant($"{i + 1}");
            text = text.Replace("{{" + place + "}}", FromContact(parameters[i].Value, contact), StringComparison.Ordinal);
        }

        return text;
    }

    private static string FromContact(string value, SandboxContact contact) => value
        .Replace("{{first_name}}", (contact.Name ?? "").Split(' ')[0], StringComparison.Ordinal)
        .Replace("{{full_name}}", contact.Name, StringComparison.Ordinal)
        .Replace("{{email}}", contact.Email, StringComparison.Ordinal)
        .Replace("{{phone_number}}", contact.Phone, StringComparison.Ordinal)
        .Replace("{{whatsapp_id}}", FlowIQIds.WhatsAppId(contact), StringComparison.Ordinal);
}
