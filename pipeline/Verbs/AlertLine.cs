namespace Finops.Verbs;

/// <summary>One alert to one recipient, as a run leaves it.</summary>
/// <param name="Event">crossed or taken_back.</param>
/// <param name="Recipient">A person's id, finance, or channel.</param>
/// <param name="State">sent, would be sent, or what it waits for.</param>
/// <param name="Key">Idempotency key of this alert to this recipient; the message's own, where it is told alone.</param>
public sealed record AlertLine(string Event, string Severity, string Title, string Recipient, string Channel, string State, string AlertKey, string Key);
