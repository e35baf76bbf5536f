using Finops.Core;
using Finops.Schedule;

namespace Finops.Tests.Schedule;

public sealed class PlanTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Plan_AllSections_ExtractsThenBuildThenAlertsThenReport()
    {
        using var home = new TemporaryHome(
            new
            {
                extract = new { people = "0 30 4 * * ?" },
                build = "0 0 5 * * ?",
                alerts = "0 0 5 * * ?",
                report = "0 30 6 2 * ?",
            }
        );
        Assert.Equal(["extract people", "build", "alerts", "report"], Scheduler.Plan(home.Open()).Select(job => job.Name));
    }

    [Fact]
    public void Plan_BadCronsAndUnknownSource_AllReportedAtOnce()
    {
        using var home = new TemporaryHome(
            new
            {
                extract = new Dictionary<string, string> { ["poeple"] = "0 30 4 * * ?", ["people"] = "0 30 25 * * ?" },
                build = "daily",
                report = "30 6 2 * *",
            }
        );
        var error = Assert.Throws<FinopsException>(() => Scheduler.Plan(home.Open()));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Collection(
            error.Problems,
            problem => Assert.StartsWith("0 30 25 * * ? (", problem.Found, StringComparison.Ordinal),
            problem => Assert.StartsWith("daily (", problem.Found, StringComparison.Ordinal),
            problem => Assert.StartsWith("30 6 2 * * (", problem.Found, StringComparison.Ordinal),
            problem => Assert.Equal("poeple", problem.Found)
        );
    }

    [Fact]
    public void Plan_CronOnlyInThePast_Reported()
    {
        using var home = new TemporaryHome(new { build = "0 0 5 1 1 ? 2020" });
        Assert.Equal("a cron expression with a time to come", Assert.Throws<FinopsException>(() => Scheduler.Plan(home.Open())).Problems.Single().Expected);
    }

    [Fact]
    public void Plan_NullCron_Reported()
    {
        using var home = new TemporaryHome(new { extract = new { people = (string?)null } });
        Assert.Equal(ExitCode.Usage, Assert.Throws<FinopsException>(() => Scheduler.Plan(home.Open())).Code);
    }

    [Fact]
    public void Plan_EmptySchedule_SaysWhereToFindOne()
    {
        using var home = new TemporaryHome(new { });
        Assert.Contains("finops init", Assert.Throws<FinopsException>(() => Scheduler.Plan(home.Open())).Problems.Single().Try, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 0 5 * * ?", "2026-11-02T05:00:00Z")]
    [InlineData("0 0 4 * * ?", "2026-11-03T04:00:00Z")] // strictly after the instant
    [InlineData("0 30 6 2 * ?", "2026-11-02T06:30:00Z")]
    [InlineData("0 15 0/4 * * ?", "2026-11-02T04:15:00Z")]
    [InlineData("0 0 1 ? * SUN", "2026-11-08T01:00:00Z")]
    public void NextTime_Cron_NextInstantInUtc(string cron, string expected)
    {
        var job = new ScheduledJob("any", cron, (_, _) => Task.CompletedTask);
        Assert.Equal(DateTimeOffset.Parse(expected), Scheduler.NextTime(job, Monday));
    }
}
