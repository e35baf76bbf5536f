using Finops.Core;

namespace Finops.Extract.ClaudeCompliance;

/// <summary>Which days are asked for. Pure; the rule behind each line is in the README.</summary>
public static class ClaudeCompliancePolicy
{
    /// <summary>Days read again, for activities that the vendor indexes late ("within a minute" is its word, a reconciling second look its advice).</summary>
    public const int OverlapDays = 2;

    private const int FirstRunMonths = 3;
    private const int RetentionYears = 6;

    /// <summary>The vendor keeps activities for six years.</summary>
    public static DateOnly Earliest(DateOnly today) => today.AddYears(-RetentionYears).AddDays(1);

    /// <summary>Two days back, and always from the last landed day on; at first from the 1st of the month three months back. Today is the last day.</summary>
    public static DayRange Days(DateOnly today, DateOnly? newestLanded)
    {
        var overlap = today.AddDays(-OverlapDays);
        var start =
            newestLanded is not { } landed ? BillingMonth.Of(today).Start.AddMonths(-FirstRunMonths)
            : landed < overlap ? landed
            : overlap;
        return new DayRange(start, today.AddDays(1));
    }
}
