namespace Finops.Notify;

/// <summary>A message that a channel did not take, and when it is tried again.</summary>
/// <param name="MessageKey">The message; it waits.</param>
/// <param name="Channel">Where it should have gone.</param>
/// <param name="IsOfChannel">True when nothing gets through there; false when this message alone was refused.</param>
/// <param name="Attempt">How many times in a row by now.</param>
/// <param name="Reason">In short, without addresses and secrets.</param>
/// <param name="NextAt">Not before this.</param>
public sealed record DeliveryFailure(string MessageKey, string Channel, bool IsOfChannel, int Attempt, string Reason, DateTimeOffset NextAt);
