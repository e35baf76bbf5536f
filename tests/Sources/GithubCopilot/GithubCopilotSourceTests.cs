using System.Globalization;
using Finops.Core;
using Finops.Simulator;
using Finops.Simulator.Vendors.GithubCopilot;

namespace Finops.Tests.Sources.GithubCopilot;

public sealed class GithubCopilotSourceTests
{
    // Days 1 to 10 show each use in both units; the end of the month is beyond the pool.
    private static readonly DayRange FirstDays = new(new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 8));
    private static readonly DayRange LastDays = new(new DateOnly(2026, 10, 28), new DateOnly(2026, 10, 31));

    [Theory]
    [InlineData("2026-10-05", "2026-10-09")]
    [InlineData("2026-10-27", "2026-10-31")]
    [InlineData("2026-05-28", "2026-06-03")]
    public async Task Extract_Days_ChargesAreTheBillToTheLastDigit(string from, string to)
    {
        await using var github = await SimulatedGithub.StartAsync();
        var days = new DayRange(DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"));
        await github.LandAsync(days);
        var billed = days.Days().Select(day => $"{day:yyyy-MM-dd}|{Usd(((IVendorApi)github.Vendor).BilledUsd(day, github.Host.Clock, new Faults())!.Value)}");
        Assert.Equal(
            string.Join('\n', billed),
            GithubModels.Query(
                github.Home,
                "SELECT CAST(usage_date AS VARCHAR), sum(billed_usd)::VARCHAR FROM int_github_copilot__charges GROUP BY ALL ORDER BY ALL"
            )
        );
        Assert.Equal(
            "0",
            GithubModels.Query(
                github.Home,
                "SELECT count(*) FROM (SELECT usage_date, sum(billed_usd) AS usd FROM int_github_copilot__charges GROUP BY ALL) JOIN "
                    + "int_github_copilot__totals USING (usage_date) WHERE usd <> statement_usd OR is_missing OR is_not_yet_refreshed"
            )
        );
    }

    [Fact]
    public async Task Extract_UseInBothUnits_CountsOnce()
    {
        await using var github = await SimulatedGithub.StartAsync();
        await github.LandAsync(FirstDays);
        var credits = FirstDays.Days().Sum(day => github.Vendor.Book.Uses(day).Sum(use => use.Quantity));
        Assert.Equal(
            "ai_credit|premium_request",
            GithubModels.Query(github.Home, "SELECT DISTINCT metered_as FROM stg_github_copilot__model_usage ORDER BY 1").Replace('\n', '|')
        );
        Assert.Equal(
            $"{Usd(credits)}|ai-credits",
            GithubModels.Query(
                github.Home,
                "SELECT sum(consumed_quantity)::VARCHAR, max(consumed_unit) FROM int_github_copilot__charges WHERE cost_type NOT IN "
                    + "('copilot_for_business', 'copilot_enterprise')"
            )
        );
    }

    [Fact]
    public async Task Extract_BeyondThePool_EachPersonHasTheirOwnGross()
    {
        await using var github = await SimulatedGithub.StartAsync();
        await github.LandAsync(LastDays);
        var truth = LastDays
            .Days()
            .SelectMany(day => github.Vendor.Book.Uses(day))
            .Where(use => use.Person is not null)
            .GroupBy(use => use.Person!.GithubLogin.ToLowerInvariant())
            .OrderBy(uses => uses.Key, StringComparer.Ordinal)
            .Select(uses => $"{uses.Key}|{Usd(uses.Sum(use => use.Quantity * 0.01m))}");
        Assert.Equal(
            string.Join('\n', truth),
            GithubModels.Query(
                github.Home,
                "SELECT principal_id, sum(list_usd)::VARCHAR FROM int_github_copilot__charges WHERE principal_type = 'user' GROUP BY ALL ORDER BY ALL"
            )
        );
        Assert.Equal(
            "true",
            GithubModels.Query(github.Home, "SELECT (sum(billed_usd) > 0)::VARCHAR FROM int_github_copilot__charges WHERE principal_type = 'user'")
        );
    }

    [Fact]
    public async Task Extract_SeatsOnManyPagesAndTwice_CountsEachPersonOnce()
    {
        await using var github = await SimulatedGithub.StartAsync();
        await github.LandAsync(LastDays);
        var holders = github.Vendor.Book.Holders(new DateOnly(2026, 11, 3)).Count;
        Assert.Equal($"{holders}|{holders}", github.Home.Query("SELECT count(*), count(DISTINCT user_id) FROM stg_github_copilot__seats"));
        Assert.Equal("true", github.Home.Query("SELECT (count(*) > count(DISTINCT assignee.id))::VARCHAR FROM raw_github_copilot__seats"));
        Assert.Contains(github.Host.Requests, request => request.EndsWith("/seats?per_page=7&page=2", StringComparison.Ordinal));
        Assert.Equal(
            "0",
            GithubModels.Query(
                github.Home,
                "SELECT count(*) FROM int_github_copilot__charges WHERE principal_type = 'user' AND vendor_cost_center IS NULL AND principal_id IN (SELECT "
                    + "resource_name FROM int_github_copilot__cost_center_members)"
            )
        );
    }

    [Fact]
    public async Task Extract_Metrics_ComeFromSignedLinksWithoutTheKey()
    {
        await using var github = await SimulatedGithub.StartAsync();
        await github.LandAsync(LastDays);
        Assert.Contains("/files/users-1-day/2026-10-28.ndjson?sig=u1f", github.Host.Requests);
        var active = LastDays.Days().Sum(day => github.Vendor.Book.Uses(day).Where(use => use.Person is not null).DistinctBy(use => use.Person).Count());
        Assert.Equal($"{active}", github.Home.Query("SELECT count(*) FROM stg_github_copilot__user_metrics"));
        Assert.Equal("28", github.Home.Query("SELECT count(*) FROM stg_github_copilot__account_metrics_28_day"));
        Assert.Equal("2|16000.000000000000", github.Home.Query("SELECT count(*), sum(budget_usd)::VARCHAR FROM stg_github_copilot__budgets"));
    }

    [Fact]
    public async Task Extract_DayWithoutReportYet_IsNotClaimed()
    {
        await using var github = await SimulatedGithub.StartAsync();
        await github.LandAsync(new DayRange(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 3)));
        Assert.Equal("2026-11-01", github.Home.Query("SELECT CAST(max(usage_date) AS VARCHAR) FROM landed WHERE entity = 'user_metrics'"));
        Assert.Contains(
            "event=not_yet_available source=github-copilot entity=user_metrics asked=2026-11-02",
            github.Home.Log.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Extract_PrimaryLimit_WaitsUntilItIsOver()
    {
        await using var github = await SimulatedGithub.StartAsync();
        github.Vendor.PrimaryLimited = 1;
        await github.LandAsync(LastDays);
        Assert.InRange(Assert.Single(github.Home.Clock.Waits).TotalSeconds, 110, 121);
    }

    [Fact]
    public async Task Extract_RunAgain_ChangesNothing()
    {
        await using var github = await SimulatedGithub.StartAsync();
        await github.LandAsync(LastDays);
        await github.LandAsync(LastDays);
        Assert.Equal("1", github.Home.Query("SELECT max(sequence) FROM landed"));
    }

    [Fact]
    public async Task Extract_PolicysOwnDays_AsksForPeopleOnClosedDaysOnly()
    {
        await using var github = await SimulatedGithub.StartAsync();
        await github.LandAsync(LastDays);
        github.Home.Clock.Set(github.Host.Clock);
        await github.LandAsync(days: null);
        Assert.Equal(
            "2026-11-03|2026-11-02",
            github.Home.Query(
                "SELECT CAST(max(usage_date) FILTER (entity = 'usage') AS VARCHAR), CAST(max(usage_date) FILTER (entity = 'user_model_usage') AS VARCHAR) "
                    + "FROM landed"
            )
        );
    }

    [Theory]
    [InlineData(null, "none")]
    [InlineData("larkfield", "larkfield")]
    public async Task Extract_AccountThatNamesNobody_IsExitCode2(string? account, string found)
    {
        await using var github = await SimulatedGithub.StartAsync();
        var error = await github.RefusedAsync(LastDays, github.Settings with { Account = account });
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Equal("finops.json $.sources.github-copilot.account", error.Problems[0].Where);
        Assert.Equal(found, error.Problems[0].Found);
    }

    [Fact]
    public async Task Extract_OrganizationThatIsNotThere_NamesTheAccount()
    {
        await using var github = await SimulatedGithub.StartAsync();
        var error = await github.RefusedAsync(LastDays, github.Settings with { Account = "orgs/elsewhere" });
        Assert.Equal(ExitCode.VendorUnavailable, error.Code);
        Assert.Contains("account", error.Problems[0].Try, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ghp_wrong", "HTTP 401: Bad credentials")]
    [InlineData(GithubCopilotApi.OtherKey, "HTTP 403: Must be an enterprise admin or billing manager")]
    public async Task Extract_WrongKey_IsExitCode2AndNeverShown(string key, string found)
    {
        await using var github = await SimulatedGithub.StartAsync();
        github.Key = key;
        var error = await github.RefusedAsync(LastDays);
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Equal(found, error.Problems[0].Found);
        Assert.DoesNotContain(key, error + github.Home.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ai_credit/usage", "ai_credit usage 2026-10-28 $ line 1, byte ")]
    [InlineData("users-1-day/2026-10-29.ndjson", "user_metrics 2026-10-29 $.download_links[0] $ line ")]
    public async Task Extract_TruncatedAnswer_NamesThePlaceAndLandsNothing(string endpoint, string where)
    {
        await using var github = await SimulatedGithub.StartAsync();
        github.Host.Faults = new Faults { Endpoint = endpoint, Truncated = 1 };
        var error = await github.RefusedAsync(LastDays);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.StartsWith(where, error.Problems[0].Where, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(github.Home.Home.Raw, "github-copilot", "_landed")));
    }

    private static string Usd(decimal amount) => amount.ToString("0.000000000000", CultureInfo.InvariantCulture);
}
