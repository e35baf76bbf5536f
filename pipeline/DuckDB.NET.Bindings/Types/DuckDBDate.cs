namespace DuckDB.NET.Native;

/// <summary>A DATE as stored: days since 1970-01-01, or plus or minus infinity.</summary>
public struct DuckDBDate
{
    public int Days { readonly get; set; }

    public readonly bool IsPositiveInfinity => Days == int.MaxValue;

    public readonly bool IsNegativeInfinity => Days == -int.MaxValue;

    public readonly bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;
}
