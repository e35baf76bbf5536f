namespace Finops.Reports.Content;

/// <param name="Values">One for each period; null where there is none: a line stops.</param>
/// <param name="IsRest">What is left of the others together: drawn in grey.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, bool IsRest = false);
