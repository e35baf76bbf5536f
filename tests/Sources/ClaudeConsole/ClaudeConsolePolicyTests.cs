using Finops.Extract.ClaudeConsole;

namespace Finops.Tests.Sources.ClaudeConsole;

public sealed class ClaudeConsolePolicyTests
{
    [Theory]
    // The first run: from the 1st three months back.
    [InlineData("2026-11-20", null, "2026-08-01..2026-11-20")]
    // Later: 30 days back, and from the last landed day on, however long the program did not run.
    [InlineData("2026-11-20", "2026-11-20", "2026-10-21..2026-11-20")]
    [InlineData("2026-11-20", "2026-09-05", "2026-09-05..2026-11-20")]
    public void Reports_ByDay(string today, string? newestLanded, string expected) =>
        Assert.Equal(expected, ClaudeConsolePolicy.Reports(DateOnly.Parse(today), newestLanded is null ? null : DateOnly.Parse(newestLanded)).ToString());

    [Theory]
    [InlineData("2026-11-20", null, "2026-08-01..2026-11-20")]
    [InlineData("2026-11-20", "2026-11-19", "2026-11-13..2026-11-20")]
    [InlineData("2026-11-20", "2026-11-01", "2026-11-01..2026-11-20")]
    public void ClaudeCode_ByDay(string today, string? newestLanded, string expected) =>
        Assert.Equal(expected, ClaudeConsolePolicy.ClaudeCode(DateOnly.Parse(today), newestLanded is null ? null : DateOnly.Parse(newestLanded)).ToString());
}
