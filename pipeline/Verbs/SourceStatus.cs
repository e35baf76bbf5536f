namespace Finops.Verbs;

/// <summary>How fresh one entity of a source is, and how far its rows reach; state is fresh, stale, cut short (its rows end before the days that were read), or
/// held back (built at its last good landing).</summary>
public sealed record SourceStatus(
    string Source,
    string Entity,
    string LastExtractedAtUtc,
    string LastUsageDate,
    string LastRowDate,
    long RowCount,
    string State
);
