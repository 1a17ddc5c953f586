using Refit;

namespace MessagingHub.Samples.Wire;

#region wire
internal interface IShopApi
{
    [Get("/items")]
    Task<HttpResponseMessage> ListItemsAsync(string? cursor, int? limit, CancellationToken cancellationToken);

    [Post("/items/{id}/tags")]
    Task<HttpResponseMessage> AddTagAsync(string id, [Body] NewTag tag, CancellationToken cancellationToken);
}
#endregion
