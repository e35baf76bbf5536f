using Finops.Core;

namespace Finops.Extract.GithubCopilot;

/// <summary>Which days are asked for. Pure; the rule behind each line is in the README.</summary>
public static class GithubCopilotPolicy
{
    /// <summary>Days that a figure may still move; GitHub documents none.</summary>
    public const int RevisionDays = 7;

    /// <summary>Until this day of the month the whole month before may still move.</summary>
    public const int LastRevisionDayOfMonth = 5;

    /// <summary>Closed days of which the rows per person are read again.</summary>
    public const int UserRevisionDays = 3;

    /// <summary>Requests for rows per person in one run that chooses its days itself; GitHub allows 5,000 requests of all kinds an hour.</summary>
    public const int UserRequestsPerRun = 4000;

    private const int FirstRunMonths = 3;
    private const int HistoryMonths = 24;

    /// <summary>From this day on Copilot is billed in AI credits, before it in premium requests.</summary>
    public static DateOnly FirstCreditDay { get; } = new(2026, 6, 1);

    /// <summary>Usage metrics begin here.</summary>
    public static DateOnly FirstMetricsDay { get; } = new(2025, 10, 10);

    /// <summary>The report that bills metered use of a day, as the addresses name it.</summary>
    public static string ReportOf(DateOnly day) => day < FirstCreditDay ? "premium_request" : "ai_credit";

    /// <summary>The days that billing answers for: 24 months, and today (incomplete) as the last one.</summary>
    public static DayRange Available(DateOnly today) => new(today.AddMonths(-HistoryMonths).AddDays(1), today.AddDays(1));

    /// <summary>Bill and models: 7 days back, the whole previous month until day 5, and always from the last landed day on.</summary>
    public static DayRange Billing(DateOnly today, DateOnly? newestLanded)
    {
        var revised = today.AddDays(-RevisionDays);
        if (today.Day <= LastRevisionDayOfMonth)
        {
            revised = Earlier(revised, BillingMonth.Of(today).Start.AddMonths(-1));
        }

        var start = newestLanded is { } landed ? Earlier(revised, landed) : FirstDay(today);
        return Available(today) with { Start = Later(start, Available(today).Start) };
    }

    /// <summary>
    /// Rows per person, one request a person and day: closed days only, as many as <see cref="UserRequestsPerRun"/> allows (at least one). What is reported
    /// next comes first: days of the month before that never landed, then those of this month, then the last three again, then the months before, the
    /// newest day first. The next run goes on with what is left, so that no day is left out.
    /// </summary>
    /// <param name="today">The UTC day.</param>
    /// <param name="landed">The days that have ever landed.</param>
    /// <param name="people">Requests a day.</param>
    public static IReadOnlyList<DateOnly> Users(DateOnly today, IReadOnlySet<DateOnly> landed, int people)
    {
        var reported = BillingMonth.Of(today).Start.AddMonths(-1);
        var first = landed.Count > 0 ? Earlier(landed.Min(), FirstDay(today)) : FirstDay(today);
        var recent = new DayRange(reported, today).Days().Where(day => !landed.Contains(day));
        var again = new DayRange(Later(reported, today.AddDays(-UserRevisionDays)), today).Days();
        var older = new DayRange(first, reported).Days().Reverse().Where(day => !landed.Contains(day));
        return [.. recent.Concat(again).Concat(older).Distinct().Take(Math.Max(1, UserRequestsPerRun / Math.Max(1, people)))];
    }

    /// <summary>User and account metrics: 7 days back to yesterday, and always from the last landed day on. GitHub keeps a year.</summary>
    public static DayRange Metrics(DateOnly today, DateOnly? newestLanded)
    {
        var start = newestLanded is { } landed ? Earlier(today.AddDays(-RevisionDays), landed) : FirstDay(today);
        return new DayRange(Later(start, Later(FirstMetricsDay, today.AddYears(-1).AddDays(1))), today);
    }

    private static DateOnly FirstDay(DateOnly today) => BillingMonth.Of(today).Start.AddMonths(-FirstRunMonths);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
