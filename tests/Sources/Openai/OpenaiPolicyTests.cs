using Finops.Extract.Openai;

namespace Finops.Tests.Sources.Openai;

public sealed class OpenaiPolicyTests
{
    [Theory]
    [InlineData("2026-11-20", null, "2026-08-01..2026-11-20")] // first run: three months back
    [InlineData("2026-11-20", "2026-11-19", "2026-11-13..2026-11-20")] // seven days
    [InlineData("2026-11-08", "2026-11-07", "2026-10-01..2026-11-08")] // the closed month once more
    [InlineData("2026-11-09", "2026-11-08", "2026-11-02..2026-11-09")]
    [InlineData("2026-11-20", "2026-09-30", "2026-09-30..2026-11-20")] // after a pause: no gap
    public void Days_OnADay_ReachFromTheRuleToToday(string today, string? newestLanded, string expected) =>
        Assert.Equal(expected, OpenaiPolicy.Days(DateOnly.Parse(today), newestLanded is null ? null : DateOnly.Parse(newestLanded)).ToString());
}
