using Finops.Core;

namespace Finops.Extract.Cursor;

/// <summary>Which days and moments are asked for. Pure; the rule behind each line is in the README.</summary>
public static class CursorPolicy
{
    /// <summary>Days that events may still arrive or move. The vendor documents none.</summary>
    public const int RevisionDays = 7;

    /// <summary>Until this day of the month the whole month before is read once more.</summary>
    public const int LastRevisionDayOfMonth = 3;

    /// <summary>Days that are asked for at all: the vendor keeps a rolling window, and an empty answer from before it would clear a day that has
    /// landed.</summary>
    public const int HistoryDays = 90;

    private const int FirstRunMonths = 1;

    /// <summary>The days that are asked for, today as the last one.</summary>
    public static DayRange Available(DateOnly today) => new(today.AddDays(-HistoryDays + 1), today.AddDays(1));

    /// <summary>Seven days back, the whole previous month until day 3, and always from the last landed day on; the first run from the 1st of the month
    /// before.</summary>
    public static DayRange Days(DateOnly today, DateOnly? newestLanded)
    {
        var available = Available(today);
        var lastMonth = BillingMonth.Of(today).Start.AddMonths(-FirstRunMonths);
        var revised = today.AddDays(-RevisionDays);
        var start =
            newestLanded is not { } landed ? lastMonth
            : today.Day <= LastRevisionDayOfMonth ? Earlier(lastMonth, landed)
            : Earlier(revised, landed);
        return available with { Start = start > available.Start ? start : available.Start };
    }

    /// <summary>Events are asked for up to this moment: an hour back, on the hour, because the vendor aggregates hourly and pages shift while events
    /// arrive.</summary>
    public static DateTimeOffset ClosedUntil(DateTimeOffset now)
    {
        var hours = now.UtcTicks / TimeSpan.TicksPerHour;
        return new DateTimeOffset((hours - 1) * TimeSpan.TicksPerHour, TimeSpan.Zero);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
