namespace Finops.Verbs;

/// <summary>How fresh one entity of a source is; state is fresh, stale, or held back (built at its last good landing).</summary>
public sealed record SourceStatus(string Source, string Entity, string LastExtractedAtUtc, string LastUsageDate, long RowCount, string State);
