using Finops.Simulator.Files;
using Finops.Tests.Cli;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>Doing it again changes nothing, and doing it over HTTP gives the same as the recording.</summary>
public sealed class AgainTests(DemoHome demo)
{
    [Fact]
    public async Task Demo_RunAgain_LeavesFilesAndMartsAsTheyAre()
    {
        using var home = demo.Copy();
        var again = await Terminal.RunAsync("demo", "--home", home.Path);
        Assert.True(again.ExitCode == 0, again.Error);
        // The second build knows which alerts the first run has told, and has a name of its own for it.
        Assert.Equal(Landed(demo.Folder), Landed(home));
        Assert.Equal(Lines(demo.Folder), Lines(home));
        Assert.Equal(demo.Folder.MartHashes(), home.MartHashes());

        static IEnumerable<string> Landed(HomeFolder folder) => folder.Files("raw").Where(file => !file.StartsWith("raw/alerts/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryVerb_RunTwice_LeavesFilesAndMartsAsTheyAre()
    {
        using var home = demo.CopyAsReal();
        await AllVerbsAsync(home); // lists of keys and people land under the day of the pull, which is not the demo's
        var (raw, marts, lines) = (home.Files("raw"), home.MartHashes(), Lines(home));
        await AllVerbsAsync(home);
        Assert.Equal(raw, home.Files("raw"));
        Assert.Equal(marts, home.MartHashes());
        Assert.Equal(lines, Lines(home));
    }

    [Fact]
    public async Task Build_AsOfTheDemosInstant_GivesTheDemosMarts()
    {
        using var home = demo.CopyAsReal();
        var built = await Terminal.RunAsync("build", "--full", "--as-of", "2026-11-03T06:00:00Z", "--home", home.Path);
        Assert.True(built.ExitCode == 0, built.Error);
        Assert.Equal(demo.Folder.MartHashes(), home.MartHashes());
    }

    [Fact]
    public async Task FreshPull_OverHttp_GivesTheMartsOfTheRecording()
    {
        await using var company = await CompanyOverTime.StartAsync(sources: [.. SampleFiles.Recorded]);
        var sample = SampleCompany.Read(DemoHome.Sample);
        foreach (var (at, day) in sample.Firsts.Skip(1)) // the first day's reading is made
        {
            await company.LandAsync(day, at, sample.Monthly);
        }

        await company.LandAsync(sample.Days, sample.AsOf);
        var dropped = company.Run with { Config = sample.Config };
        var outcomes = await ExtractVerb.RunAsync(
            dropped,
            ["people", "aws-bedrock", "spend-report", "claude-code", "usage-events"],
            null,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        await BuildVerb.RunAsync(dropped, null, TestContext.Current.CancellationToken);
        Assert.Equal(demo.Folder.MartHashes(), company.Folder.MartHashes());
    }

    private static IEnumerable<string> Lines(HomeFolder home) => home.Files("out").Where(file => file.Contains(".csv ", StringComparison.Ordinal));

    private static async Task AllVerbsAsync(HomeFolder home)
    {
        string[][] verbs =
        [
            ["init"],
            ["extract", "--from", "2026-05-01", "--to", "2026-11-01"],
            ["build"],
            ["check"],
            ["export", "chargeback", "--month", "2026-10"],
            ["export", "workbook", "--month", "2026-10"],
            ["status"],
            ["models"],
            ["schedule", "--list"],
            ["query", "SELECT 1"],
        ];
        foreach (var verb in verbs)
        {
            var said = await Terminal.RunAsync([.. verb, "--home", home.Path]);
            Assert.True(said.ExitCode == 0, $"{string.Join(' ', verb)}\n{said.Error}");
        }
    }
}
