namespace DuckDB.NET.Native;

/// <summary>A whole number of any size: magnitude bytes, most significant first, owned by the caller.</summary>
public readonly struct DuckDBBignum(nint data, ulong size, byte isNegative)
{
    private readonly nint data = data;
    private readonly ulong size = size;
    private readonly byte isNegative = isNegative;
}
