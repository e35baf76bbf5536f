namespace Finops.Reports.Content;

/// <summary>Two halves of the page side by side. Charts are too wide for them; a <see cref="TrendBlock"/> is not.</summary>
public sealed record PairBlock(IReadOnlyList<Block> Left, IReadOnlyList<Block> Right) : Block;
