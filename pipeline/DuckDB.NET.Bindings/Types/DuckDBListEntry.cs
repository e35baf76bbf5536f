namespace DuckDB.NET.Native;

/// <summary>Where one list lies in the vector of all lists' elements.</summary>
public readonly struct DuckDBListEntry(ulong offset, ulong length)
{
    public ulong Offset { get; } = offset;

    public ulong Length { get; } = length;
}
