namespace Finops.Reports.Content;

/// <summary>Names and values in two columns, e.g. the build's identity.</summary>
public sealed record FactsBlock(string Title, IReadOnlyList<Fact> Facts) : Block;
