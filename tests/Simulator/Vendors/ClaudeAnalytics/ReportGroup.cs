using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>One row of a report before it is written: who (per-user reports), when (bucket) and the grouped dimensions.</summary>
/// <param name="Actor">Null in bucketed reports.</param>
/// <param name="Bucket">Start of the bucket; null without buckets.</param>
/// <param name="Values">Values of the grouped dimensions, in the order of <see cref="Dimension.All"/>; null where not grouped.</param>
/// <param name="Key">A text that is unique per group and orders equals.</param>
internal sealed record ReportGroup(Principal? Actor, DateTimeOffset? Bucket, IReadOnlyList<string?> Values, string Key)
{
    internal Measures Total { get; } = new();

    /// <summary>Fan-out by cost type and token type; one entry with neither when these aren't grouped.</summary>
    internal SortedDictionary<(string CostType, string TokenType), Measures> Parts { get; } = [];
}
