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

    [Theory]
    [InlineData("2026-11-20", "2026-11-19", 10, "2026-11-17", "2026-11-20")]
    [InlineData("2026-11-20", null, 2000, "2026-08-01", "2026-08-03")]
    [InlineData("2026-11-20", "2026-08-02", 2000, "2026-08-03", "2026-08-05")]
    [InlineData("2026-11-20", "2026-11-19", 9000, "2026-11-17", "2026-11-18")]
    [InlineData("2026-11-20", "2026-11-19", 0, "2026-11-17", "2026-11-20")]
    public void Users_RequestsAreLimited_GoesOnWithoutLeavingADayOut(string today, string? newestLanded, int people, string start, string end) =>
        Assert.Equal(new DayRange(Day(start), Day(end)), GithubCopilotPolicy.Users(Day(today), Newest(newestLanded), people));

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
