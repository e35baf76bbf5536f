using Finops.Core;

namespace Finops.Extract.Openai;

/// <summary>Which days are asked for. Pure; the rule behind each line is in the README.</summary>
public static class OpenaiPolicy
{
    /// <summary>Days that a figure may still move. The vendor documents none.</summary>
    public const int RevisionDays = 7;

    /// <summary>Until this day of the month the whole month before is read once more.</summary>
    public const int LastRevisionDayOfMonth = 8;

    private const int FirstRunMonths = 3;

    /// <summary>Where a backfill begins. The vendor documents no first day; what it has no data for it answers with empty buckets.</summary>
    public static DateOnly FirstDay { get; } = new(2024, 1, 1);

    /// <summary>Seven days back, the whole previous month until day 8, and always from the last landed day on; the first run three months back.</summary>
    public static DayRange Days(DateOnly today, DateOnly? newestLanded)
    {
        var month = BillingMonth.Of(today);
        if (newestLanded is not { } landed)
        {
            return new DayRange(month.Start.AddMonths(-FirstRunMonths), today.AddDays(1));
        }

        var revised = today.AddDays(-RevisionDays);
        var start = today.Day <= LastRevisionDayOfMonth && month.Start.AddMonths(-1) < revised ? month.Start.AddMonths(-1) : revised;
        return new DayRange(landed < start ? landed : start, today.AddDays(1));
    }
}
