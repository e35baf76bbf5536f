namespace Finops.Reports.Content;

/// <param name="Name">Full name, e.g. "October 2026".</param>
/// <param name="Label">Below the axis; may have two lines.</param>
/// <param name="Value">Height of the solid part; null draws nothing.</param>
/// <param name="Estimate">Height of the estimated part above it.</param>
/// <param name="ValueText">The whole, formatted.</param>
/// <param name="ShowsValue">Whether the text stands above the column.</param>
public sealed record Column(string Name, string Label, decimal? Value, decimal Estimate, string ValueText, bool ShowsValue, bool IsCurrent, bool IsProvisional);
