namespace DuckDB.NET.Native;

/// <summary>An INTERVAL: three amounts that are kept apart, as months and days vary in length. Each may be negative.</summary>
public readonly record struct DuckDBInterval(int Months, int Days, long Micros)
{
    public static implicit operator DuckDBInterval(TimeSpan span) =>
        new(0, span.Days, (span.Ticks - span.Days * TimeSpan.TicksPerDay) / TimeSpan.TicksPerMicrosecond);

    /// <exception cref="ArgumentOutOfRangeException">The interval has months, whose length is not fixed, or is too long.</exception>
    public static explicit operator TimeSpan(DuckDBInterval interval)
    {
        if (interval.Months != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(interval), "An interval with months has no fixed length.");
        }

        var ticks = (Int128)interval.Days * TimeSpan.TicksPerDay + (Int128)interval.Micros * TimeSpan.TicksPerMicrosecond;
        return ticks >= long.MinValue && ticks <= long.MaxValue
            ? new TimeSpan((long)ticks)
            : throw new ArgumentOutOfRangeException(nameof(interval), "The interval is too long for a TimeSpan.");
    }
}
