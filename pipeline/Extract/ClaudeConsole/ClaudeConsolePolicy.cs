using Finops.Core;

namespace Finops.Extract.ClaudeConsole;

/// <summary>Which days are asked for. Pure; the rule behind each line is in the README.</summary>
public static class ClaudeConsolePolicy
{
    /// <summary>Days of cost and usage that are read again. The vendor names no revision window; 31 days are one page.</summary>
    public const int ReportDays = 30;

    /// <summary>Days of Claude Code activity that are read again: each costs a request.</summary>
    public const int ClaudeCodeDays = 7;

    private const int FirstRunMonths = 3;
    private const int HistoryDays = 365;

    /// <summary>Where a backfill begins. The vendor names no limit; a year is what its other reports keep.</summary>
    public static DateOnly Earliest(DateOnly today) => today.AddDays(-HistoryDays + 1);

    /// <summary>Cost and usage: 30 days back, and always from the last landed day on; at first from the 1st of the month three months back. Today is the last
    /// day.</summary>
    public static DayRange Reports(DateOnly today, DateOnly? newestLanded) => Since(today.AddDays(-ReportDays), today, newestLanded);

    /// <summary>Claude Code: the last 7 days, else the same.</summary>
    public static DayRange ClaudeCode(DateOnly today, DateOnly? newestLanded) => Since(today.AddDays(-ClaudeCodeDays), today, newestLanded);

    private static DayRange Since(DateOnly revised, DateOnly today, DateOnly? newestLanded)
    {
        var start =
            newestLanded is not { } landed ? BillingMonth.Of(today).Start.AddMonths(-FirstRunMonths)
            : landed < revised ? landed
            : revised;
        return new DayRange(start, today.AddDays(1));
    }
}
