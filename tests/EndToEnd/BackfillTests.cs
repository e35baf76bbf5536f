using Finops.Core;
using Finops.Land;
using Finops.Simulator;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>`finops extract --backfill` against a simulated vendor: what broke off goes on where it was, and what has landed is not asked for again.</summary>
public sealed class BackfillTests : IDisposable
{
    private readonly HomeFolder home = new();

    [Fact]
    public async Task Backfill_BrokenOff_GoesOnAndThenAsksForNothingThatHasLanded()
    {
        await using var vendor = await SimulatorHost.StartAsync(new World(seed: 7, headCount: 14), DemoHome.Now);
        Environment.SetEnvironmentVariable("FINOPS_CURSOR_KEY", vendor.Vendors.Single(one => one.SourceId == "cursor").Key);
        var sources = new Dictionary<string, SourceSettings>(StringComparer.Ordinal) { ["cursor"] = new(vendor.Url("cursor")) };
        var log = new StringWriter();
        var run = new RunContext(
            home.Home,
            new FinopsConfig { Sources = sources },
            new FixedClock(DemoHome.Now),
            new RunLog(log, new FixedClock(DemoHome.Now))
        );
        InitVerb.Run(home.Home);

        vendor.Faults = new Faults { After = 80, Truncated = 1 };
        Assert.Equal(ExitCode.DataProblem, (await BackfillAsync(run)).Failure!.Code);
        var landed = LandingLog.LastSequence(home.Home, "cursor");
        Assert.InRange(landed, 1, 3);

        vendor.Faults = new Faults();
        Assert.Null((await BackfillAsync(run)).Failure);
        Assert.Equal(4, LandingLog.LastSequence(home.Home, "cursor")); // August in part, September, October, November so far
        Assert.Contains("month=2026-08 number=1/4 state=\"landed before\"", log.ToString(), StringComparison.Ordinal);

        var asked = vendor.RequestCount;
        Assert.DoesNotContain((await BackfillAsync(run)).Summary!.Entities, entity => entity.ChangedKeys > 0);
        Assert.InRange(vendor.RequestCount - asked, 0, 10); // only the month that is not over
    }

    [Fact]
    public async Task Backfill_OfDroppedFiles_IsExitCode2()
    {
        InitVerb.Run(home.Home);
        var run = new RunContext(home.Home, new FinopsConfig(), new FixedClock(DemoHome.Now), RunLog.Silent);
        var error = await Assert.ThrowsAsync<FinopsException>(() => BackfillVerb.RunAsync(run, ["spend-report"], TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.Usage, error.Code);
    }

    public void Dispose() => home.Dispose();

    private static async Task<ExtractOutcome> BackfillAsync(RunContext run) =>
        Assert.Single(await BackfillVerb.RunAsync(run, ["cursor"], TestContext.Current.CancellationToken));
}
