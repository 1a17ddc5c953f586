using Refit;

namespace MessagingHub.Velstack.Wire;

/// <summary>Velstack's documented operations (generation G2; G1 and G0 differ in the base address, G3 in the path of the quick SMS).</summary>
internal interface IVelstackApi
{
    [Post("/quick/sms")]
    Task<HttpResponseMessage> SendQuickAsync([Body] VelstackQuickRequest body, CancellationToken cancellationToken);

    [Post("/sms/quick")]
    Task<HttpResponseMessage> SendQuickOfG3Async([Body] VelstackQuickRequest body, CancellationToken cancellationToken);

    [Post("/group/sms")]
    Task<HttpResponseMessage> SendToGroupAsync([Body] VelstackGroupSmsRequest body, CancellationToken cancellationToken);

    [Get("/group")]
    Task<HttpResponseMessage> ListGroupsAsync(CancellationToken cancellationToken);

    [Get("/group/{groupId}")]
    Task<HttpResponseMessage> GetGroupAsync(string groupId, CancellationToken cancellationToken);

    [Post("/group")]
    Task<HttpResponseMessage> CreateGroupAsync([Body] VelstackNewGroupRequest body, CancellationToken cancellationToken);

    [Put("/group/{groupId}")]
    Task<HttpResponseMessage> RenameGroupAsync(string groupId, [Body] VelstackRenameGroupRequest body, CancellationToken cancellationToken);

    [Delete("/group/{groupId}")]
    Task<HttpResponseMessage> DeleteGroupAsync(string groupId, CancellationToken cancellationToken);

    [Get("/contact")]
    Task<HttpResponseMessage> ListContactsAsync(CancellationToken cancellationToken);

    // The same path takes a group's id here and a contact's id below.
    [Get("/contact/{groupId}")]
    Task<HttpResponseMessage> ListGroupContactsAsync(string groupId, CancellationToken cancellationToken);

    [Post("/contact")]
    Task<HttpResponseMessage> CreateContactAsync([Body] VelstackContactRequest body, CancellationToken cancellationToken);

    [Put("/contact/{contactId}")]
    Task<HttpResponseMessage> UpdateContactAsync(string contactId, [Body] VelstackContactRequest body, CancellationToken cancellationToken);

    [Delete("/contact/{contactId}")]
    Task<HttpResponseMessage> DeleteContactAsync(string contactId, CancellationToken cancellationToken);

    [Post("/sender/id")]
    Task<HttpResponseMessage> RegisterSenderIdAsync([Body] VelstackSenderIdRequest body, CancellationToken cancellationToken);
}
