namespace MessagingHub;

/// <summary>What a normalizer read out of an answer: the model, or what went wrong.</summary>
/// <typeparam name="T">The model.</typeparam>
public readonly struct WireResult<T>
{
    private WireResult(T? value, ServiceError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The model; meaningful only without <see cref="Error"/>.</summary>
    public T? Value { get; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public ServiceError? Error { get; }

    /// <summary>The call did what it should.</summary>
    /// <param name="value">The model.</param>
    public static implicit operator WireResult<T>(T value) => new(value, null);

    /// <summary>The call failed.</summary>
    /// <param name="error">What went wrong.</param>
    public static implicit operator WireResult<T>(ServiceError error) => new(default, error ?? throw new ArgumentNullException(nameof(error)));
}
