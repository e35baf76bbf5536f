namespace Finops.Notify;

/// <summary>A message with everything a channel needs to say it.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Organization">Whose spend.</param>
/// <param name="Route">To whom and how.</param>
/// <param name="Items">What it tells, at least one.</param>
/// <param name="Address">The recipient's mail address; null where none is known, or none is needed.</param>
internal sealed record OutgoingMessage(string Key, string Organization, AlertRoute Route, IReadOnlyList<AlertItem> Items, string? Address);
