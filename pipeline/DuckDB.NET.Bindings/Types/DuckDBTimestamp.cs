using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A TIMESTAMP in parts; infinite when its date is.</summary>
public readonly partial record struct DuckDBTimestamp(DuckDBDateOnly Date, DuckDBTimeOnly Time)
{
    public bool IsInfinity => Date.IsInfinity;

    // The library refuses to split or join the infinities.
    public static DuckDBTimestamp FromDuckDBTimestampStruct(DuckDBTimestampStruct timestamp) =>
        timestamp.IsPositiveInfinity ? new DuckDBTimestamp(DuckDBDateOnly.PositiveInfinity, default)
        : timestamp.IsNegativeInfinity ? new DuckDBTimestamp(DuckDBDateOnly.NegativeInfinity, default)
        : FromTimestamp(timestamp);

    public DuckDBTimestampStruct ToDuckDBTimestampStruct() =>
        Date == DuckDBDateOnly.PositiveInfinity ? new DuckDBTimestampStruct { Micros = long.MaxValue }
        : Date == DuckDBDateOnly.NegativeInfinity ? new DuckDBTimestampStruct { Micros = -long.MaxValue }
        : ToTimestamp(this);

    /// <exception cref="ArgumentOutOfRangeException">The timestamp is infinite or outside the years 1 to 9999.</exception>
    public DateTime ToDateTime() => ((DateOnly)Date).ToDateTime((TimeOnly)Time);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_from_timestamp")]
    private static partial DuckDBTimestamp FromTimestamp(DuckDBTimestampStruct timestamp);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_to_timestamp")]
    private static partial DuckDBTimestampStruct ToTimestamp(DuckDBTimestamp timestamp);
}
