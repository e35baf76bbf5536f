namespace Finops.Reports.Content;

/// <summary>Key figures side by side, four in a row.</summary>
public sealed record CardsBlock(IReadOnlyList<KpiCard> Cards) : Block;
