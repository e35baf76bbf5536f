using Finops.Extract.Cursor;

namespace Finops.Tests.Sources.Cursor;

public sealed class CursorPolicyTests
{
    [Theory]
    [InlineData("2026-11-20", null, "2026-10-01..2026-11-20")] // first run: from the 1st of the month before
    [InlineData("2026-11-20", "2026-11-19", "2026-11-13..2026-11-20")] // seven days
    [InlineData("2026-11-03", "2026-11-02", "2026-10-01..2026-11-03")] // the closed month once more
    [InlineData("2026-11-04", "2026-11-03", "2026-10-28..2026-11-04")]
    [InlineData("2026-11-20", "2026-10-20", "2026-10-20..2026-11-20")] // after a pause: no gap
    [InlineData("2026-11-20", "2026-01-01", "2026-08-23..2026-11-20")] // never from before what the vendor keeps
    public void Days_OnADay_ReachFromTheRuleToToday(string today, string? newestLanded, string expected) =>
        Assert.Equal(expected, CursorPolicy.Days(DateOnly.Parse(today), newestLanded is null ? null : DateOnly.Parse(newestLanded)).ToString());

    [Theory]
    [InlineData("2026-11-03T06:00:00Z", "2026-11-03T05:00:00Z")]
    [InlineData("2026-11-03T06:59:59Z", "2026-11-03T05:00:00Z")]
    [InlineData("2026-11-03T00:30:00Z", "2026-11-02T23:00:00Z")]
    public void ClosedUntil_AMoment_IsAnHourBackOnTheHour(string now, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), CursorPolicy.ClosedUntil(DateTimeOffset.Parse(now)));
}
