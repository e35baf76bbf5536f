using Finops.Core;
using Finops.Extract.Github;
using Finops.Simulator;
using Finops.Simulator.Use;

namespace Finops.Tests.Sources.Github;

public sealed class GithubSourceTests : IAsyncDisposable
{
    private static readonly DayRange October = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1));
    private readonly TestHome home = new();
    private readonly GithubSource source = new();
    private SimulatorHost? host;

    [Fact]
    public async Task Extract_AMonth_EqualsTheCommitsOfTheRepositories()
    {
        var vendor = await StartAsync();
        await home.LandAsync(source, Settings, October);
        var commits = Commits(vendor).ToList();
        Assert.True(commits.Count > 200, "several pages");
        Assert.Equal(
            string.Join('\n', commits.Select(commit => commit.Sha).Order(StringComparer.Ordinal)),
            home.Query("SELECT commit_sha FROM stg_github__commits ORDER BY 1")
        );
        Assert.Equal(
            $"{commits.Count(commit => commit.Parents.Count > 1)}|{commits.Count(commit => commit.IsAssisted)}|{commits.Count(commit => commit.PullRequest is not null)}",
            home.Query(
                "SELECT count(*) FILTER (is_merge), count(*) FILTER (list_contains(co_authors, 'Claude <noreply@anthropic.com>')), (SELECT count(*) FROM "
                    + "stg_github__pull_requests) FROM stg_github__commits"
            )
        );
    }

    [Fact]
    public async Task Extract_MergedPullRequests_AreAskedForTheirSizeOnce()
    {
        var vendor = await StartAsync();
        await home.LandAsync(source, Settings, October);
        var pulls = Commits(vendor).Where(commit => commit.PullRequest is not null).ToList();
        Assert.Equal(
            $"{pulls.Count}|{pulls.Sum(commit => commit.LinesAdded)}|{pulls.Sum(commit => commit.LinesDeleted)}",
            home.Query("SELECT count(*), sum(lines_added_count), sum(lines_removed_count) FROM stg_github__pull_request_sizes")
        );
        Assert.Equal(pulls.Count, Sizes(vendor));

        // Later runs ask only for what was merged since the day before the newest.
        await home.LandAsync(source, Settings);
        var since = new DateOnly(2026, 10, 30);
        Assert.Equal(
            pulls.Count
                + vendor
                    .World.Commits.Until(vendor.Clock)
                    .Count(commit => commit.PullRequest is not null && DateOnly.FromDateTime(commit.CommittedAt.UtcDateTime) >= since),
            Sizes(vendor)
        );

        static int Sizes(SimulatorHost vendor) => vendor.Requests.Count(request => request.Contains("/pulls/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extract_AuthorWithoutAccount_LandsWithAddressAlone()
    {
        await StartAsync();
        await home.LandAsync(source, Settings, October);
        Assert.NotEqual(
            "0|0",
            home.Query(
                "SELECT count(*) FILTER (author_login IS NULL AND author_email IS NOT NULL), count(*) FILTER (author_login IS NOT NULL) FROM "
                    + "stg_github__commits"
            )
        );
        Assert.DoesNotContain("0|", home.Query("SELECT count(*) FILTER (author_login IS NULL), '' FROM stg_github__commits"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_Texts_StayBehind()
    {
        await StartAsync();
        await home.LandAsync(source, Settings, October);
        Assert.Equal(
            "0|0",
            home.Query(
                "SELECT (SELECT count(*) FROM raw_github__commits AS row WHERE contains(CAST(row AS VARCHAR), 'Work of') OR _unknown IS NOT NULL), (SELECT "
                    + "count(*) FROM raw_github__pull_requests AS row WHERE contains(CAST(row AS VARCHAR), 'Nobody') OR _unknown IS NOT NULL)"
            )
        );
    }

    [Fact]
    public async Task Extract_RepositoriesOfAnOrganizationAndByName_AreReadOnce()
    {
        var vendor = await StartAsync();
        await home.LandAsync(source, Settings with { Account = "larkfield/mobile-app larkfield" }, October);
        Assert.Equal("3|3", home.Query("SELECT count(*), count(DISTINCT repository) FROM stg_github__repositories"));
        Assert.Contains("/orgs/larkfield/repos?per_page=100", vendor.Requests);
        Assert.Equal(
            1,
            vendor.Requests.Count(request =>
                request.StartsWith(
                    "/repos/larkfield/mobile-app/commits?since=2026-10-01T00:00:00Z&until=2026-10-31T23:59:59Z&per_page=100",
                    StringComparison.Ordinal
                ) && !request.Contains("&page=", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Extract_RepositoryWithoutPushInTheDays_IsNotAsked()
    {
        var vendor = await StartAsync(new DateTimeOffset(2026, 5, 20, 6, 0, 0, TimeSpan.Zero));
        await home.LandAsync(source, Settings, October);
        Assert.DoesNotContain(vendor.Requests, request => request.Contains("/commits", StringComparison.Ordinal));
        Assert.Equal("93|0", home.Query("SELECT count(*), sum(row_count) FROM landed WHERE entity = 'commits'"));
    }

    [Fact]
    public async Task Extract_RewrittenDay_ReplacesIt()
    {
        var vendor = await StartAsync();
        await home.LandAsync(source, Settings, October);
        vendor.Faults = new Faults { EmptiedDay = new DateOnly(2026, 10, 14) };
        await home.LandAsync(source, Settings, October);
        Assert.Equal(
            Commits(vendor).Count(commit => commit.CommittedAt.UtcDateTime.Day != 14).ToString(),
            home.Query("SELECT count(*) FROM stg_github__commits")
        );
    }

    [Fact]
    public async Task Extract_RepositoryThatIsNotThere_NamesIt()
    {
        await StartAsync();
        var error = await home.RefusedAsync(source, Settings with { Account = "larkfield/gone" }, October);
        Assert.Equal(ExitCode.VendorUnavailable, error.Code);
        Assert.Equal(("repository larkfield/gone", "HTTP 404: Not Found"), (error.Problems[0].Where, error.Problems[0].Found));
    }

    [Fact]
    public async Task Extract_LimitUsedUp_WaitsUntilTheReset()
    {
        await StartAsync();
        host!.Faults = new Faults { RateLimited = 1, RetryAfter = TimeSpan.FromSeconds(9) };
        await home.LandAsync(source, Settings, October);
        Assert.InRange(Assert.Single(home.Clock.Waits).TotalSeconds, 9, 10);
    }

    [Theory]
    [InlineData("2026-11-03", null, "2026-08-01..2026-11-03")]
    [InlineData("2026-11-03", "2026-11-02", "2026-10-04..2026-11-03")]
    [InlineData("2026-11-03", "2026-07-01", "2026-07-01..2026-11-03")]
    public void Policy_FirstLaterAndLateRuns_ReadsFarEnoughBack(string today, string? newest, string expected) =>
        Assert.Equal(expected, GithubPolicy.Days(DateOnly.Parse(today), newest is null ? null : DateOnly.Parse(newest)).ToString());

    [Theory]
    [InlineData(null, "2026-10-04..2026-11-03")]
    [InlineData("2026-11-02", "2026-11-01..2026-11-03")]
    [InlineData("2026-07-01", "2026-10-04..2026-11-03")]
    public void Policy_Sizes_AreOfDaysThatAreReadAndNewerThanWhatLanded(string? newest, string expected) =>
        Assert.Equal(
            expected,
            GithubPolicy.Sizes(new DayRange(new DateOnly(2026, 10, 4), new DateOnly(2026, 11, 4)), newest is null ? null : DateOnly.Parse(newest)).ToString()
        );

    public async ValueTask DisposeAsync()
    {
        home.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    private SourceSettings Settings => new(host!.Url("github"));

    private static IEnumerable<CommitFact> Commits(SimulatorHost vendor) =>
        vendor.World.Commits.Until(vendor.Clock).Where(commit => commit.CommittedAt.UtcDateTime is { Year: 2026, Month: 10 });

    private async Task<SimulatorHost> StartAsync(DateTimeOffset? clock = null)
    {
        host = await SimulatorHost.StartAsync(new World(seed: 7, headCount: 24), clock ?? home.Clock.GetUtcNow());
        home.Environment["FINOPS_GITHUB_KEY"] = host.Vendors.Single(vendor => vendor.SourceId == "github").Key;
        return host;
    }
}
