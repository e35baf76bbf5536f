namespace Finops.Extract.Reference;

/// <summary>A line of model_prices.csv.</summary>
/// <param name="Line">Line number in the file; null for a line that is yet to be written.</param>
/// <param name="Kind">What it prices.</param>
/// <param name="UsdPerMillion">USD per million tokens, exact.</param>
/// <param name="ValidFrom">First usage day.</param>
/// <param name="ValidTo">First usage day no longer; null: open.</param>
/// <param name="KnownAt">When it became known: of the lines that cover a day the newest known one counts.</param>
public sealed record PriceLine(long? Line, PriceKind Kind, decimal UsdPerMillion, DateOnly ValidFrom, DateOnly? ValidTo, DateTimeOffset KnownAt)
{
    /// <summary>Whether a usage day falls into its validity.</summary>
    public bool Covers(DateOnly day) => ValidFrom <= day && (ValidTo is not { } end || day < end);
}
