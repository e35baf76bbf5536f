namespace DuckDB.NET.Native;

/// <summary>A TIME as stored: microseconds since midnight.</summary>
public struct DuckDBTime
{
    public long Micros { readonly get; set; }
}
