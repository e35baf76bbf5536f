namespace DuckDB.NET.Native;

/// <summary>A DECIMAL(width, scale): <paramref name="value"/> divided by 10 to the power of <paramref name="scale"/>.</summary>
public readonly struct DuckDBDecimal(byte width, byte scale, DuckDBHugeInt value)
{
    public byte Width { get; } = width;

    public byte Scale { get; } = scale;

    public DuckDBHugeInt Value { get; } = value;
}
