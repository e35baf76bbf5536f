namespace Finops.Land;

/// <summary>A dropped file that DuckDB reads by itself.</summary>
internal sealed record VolumeFile(LandingKey Key, RawContract Contract, string Path, string DayExpression, string ContentSha256);
