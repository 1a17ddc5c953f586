namespace MessagingHub.Cli;

/// <summary>Prints a list page by page, as it arrives.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal interface IListPrinter<T>
{
    void Print(Page<T> page, CancellationToken cancellationToken);
}
