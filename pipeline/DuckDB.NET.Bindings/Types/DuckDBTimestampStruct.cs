namespace DuckDB.NET.Native;

/// <summary>A TIMESTAMP as stored: microseconds since 1970-01-01 (or s, ms, ns by the column's type), or plus or minus infinity.</summary>
public struct DuckDBTimestampStruct
{
    public long Micros { readonly get; set; }

    public readonly bool IsPositiveInfinity => Micros == long.MaxValue;

    public readonly bool IsNegativeInfinity => Micros == -long.MaxValue;

    public readonly bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;
}
