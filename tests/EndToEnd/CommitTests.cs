using Finops.Core;
using Finops.Database;
using Finops.Simulator;
using Finops.Simulator.Files;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>Cost per commit with every commit in it: the company's clones and GitHub beside the tool's own counts, people from a directory instead of a
/// file.</summary>
public sealed class CommitTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 10, 6, 0, 0, TimeSpan.Zero);
    private static readonly DayRange October = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1));
    private static readonly World World = new(seed: 7, headCount: 16);
    private readonly TempHome home = new();
    private SimulatorHost vendor = null!;

    public async ValueTask InitializeAsync()
    {
        vendor = await SimulatorHost.StartAsync(World, Now);
        foreach (var api in vendor.Vendors)
        {
            Environment.SetEnvironmentVariable($"FINOPS_{api.SourceId.ToUpperInvariant().Replace('-', '_')}_KEY", api.Key);
        }

        home.Clock.Now = Now;
        InitVerb.Run(home.Home);
        CloneFiles.Write(Path.Combine(home.Home.Root, "src"), World, Now);
    }

    public async ValueTask DisposeAsync()
    {
        await vendor.DisposeAsync();
        home.Dispose();
    }

    [Fact]
    public async Task Build_WithClonesAndGithub_CountsEachCommitOnceAndPricesIt()
    {
        PeopleFiles.Write(home.Home.Reference, World.Company);
        await BuildAsync("people", "claude-analytics", "git", "github");
        var commits = World.Commits.Until(Now).Where(commit => commit.At.UtcDateTime is { Year: 2026, Month: 10 } && commit.Parents.Count < 2).ToList();
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        Assert.Equal(
            string.Join(
                '\n',
                commits
                    .GroupBy(CostCenter)
                    .Select(center => $"{center.Key}|{center.Count()}|{center.Count(commit => commit.IsAssisted)}")
                    .Order(StringComparer.Ordinal)
            ),
            string.Join(
                '\n',
                warehouse
                    .Query(
                        "SELECT concat_ws('|', cost_center_id, all_commit_count, ai_coauthored_commit_count) FROM mart_cost_per_commit_monthly WHERE "
                            + "billing_month = DATE '2026-10-01' AND all_commit_count > 0",
                        reader => reader.GetString(0)
                    )
                    .Order(StringComparer.Ordinal)
            )
        );
        Assert.Equal(
            "0|0|0",
            warehouse.Scalar<string>(
                """
                SELECT concat_ws('|', count(*) FILTER (all_commit_count IS NULL),
                  count(*) FILTER (all_commit_count < ai_assisted_commit_count AND cost_center_id <> 'unattributed'),
                  count(*) FILTER (abs(cost_usd_per_commit * all_commit_count - coding_tool_cost_usd) > 0.0001 * all_commit_count))
                FROM mart_cost_per_commit_monthly WHERE billing_month = DATE '2026-10-01'
                """
            )
        );
        Assert.Equal(World.Commits.Until(Now).Count, warehouse.Scalar<long>("SELECT CAST(sum(commit_count) AS BIGINT) FROM mart_commits_daily"));
        Assert.Equal(
            World.Commits.Until(Now).Count(commit => commit.PullRequest is not null && commit.CommittedAt.UtcDateTime is { Month: 10 }),
            warehouse.Scalar<long>("SELECT CAST(sum(merged_pull_request_count) AS BIGINT) FROM mart_commits_daily")
        );
    }

    [Fact]
    public async Task Build_WithoutGitSource_LeavesAllCommitsOpen()
    {
        PeopleFiles.Write(home.Home.Reference, World.Company);
        await BuildAsync("people", "claude-analytics");
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        Assert.Equal("0", warehouse.Scalar<string>("SELECT CAST(count(all_commit_count) AS VARCHAR) FROM mart_cost_per_commit_monthly"));
        Assert.NotEqual("0", warehouse.Scalar<string>("SELECT CAST(count(*) AS VARCHAR) FROM mart_cost_per_commit_monthly"));
    }

    [Fact]
    public async Task Build_WithADirectoryInsteadOfPeopleCsv_KnowsEverybodyWhoIsStillThere()
    {
        await BuildAsync("scim", "claude-analytics");
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        // Services, the one nobody lists, who was gone before the first pull, and whose account lost its address stay unknown and are listed with their money.
        var there = World
            .Company.Listed.Where(person => (person.Left is not { } left || left.AddDays(30) > new DateOnly(2026, 11, 10)) && person.AccountDeletedOn is null)
            .Select(person => person.UserId)
            .ToList();
        var unknown = warehouse.Query("SELECT DISTINCT principal_id FROM mart_identity_worklist WHERE cost_center_id = 'unattributed'", reader =>
            reader.GetString(0)
        );
        Assert.NotEmpty(unknown);
        Assert.Empty(there.Intersect(unknown, StringComparer.Ordinal));
        Assert.True(
            warehouse.Scalar<bool>(
                """
                SELECT (SELECT coalesce(sum(billed_usd), 0) FROM mart_identity_worklist WHERE finding IN ('unknown', 'left', 'not_yet', 'no_owner',
                  'owner_left', 'nobody_named'))
                  = (SELECT coalesce(sum(billed_usd), 0) FROM int_charges__assigned WHERE cost_center_id = 'unattributed')
                """
            )
        );
        Assert.True(warehouse.Scalar<bool>("SELECT count(*) > 0 AND bool_and(source = 'scim') FROM ref_people"));
        Assert.True(warehouse.Scalar<bool>("SELECT count(*) > 0 FROM ref_group_memberships SEMI JOIN ref_people USING (person_id)"));
    }

    private static string CostCenter(Simulator.Use.CommitFact commit)
    {
        var author = commit.Author is { IsListed: true } person ? person.On(DateOnly.FromDateTime(commit.At.UtcDateTime)) : null;
        return author is null ? "unattributed" : author.CostCenterId ?? "unassigned";
    }

    private async Task BuildAsync(params string[] sources)
    {
        var settings = sources.ToDictionary(
            source => source,
            source =>
                source switch
                {
                    "git" => new SourceSettings(Files: "src"),
                    "people" => new SourceSettings(Files: "reference"),
                    _ => new SourceSettings(vendor.Url(source)),
                },
            StringComparer.Ordinal
        );
        var context = new RunContext(home.Home, new FinopsConfig { Sources = settings }, home.Clock, RunLog.Silent);
        foreach (var outcome in await ExtractVerb.RunAsync(context, sources, October, files: null, TestContext.Current.CancellationToken))
        {
            Assert.Null(outcome.Failure);
        }

        await BuildVerb.RunAsync(context, asOf: null, TestContext.Current.CancellationToken);
    }
}
