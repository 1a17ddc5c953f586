namespace MessagingHub.VelaFlows;

/// <summary>Changes customers, whose ids are not those of leads. Get it with <c>provider.GetService&lt;IVelaFlowsCustomers&gt;()</c>.</summary>
/// <remarks>VelaFlows documents no list of customers, and the contacts this provider lists are leads: their ids must not be used here.</remarks>
public interface IVelaFlowsCustomers
{
    /// <summary>Changes the customer with this id.</summary>
    /// <param name="customerId">VelaFlows's id of a customer, such as from its <c>customer.created</c> event; never a lead's.</param>
    /// <param name="changes">First name, last name or e-mail address; null fields stay as they are. Other fields are refused.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What the service answered, documented as the id only; what it does not say is null.</returns>
    /// <exception cref="MessagingException">The change was refused or failed.</exception>
    Task<Contact> UpdateCustomerAsync(string customerId, ContactDraft changes, CancellationToken cancellationToken = default);
}
