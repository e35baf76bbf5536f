using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.Cursor;

/// <summary>One call in the editor, with what it cost in fractional cents.</summary>
/// <param name="At">When, to the millisecond.</param>
/// <param name="Member">Who.</param>
/// <param name="Model">Cursor's own name of the model.</param>
/// <param name="Kind">The vendor's word for how it is paid.</param>
/// <param name="IsChargeable">Whether it is billed.</param>
/// <param name="IsMaxMode">The large context.</param>
/// <param name="IsHeadless">Without an editor.</param>
/// <param name="HasTokens">False: a call that is not counted in tokens.</param>
/// <param name="Input">Uncached input tokens.</param>
/// <param name="CacheWrite">Tokens written to the cache.</param>
/// <param name="CacheRead">Tokens read from it.</param>
/// <param name="Output">Output tokens.</param>
/// <param name="TotalCents">Value of the tokens.</param>
/// <param name="FeeCents">Cursor's fee for them.</param>
internal sealed record CursorEvent(
    DateTimeOffset At,
    Person Member,
    string Model,
    string Kind,
    bool IsChargeable,
    bool IsMaxMode,
    bool IsHeadless,
    bool HasTokens,
    long Input,
    long CacheWrite,
    long CacheRead,
    long Output,
    decimal TotalCents,
    decimal FeeCents
)
{
    /// <summary>What is charged if it is chargeable, in fractional cents.</summary>
    internal decimal ChargedCents => TotalCents + FeeCents;
}
