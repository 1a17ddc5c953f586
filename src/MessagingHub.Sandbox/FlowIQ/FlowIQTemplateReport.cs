using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>The answer to a template: a summary, a result for the one recipient and the broadcast's id.</summary>
internal static class FlowIQTemplateReport
{
    public static Answer Sent(SandboxContact contact, string broadcast, string messageId)
        => Write(contact, broadcast, messageId, root: true, summary: true, result: true, error: null);

    /// <summary>Status and body of this case are not preserved: 200, and the verdict in the same keys.</summary>
    public static Answer Failed(SandboxContact contact, string broadcast, string error, FailedResultFault? fault)
    {
        bool Good(FailedResultSign sign) => fault is not null && !fault.Marks(sign);
        return Write(
            contact, broadcast, messageId: null,
            Good(FailedResultSign.Root), Good(FailedResultSign.Summary), Good(FailedResultSign.Result),
            Good(FailedResultSign.Result) ? null : error);
    }

    private static Answer Write(
        SandboxContact contact, string broadcast, string? messageId, bool root, bool summary, bool result, string? error)
        => FlowIQJson.Answer(new JsonObject
        {
            ["success"] = root,
            ["summary"] = new JsonObject
            {
                ["total"] = 1,
                ["successful"] = summary ? 1 : 0,
                ["failed"] = summary ? 0 : 1,
            },
            ["results"] = new JsonArray(new JsonObject
            {
                ["contactId"] = FlowIQIds.Of(contact),
                ["contactName"] = contact.Name ?? FlowIQIds.WhatsAppId(contact),
                ["success"] = result,
                ["messageId"] = messageId,
                ["error"] = error,
            }),
            ["broadcastId"] = broadcast,
        });
}
