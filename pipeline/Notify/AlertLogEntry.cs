namespace Finops.Notify;

/// <summary>A line of the alert log; exactly one of its parts is there.</summary>
/// <param name="At">When it was written.</param>
public sealed record AlertLogEntry(DateTimeOffset At)
{
    /// <summary>What a run decided to tell, all of it: a crossing is decided once.</summary>
    public AlertDecision? Decided { get; init; }

    /// <summary>Messages made of what was decided, before the first of them is sent.</summary>
    public IReadOnlyList<AlertMessage>? Composed { get; init; }

    /// <summary>Key of a message that its channel has taken.</summary>
    public string? Delivered { get; init; }

    /// <summary>A message that its channel has not taken.</summary>
    public DeliveryFailure? Failed { get; init; }
}
