namespace Finops.Core;

/// <summary>UTC days: <paramref name="Start"/> inclusive, <paramref name="End"/> exclusive.</summary>
public readonly record struct DayRange(DateOnly Start, DateOnly End)
{
    /// <summary>How many days; zero or less when empty.</summary>
    public int Count => End.DayNumber - Start.DayNumber;

    /// <summary>Each day, in order.</summary>
    public IEnumerable<DateOnly> Days()
    {
        for (var day = Start; day < End; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    /// <summary>Cuts the range into windows of at most <paramref name="days"/> days, in order.</summary>
    public IEnumerable<DayRange> Windows(int days)
    {
        for (var start = Start; start < End; start = start.AddDays(days))
        {
            var end = start.AddDays(days);
            yield return new DayRange(start, end < End ? end : End);
        }
    }

    /// <summary>"2026-10-01..2026-10-31", both ends as people read them: inclusive.</summary>
    public override string ToString() => $"{Start:yyyy-MM-dd}..{End.AddDays(-1):yyyy-MM-dd}";
}
