namespace Finops.Notify;

/// <summary>What is sent at one go. What it holds is settled before it is first sent, so that a repetition is the same under the same key.</summary>
/// <param name="Key">The idempotency key: in the header, and in the body.</param>
/// <param name="ItemKeys">What it tells.</param>
/// <param name="Route">To whom and how.</param>
/// <param name="PassesQuiet">Whether quiet hours let it through.</param>
/// <param name="DigestDay">The recipient's day, for a digest of the day.</param>
public sealed record AlertMessage(string Key, IReadOnlyList<string> ItemKeys, AlertRoute Route, bool PassesQuiet, DateOnly? DigestDay);
