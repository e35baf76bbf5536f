using Finops.Build;
using Finops.Core;
using Finops.Simulator;
using Finops.Simulator.Files;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.Build;

/// <summary>
/// The vendor revises the last 30 days: whoever pulled before and re-reads what the policy says has the same marts as whoever pulls for the
/// first time, and can still build what was known before. On the real sources, models and verbs.
/// </summary>
public sealed class RevisionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Early = new(2026, 6, 14, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Late = new(2026, 6, 20, 6, 0, 0, TimeSpan.Zero);
    private static readonly World World = new(seed: 5, headCount: 14);

    private SimulatorHost vendor = null!;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("FINOPS_CLAUDE_ANALYTICS_KEY", ClaudeAnalyticsApi.AcceptedKey);
        vendor = await SimulatorHost.StartAsync(World, Early);
    }

    public ValueTask DisposeAsync() => vendor.DisposeAsync();

    [Fact]
    public async Task Build_AfterRevisions_EqualsAFreshPullAndTheEarlierStateIsStillThere()
    {
        using var home = NewHome();
        var early = await PullAndBuildAsync(home, Early);
        EditPeople(home);
        var late = await PullAndBuildAsync(home, Late);

        using var fresh = NewHome();
        EditPeople(fresh);
        Assert.Equal(BesidesWhenItWasKnown(await PullAndBuildAsync(fresh, Late)), BesidesWhenItWasKnown(late));
        Assert.Equal(early, await BuildAsync(home, Early));
        Assert.Equal(late, await BuildAsync(home, asOf: null));

        foreach (var mart in new[] { "mart_chargeback_monthly", "mart_spend_daily", "mart_cost_per_commit_monthly", "ref_people" })
        {
            Assert.NotEqual(early[mart], late[mart]);
        }
    }

    // An anomaly says whether its day was revised and when its data were known: a fresh pull has seen no revision.
    private static Dictionary<string, string> BesidesWhenItWasKnown(IReadOnlyDictionary<string, string> marts) =>
        marts.Where(mart => mart.Key != "mart_cost_anomalies_daily").ToDictionary(StringComparer.Ordinal);

    // A home as `finops init` makes it, with the people of the company.
    private static TempHome NewHome()
    {
        var home = new TempHome();
        InitVerb.Run(home.Home);
        PeopleFiles.Write(home.Home.Reference, World.Company);
        return home;
    }

    // Between the two pulls somebody's name changes.
    private static void EditPeople(TempHome home)
    {
        var file = Path.Combine(home.Home.Reference, "people.csv");
        var lines = File.ReadAllLines(file);
        lines[1] = lines[1].Replace(lines[1].Split(',')[1], "Somebody Else", StringComparison.Ordinal);
        File.WriteAllLines(file, lines);
    }

    private async Task<IReadOnlyDictionary<string, string>> PullAndBuildAsync(TempHome home, DateTimeOffset now)
    {
        (home.Clock.Now, vendor.Clock) = (now, now);
        var outcome = Assert.Single(
            await ExtractVerb.RunAsync(Context(home), ["claude-analytics"], days: null, files: null, TestContext.Current.CancellationToken)
        );
        Assert.Null(outcome.Failure);
        return await BuildAsync(home, asOf: null);
    }

    private async Task<IReadOnlyDictionary<string, string>> BuildAsync(TempHome home, DateTimeOffset? asOf)
    {
        await BuildVerb.RunAsync(Context(home), asOf, TestContext.Current.CancellationToken);
        return MartHash.Of(home.Home.WarehouseFile, home.Home.Root);
    }

    private RunContext Context(TempHome home) =>
        new(
            home.Home,
            new FinopsConfig
            {
                Sources = new Dictionary<string, SourceSettings>(StringComparer.Ordinal) { ["claude-analytics"] = new(vendor.Url("claude-analytics")) },
            },
            home.Clock,
            RunLog.Silent
        );
}
