using Finops.Core;

namespace Finops.Extract.Github;

/// <summary>Which days are read again. Pure.</summary>
internal static class GithubPolicy
{
    // A branch that lived long brings its commits under their old days when it is merged.
    private const int RereadDays = 30;

    /// <summary>The first run: from the 1st of the month three months back. Later: 30 days back, and from the last landed day on. Today is part of it and
    /// provisional.</summary>
    /// <param name="today">The UTC day of the extraction.</param>
    /// <param name="newest">The newest day that has landed; null before the first run.</param>
    public static DayRange Days(DateOnly today, DateOnly? newest)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-3);
        var again = today.AddDays(-RereadDays);
        return new DayRange(
            newest is not { } landed ? first
                : landed < again ? landed
                : again,
            today.AddDays(1)
        );
    }

    /// <summary>Those of the days whose pull requests are asked for one by one: a merged one never changes, so from the day before the newest that has
    /// landed.</summary>
    /// <param name="days">The days that are read.</param>
    /// <param name="newest">The newest day whose sizes have landed; null before the first.</param>
    public static DayRange Sizes(DayRange days, DateOnly? newest) =>
        days with
        {
            Start = newest is { } landed && landed.AddDays(-1) > days.Start ? landed.AddDays(-1) : days.Start,
        };
}
