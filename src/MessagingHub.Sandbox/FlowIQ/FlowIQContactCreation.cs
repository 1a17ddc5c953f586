using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

internal sealed class FlowIQContactCreation(SandboxWorld world)
{
    /// <summary>Creates a contact: 201. The name is required, as the newer pages say.</summary>
    public Answer Create(Call call)
    {
        string phone = Required(call, "phone_number");
        string name = Required(call, "name");
        string? email = call.Body.Nullable("email", 0, int.MaxValue);

        // One text with commas, not an array.
        string[] tags = (call.Body.Nullable("tags", 0, int.MaxValue) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string digits = FlowIQIds.Digits(phone);
        if (!FlowIQPhone.IsInternational(digits))
        {
            throw FlowIQErrors.Refused(
                call, 400, FlowIQErrors.InvalidPhone, "Phone number must have at least 10 digits and include the country code.");
        }

        if ("+" + digits == SandboxSeed.NotOnWhatsAppPhone)
        {
            throw FlowIQErrors.Refused(call, 400, "Invalid WhatsApp number", "This phone number is not registered on WhatsApp.");
        }

        lock (world.Gate)
        {
            if (FlowIQPhone.Find(world, digits) is { } existing)
            {
                throw FlowIQErrors.Refused(
                    409, "Contact already exists", "A contact with this WhatsApp number already exists in your organization.",
                    "existing_contact", Existing(existing));
            }

            SandboxContact contact = world.AddContact("+" + digits, name, email, whatsAppId: digits, world.Now, tags);
            return FlowIQJson.Answer(
                new JsonObject
                {
                    ["success"] = true,
                    ["message"] = "Contact created successfully",
                    ["contact"] = FlowIQContactShape.Created(contact, phone),
                },
                201);
        }
    }

    private static JsonObject Existing(SandboxContact contact) => new()
    {
        ["id"] = FlowIQIds.Of(contact),
        ["full_name"] = contact.Name,
        ["whatsapp_id"] = FlowIQIds.WhatsAppId(contact),
    };

    private static string Required(Call call, string name)
        => FlowIQFields.Text(call.Body, name) ?? throw FlowIQErrors.Missing(call, $"{name} is required");
}
