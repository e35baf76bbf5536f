namespace Finops.Reports.Content;

/// <summary>What needs a decision, most urgent first.</summary>
/// <param name="Remark">What was left out, or that nothing needs a decision; null otherwise.</param>
public sealed record DecisionsBlock(string Title, IReadOnlyList<DecisionItem> Items, string? Remark) : Block;
