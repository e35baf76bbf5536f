using System.Numerics;

namespace DuckDB.NET.Native;

/// <summary>An unsigned 128-bit number.</summary>
public readonly struct DuckDBUHugeInt
{
    private readonly ulong lower;
    private readonly ulong upper;

    public DuckDBUHugeInt(ulong lower, ulong upper)
    {
        this.lower = lower;
        this.upper = upper;
    }

    /// <exception cref="OverflowException">The value does not fit.</exception>
    public DuckDBUHugeInt(BigInteger value)
    {
        var number = (UInt128)value;
        lower = unchecked((ulong)number);
        upper = unchecked((ulong)(number >> 64));
    }

    public static BigInteger HugeIntMinValue => UInt128.MinValue;

    public static BigInteger HugeIntMaxValue => UInt128.MaxValue;

    public ulong Lower => lower;

    public ulong Upper => upper;

    public UInt128 ToUInt128() => new(upper, lower);

    public BigInteger ToBigInteger() => ToUInt128();
}
