namespace MessagingHub;

/// <summary>What reading a JSON text would do to memory.</summary>
internal enum JsonLoad
{
    /// <summary>It may be read.</summary>
    Bearable,

    /// <summary>There is too much in it for its length: no service answers so.</summary>
    TooDense,

    /// <summary>It would take more than the account allows; with a larger limit it could be read.</summary>
    TooDear,
}
