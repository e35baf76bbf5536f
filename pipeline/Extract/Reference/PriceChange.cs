namespace Finops.Extract.Reference;

/// <summary>One difference between the price list and a price file.</summary>
/// <param name="State">What kind of difference.</param>
/// <param name="Kind">What it prices.</param>
/// <param name="Old">The line that counts today; null for new prices.</param>
/// <param name="NewUsdPerMillion">USD per million tokens by the file; null when it is gone.</param>
public sealed record PriceChange(PriceState State, PriceKind Kind, PriceLine? Old, decimal? NewUsdPerMillion);
