namespace DuckDB.NET.Native;

/// <summary>A TIME WITH TIME ZONE as stored: microseconds and offset packed into 64 bits.</summary>
public struct DuckDBTimeTzStruct
{
    public ulong Bits { readonly get; set; }
}
