using Finops.Core;
using Finops.Extract.ClaudeAnalytics;

namespace Finops.Tests.Sources.ClaudeAnalytics;

public sealed class ClaudeAnalyticsPolicyTests
{
    [Theory]
    // The first run: from the 1st three months back, never before 2026-01-01.
    [InlineData("2026-11-20", null, "2026-08-01..2026-11-20")]
    [InlineData("2026-02-10", null, "2026-01-01..2026-02-10")]
    // Later: 30 days back …
    [InlineData("2026-11-20", "2026-11-20", "2026-10-21..2026-11-20")]
    // … the whole previous month until day 8 …
    [InlineData("2026-11-08", "2026-11-08", "2026-10-01..2026-11-08")]
    [InlineData("2026-11-09", "2026-11-09", "2026-10-10..2026-11-09")]
    // … where 30 days reach further than the previous month (March 1st), they count …
    [InlineData("2026-03-01", "2026-03-01", "2026-01-30..2026-03-01")]
    // … and from the last landed day on, however long the program did not run.
    [InlineData("2026-11-20", "2026-09-05", "2026-09-05..2026-11-20")]
    // The vendor answers for 365 days.
    [InlineData("2027-11-20", "2026-09-05", "2026-11-21..2027-11-20")]
    public void Reports_ByDay(string today, string? newestLanded, string expected) =>
        Assert.Equal(expected, ClaudeAnalyticsPolicy.Reports(DateOnly.Parse(today), newestLanded is null ? null : DateOnly.Parse(newestLanded)).ToString());

    [Theory]
    [InlineData("2026-11-20", null, "2026-08-01..2026-11-20")]
    [InlineData("2026-11-20", "2026-11-18", "2026-11-13..2026-11-20")]
    [InlineData("2026-11-20", "2026-11-01", "2026-11-01..2026-11-20")]
    public void Engagement_ByDay(string today, string? newestLanded, string expected) =>
        Assert.Equal(expected, ClaudeAnalyticsPolicy.Engagement(DateOnly.Parse(today), newestLanded is null ? null : DateOnly.Parse(newestLanded)).ToString());

    [Theory]
    [InlineData("2025-12-31", "2026-02-01")]
    [InlineData("2026-11-01", "2026-11-05")]
    public async Task Extract_DaysOutsideTheVendorsWindow_IsExitCode2BeforeAnyRequest(string from, string to)
    {
        using var home = new TestHome();
        var error = await home.RefusedAsync(new ClaudeAnalyticsSource(), days: new DayRange(DateOnly.Parse(from), DateOnly.Parse(to)));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Equal("days that the vendor answers for: 2026-01-01..2026-11-03", error.Problems[0].Expected);
    }

    [Theory]
    [InlineData("http://analytics.example")]
    [InlineData("ftp://analytics.example")]
    public async Task Extract_UrlWithoutEncryption_IsRefusedBeforeTheKeyIsSent(string url)
    {
        using var home = new TestHome();
        var error = await home.RefusedAsync(new ClaudeAnalyticsSource(), new SourceSettings(url));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains("https://", error.Problems[0].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_WithoutKey_SaysWhereItBelongs()
    {
        using var home = new TestHome();
        var error = await home.RefusedAsync(new ClaudeAnalyticsSource());
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains("FINOPS_CLAUDE_ANALYTICS_KEY_FILE", error.Problems[0].Try, StringComparison.Ordinal);
    }
}
