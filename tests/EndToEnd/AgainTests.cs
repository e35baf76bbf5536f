using Finops.Core;
using Finops.Extract;
using Finops.Extract.ClaudeAnalytics;
using Finops.Land;
using Finops.Simulator;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Finops.Tests.Cli;
using Finops.Tests.SimulatorTests;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>Doing it again changes nothing, and doing it over HTTP gives the same as the recording.</summary>
[Collection(DemoTests.Name)]
public sealed class AgainTests(DemoHome demo)
{
    [Fact]
    public async Task Demo_RunAgain_LeavesFilesAndMartsAsTheyAre()
    {
        using var home = demo.Copy();
        var again = await Terminal.RunAsync("demo", "--home", home.Path);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(demo.Folder.Files("raw", "out"), home.Files("raw", "out"));
        Assert.Equal(demo.Folder.MartHashes(), home.MartHashes());
    }

    [Fact]
    public async Task EveryVerb_RunTwice_LeavesFilesAndMartsAsTheyAre()
    {
        using var home = demo.CopyAsReal();
        var raw = home.Files("raw");
        await AllVerbsAsync(home);
        var (marts, lines) = (home.MartHashes(), home.Files("out").Where(file => file.Contains(".csv ", StringComparison.Ordinal)));
        await AllVerbsAsync(home);
        Assert.Equal(raw, home.Files("raw"));
        Assert.Equal(marts, home.MartHashes());
        Assert.Equal(lines, home.Files("out").Where(file => file.Contains(".csv ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Build_AsOfTheDemosInstant_GivesTheDemosMarts()
    {
        using var home = demo.CopyAsReal();
        var built = await Terminal.RunAsync("build", "--as-of", "2026-11-03T06:00:00Z", "--home", home.Path);
        Assert.True(built.ExitCode == 0, built.Error);
        Assert.Equal(demo.Folder.MartHashes(), home.MartHashes());
    }

    [Fact]
    public async Task FreshPull_OverHttp_GivesTheMartsOfTheRecording()
    {
        await using var vendor = await SimulatorHost.StartAsync(Worlds.Sample, DemoHome.Now);
        using var home = new HomeFolder();
        var run = new RunContext(home.Home, Config(vendor.Url("claude-analytics")), new FixedClock(), RunLog.Silent);
        InitVerb.Run(home.Home, Path.Combine(DemoHome.Sample, "reference"));
        using (HomeLock.Take(home.Home))
        {
            // The source itself instead of the verb, because the key of a test belongs into no environment.
            await new Landing(home.Home, run.Config.Duckdb, run.Clock, run.Log).RunAsync("claude-analytics", extraction =>
                new ClaudeAnalyticsSource().ExtractAsync(
                    new ExtractRequest(home.Home, run.Config.Of("claude-analytics"), new DayRange(new(2026, 5, 1), new(2026, 11, 1)), null, run.Clock, run.Log) { Environment = _ => ClaudeAnalyticsApi.AcceptedKey },
                    extraction,
                    TestContext.Current.CancellationToken));
        }

        var others = await ExtractVerb.RunAsync(run, ["people", "spend-report", "claude-code", "usage-events"], null, null, TestContext.Current.CancellationToken);
        Assert.All(others, outcome => Assert.Null(outcome.Failure));
        await BuildVerb.RunAsync(run, null, TestContext.Current.CancellationToken);
        Assert.Equal(demo.Folder.MartHashes(), home.MartHashes());
    }

    private static async Task AllVerbsAsync(HomeFolder home)
    {
        string[][] verbs =
        [
            ["init"], ["extract", "--from", "2026-05-01", "--to", "2026-11-01"], ["build"], ["check"], ["export", "chargeback", "--month", "2026-10"],
            ["status"], ["models"], ["schedule", "--list"], ["query", "SELECT 1"],
        ];
        foreach (var verb in verbs)
        {
            var said = await Terminal.RunAsync([.. verb, "--home", home.Path]);
            Assert.True(said.ExitCode == 0, $"{string.Join(' ', verb)}\n{said.Error}");
        }
    }

    private static FinopsConfig Config(string url) => new()
    {
        Organization = "Larkfield Group",
        Sources = new Dictionary<string, SourceSettings>(StringComparer.Ordinal)
        {
            ["claude-analytics"] = new(Url: url),
            ["people"] = new(Files: Path.Combine(DemoHome.Sample, "people")),
            ["spend-report"] = new(Files: Path.Combine(DemoHome.Sample, "spend-report")),
            ["claude-code"] = new(Files: Path.Combine(DemoHome.Sample, "claude-code")),
            ["usage-events"] = new(Files: Path.Combine(DemoHome.Sample, "usage-events")),
        },
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DemoHome.Now;
    }
}
