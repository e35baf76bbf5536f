using Finops.Core;
using Finops.Extract.GithubCopilot;

namespace Finops.Tests.Sources.GithubCopilot;

public sealed class GithubCopilotPolicyTests
{
    [Theory]
    [InlineData("2026-11-20", null, "2026-08-01")]
    [InlineData("2026-11-20", "2026-11-20", "2026-11-13")]
    [InlineData("2026-11-05", "2026-11-05", "2026-10-01")]
    [InlineData("2026-11-06", "2026-11-06", "2026-10-30")]
    [InlineData("2026-11-20", "2026-09-02", "2026-09-02")]
    [InlineData("2026-11-20", "2023-09-02", "2024-11-21")]
    public void Billing_Day_StartsWhereFiguresMayStillMove(string today, string? newestLanded, string start) =>
        Assert.Equal(new DayRange(Day(start), Day(today).AddDays(1)), GithubCopilotPolicy.Billing(Day(today), Newest(newestLanded)));

    // 4,000 requests a run; of 2,000 people that is two days.
    [Theory]
    [InlineData("first run: the month before comes first", "", 2000, "2026-10-01 2026-10-02")]
    [InlineData("then what is left of it", "2026-10-01..2026-10-31", 2000, "2026-11-01 2026-11-02")]
    [InlineData("a hole in it goes before this month", "2026-10-01..2026-10-12 2026-10-14..2026-10-31", 2000, "2026-10-13 2026-11-01")]
    [InlineData("then the last three days again", "2026-10-01..2026-11-19", 1000, "2026-11-17 2026-11-18 2026-11-19 2026-09-30")]
    [InlineData("then older months, the newest day first", "2026-09-01..2026-11-19", 1000, "2026-11-17 2026-11-18 2026-11-19 2026-08-31")]
    [InlineData("at least a day", "2026-08-01..2026-11-18", 9000, "2026-11-19")]
    [InlineData("all is there", "2026-08-01..2026-11-19", 10, "2026-11-17 2026-11-18 2026-11-19")]
    [InlineData("nobody", "2026-08-01..2026-11-19", 0, "2026-11-17 2026-11-18 2026-11-19")]
    public void Users_RequestsAreLimited_ReadsWhatIsReportedFirstAndLeavesNoDayOut(string why, string landed, int people, string expected)
    {
        var days = landed
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(range => range.Split(".."))
            .SelectMany(range => new DayRange(Day(range[0]), Day(range[1]).AddDays(1)).Days())
            .ToHashSet();
        var asked = string.Join(' ', GithubCopilotPolicy.Users(Day("2026-11-20"), days, people).Select(day => $"{day:yyyy-MM-dd}"));
        Assert.True(asked == expected, $"{why}: {asked}");
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-19", "2026-11-13")]
    [InlineData("2025-11-20", null, "2025-10-10")]
    [InlineData("2026-11-20", "2025-01-01", "2025-11-21")]
    public void Metrics_Day_StaysWithinWhatGithubKeeps(string today, string? newestLanded, string start) =>
        Assert.Equal(new DayRange(Day(start), Day(today)), GithubCopilotPolicy.Metrics(Day(today), Newest(newestLanded)));

    [Theory]
    [InlineData("2026-05-31", "premium_request")]
    [InlineData("2026-06-01", "ai_credit")]
    public void ReportOf_Day_FollowsTheEra(string day, string report) => Assert.Equal(report, GithubCopilotPolicy.ReportOf(Day(day)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static DateOnly? Newest(string? text) => text is null ? null : Day(text);
}
