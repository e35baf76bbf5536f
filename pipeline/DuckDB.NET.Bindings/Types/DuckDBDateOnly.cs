using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A DATE in parts; reaches further than <see cref="DateOnly"/> and knows the infinities.</summary>
public readonly partial record struct DuckDBDateOnly(int Year, sbyte Month, sbyte Day)
{
    // The dates that the stored values of the infinities would stand for.
    public static readonly DuckDBDateOnly PositiveInfinity = new(5881580, 7, 11);
    public static readonly DuckDBDateOnly NegativeInfinity = new(-5877641, 6, 24);

    public bool IsInfinity => this == PositiveInfinity || this == NegativeInfinity;

    public static DuckDBDateOnly FromDuckDBDate(DuckDBDate date) =>
        date.IsPositiveInfinity ? PositiveInfinity
        : date.IsNegativeInfinity ? NegativeInfinity
        : FromDate(date);

    public DuckDBDate ToDuckDBDate() =>
        this == PositiveInfinity ? new DuckDBDate { Days = int.MaxValue }
        : this == NegativeInfinity ? new DuckDBDate { Days = -int.MaxValue }
        : ToDate(this);

    public static implicit operator DuckDBDateOnly(DateOnly date) => new(date.Year, (sbyte)date.Month, (sbyte)date.Day);

    /// <exception cref="ArgumentOutOfRangeException">The date is infinite or outside the years 1 to 9999.</exception>
    public static explicit operator DateOnly(DuckDBDateOnly date) => new(date.Year, date.Month, date.Day);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_from_date")]
    private static partial DuckDBDateOnly FromDate(DuckDBDate date);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_to_date")]
    private static partial DuckDBDate ToDate(DuckDBDateOnly date);
}
