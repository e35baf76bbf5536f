namespace DuckDB.NET.Native;

/// <summary>A TIME in parts; <paramref name="Microsecond"/> is the part of the second.</summary>
public readonly record struct DuckDBTimeOnly(sbyte Hour, sbyte Min, sbyte Sec, int Microsecond)
{
    private const int MicrosecondsPerSecond = 1_000_000;

    public static implicit operator DuckDBTimeOnly(TimeOnly time) =>
        new((sbyte)time.Hour, (sbyte)time.Minute, (sbyte)time.Second, (int)(time.Ticks / TimeSpan.TicksPerMicrosecond % MicrosecondsPerSecond));

    /// <exception cref="ArgumentOutOfRangeException">The time is 24:00, which DuckDB allows.</exception>
    public static explicit operator TimeOnly(DuckDBTimeOnly time) =>
        new TimeOnly(time.Hour, time.Min, time.Sec).Add(TimeSpan.FromMicroseconds(time.Microsecond));
}
