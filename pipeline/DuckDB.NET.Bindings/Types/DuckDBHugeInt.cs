using System.Numerics;

namespace DuckDB.NET.Native;

/// <summary>A signed 128-bit number.</summary>
public readonly struct DuckDBHugeInt
{
    private readonly ulong lower;
    private readonly long upper;

    public DuckDBHugeInt(ulong lower, long upper)
    {
        this.lower = lower;
        this.upper = upper;
    }

    /// <exception cref="OverflowException">The value does not fit.</exception>
    public DuckDBHugeInt(BigInteger value)
    {
        var number = (Int128)value;
        lower = unchecked((ulong)number);
        upper = unchecked((long)(number >> 64));
    }

    public static BigInteger HugeIntMinValue => Int128.MinValue;

    public static BigInteger HugeIntMaxValue => Int128.MaxValue;

    public ulong Lower => lower;

    public long Upper => upper;

    public Int128 ToInt128() => new(unchecked((ulong)upper), lower);

    public BigInteger ToBigInteger() => ToInt128();
}
