using Finops.Core;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>Which days are asked for. Pure; the rule behind each line is in the README.</summary>
public static class ClaudeAnalyticsPolicy
{
    /// <summary>Days that an engagement figure may still move.</summary>
    public const int EngagementDays = 7;

    /// <summary>Days that a cost or usage figure may still move.</summary>
    public const int RevisionDays = 30;

    /// <summary>Until this day of the month the whole month before may still move.</summary>
    public const int LastRevisionDayOfMonth = 8;

    private const int FirstRunMonths = 3;
    private const int HistoryDays = 365;

    /// <summary>The vendor has no data before this day.</summary>
    public static DateOnly FirstDayEver { get; } = new(2026, 1, 1);

    /// <summary>The days that the vendor answers for: its last 365, from 2026-01-01, and today (incomplete) as the last one.</summary>
    public static DayRange Available(DateOnly today) => new(Later(FirstDayEver, today.AddDays(-HistoryDays + 1)), today.AddDays(1));

    /// <summary>Cost and usage reports: 30 days back, the whole previous month until day 8, and always from the last landed day on.</summary>
    public static DayRange Reports(DateOnly today, DateOnly? newestLanded)
    {
        var revised = today.AddDays(-RevisionDays);
        if (today.Day <= LastRevisionDayOfMonth)
        {
            revised = Earlier(revised, BillingMonth.Of(today).Start.AddMonths(-1));
        }

        return Since(revised, today, newestLanded);
    }

    /// <summary>Users and summaries: the last 7 days, and always from the last landed day on.</summary>
    public static DayRange Engagement(DateOnly today, DateOnly? newestLanded) => Since(today.AddDays(-EngagementDays), today, newestLanded);

    private static DayRange Since(DateOnly revised, DateOnly today, DateOnly? newestLanded)
    {
        var available = Available(today);
        var start = newestLanded is { } landed ? Earlier(revised, landed) : BillingMonth.Of(today).Start.AddMonths(-FirstRunMonths);
        return available with { Start = Later(start, available.Start) };
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
