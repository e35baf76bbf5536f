using System.Globalization;
using Finops.Core;
using Finops.Simulator;
using Finops.Simulator.Vendors.ClaudeAnalytics;

namespace Finops.Tests.Sources.ClaudeAnalytics;

public sealed class ClaudeAnalyticsSourceTests
{
    private static readonly DayRange October = SimulatedVendor.October;
    private static readonly DayRange OneDay = new(new DateOnly(2026, 10, 6), new DateOnly(2026, 10, 7));

    [Fact]
    public async Task Extract_AMonth_EqualsTheTruth()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        await vendor.LandAsync(October);
        var truth = vendor.World.Truth.Rows(SimulatedVendor.Now, October.Start, October.End);
        var users = truth.Where(row => row.PrincipalType == "user").ToList();
        Assert.Equal(
            $"{Usd(users.Sum(row => row.ListUsd))}|{Usd(users.Sum(row => row.BilledUsd))}",
            vendor.Home.Query("SELECT CAST(sum(list_usd) AS VARCHAR), CAST(sum(billed_usd) AS VARCHAR) FROM stg_claude_analytics__user_cost")
        );
        Assert.Equal(
            $"{Usd(truth.Sum(row => row.ListUsd))}|{Usd(truth.Sum(row => row.BilledUsd))}",
            vendor.Home.Query("SELECT CAST(sum(list_usd) AS VARCHAR), CAST(sum(billed_usd) AS VARCHAR) FROM stg_claude_analytics__cost_total")
        );
        Assert.Equal(
            string.Join(
                '|',
                users.Sum(row => row.UncachedInputTokens),
                users.Sum(row => row.CacheReadTokens),
                users.Sum(row => row.CacheWrite5mTokens),
                users.Sum(row => row.CacheWrite1hTokens),
                users.Sum(row => row.OutputTokens),
                users.Sum(row => row.Requests)
            ),
            vendor.Home.Query(
                "SELECT sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens), sum(cache_write_1h_tokens), sum(output_tokens), "
                    + "sum(request_count) FROM stg_claude_analytics__user_usage"
            )
        );
        var activity = vendor.World.Truth.Activity(SimulatedVendor.Now, October.Start, October.End);
        Assert.Equal(
            string.Join('|', activity.Sum(row => row.CommitCount), activity.Sum(row => row.PullRequestCount), activity.Sum(row => row.SessionCount)),
            vendor.Home.Query("SELECT sum(commit_count), sum(pull_request_count), sum(session_count) FROM stg_claude_analytics__users")
        );
        Assert.Equal("31|org_larkfield", vendor.Home.Query("SELECT count(*), min(billing_account_id) FROM stg_claude_analytics__summaries"));
        Assert.True(truth.Count > users.Count, "the world has service usage too");
    }

    [Fact]
    public async Task Extract_Twice_VerifiesAndWritesNothing()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        await vendor.LandAsync(October);
        var again = await vendor.LandAsync(October);
        Assert.Null(again.Sequence);
        Assert.All(again.Entities, entity => Assert.Equal(0, entity.ChangedKeys));
    }

    [Fact]
    public async Task Extract_LongRange_AsksWindowsOf31Days()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        await vendor.LandAsync(new DayRange(new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 11)));
        Assert.Contains(
            "/v1/organizations/analytics/cost_report?starting_at=2026-09-01T00:00:00Z&ending_at=2026-10-02T00:00:00Z&bucket_width=1d&limit=31",
            vendor.Host.Requests
        );
        Assert.Contains(
            "/v1/organizations/analytics/cost_report?starting_at=2026-10-02T00:00:00Z&ending_at=2026-10-11T00:00:00Z&bucket_width=1d&group_by[]=product&group_by[]=model&limit=31",
            vendor.Host.Requests
        );
        Assert.Contains(vendor.Host.Requests, request =>
            request.StartsWith(
                "/v1/organizations/analytics/user_cost_report?starting_at=2026-09-01T00:00:00Z&ending_at=2026-10-02T00:00:00Z&bucket_width=1d&group_by[]=product&group_by[]=model&group_by[]=context_window&group_by[]=inference_geo&group_by[]=speed&limit=1000",
                StringComparison.Ordinal
            )
        );
        Assert.Contains("/v1/organizations/analytics/users?date=2026-10-10&limit=1000", vendor.Host.Requests);
        Assert.Contains("/v1/organizations/analytics/summaries?starting_date=2026-09-01&ending_date=2026-10-02", vendor.Host.Requests);
    }

    [Fact]
    public async Task Extract_UpToToday_LandsTheProvisionalDayAndClaimsNoLaterOne()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        await vendor.LandAsync(new DayRange(new DateOnly(2026, 10, 30), new DateOnly(2026, 11, 4)));
        Assert.Equal(
            "2026-11-03 04:00:00+00|2026-11-03",
            vendor.Home.Query("SELECT CAST(max(data_refreshed_at) AS VARCHAR), CAST(max(usage_date) AS VARCHAR) FROM landed WHERE entity = 'cost_report_total'")
        );
        // The vendor's engagement data end two days before the refresh; the days after it were not answered.
        Assert.Equal(
            "2026-11-01|2026-11-01",
            vendor.Home.Query(
                "SELECT CAST(max(usage_date) FILTER (entity = 'users') AS VARCHAR), CAST(max(usage_date) FILTER (entity = 'summaries') AS VARCHAR) FROM landed"
            )
        );
    }

    [Fact]
    public async Task Extract_ServerTroubleThenFine_WaitsAndLands()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults
        {
            RateLimited = 2,
            Overloaded = 1,
            ServerErrors = 1,
            Dropped = 1,
            RetryAfter = TimeSpan.FromSeconds(7),
        };
        await vendor.LandAsync(OneDay);
        Assert.Equal(5, vendor.Home.Clock.Waits.Count);
        Assert.All(vendor.Home.Clock.Waits.Take(3), wait => Assert.InRange(wait.TotalSeconds, 7, 8));
        Assert.Contains("event=vendor_retry attempt=1 reason=429", vendor.Home.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(529)]
    [InlineData(500)]
    public async Task Extract_TroubleThatStays_EndsWithExitCode3AndLandsNothing(int status)
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults
        {
            Endpoint = "/usage_report",
            RateLimited = status == 429 ? 99 : 0,
            Overloaded = status == 529 ? 99 : 0,
            ServerErrors = status == 500 ? 99 : 0,
            RetryAfter = null,
        };
        var error = await vendor.RefusedAsync(OneDay);
        Assert.Equal(ExitCode.VendorUnavailable, error.Code);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(vendor.Home.Home.Raw, "claude-analytics", "_landed")));
    }

    [Fact]
    public async Task Extract_RetryAfterOfAnHour_IsNotWaitedFor()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults { RateLimited = 1, RetryAfter = TimeSpan.FromHours(1) };
        var error = await vendor.RefusedAsync(OneDay);
        Assert.Contains("again in 3600 s", error.Message, StringComparison.Ordinal);
        Assert.Empty(vendor.Home.Clock.Waits);
    }

    [Fact]
    public async Task Extract_ExpiredCursor_StartsAnewAndEqualsACleanPull()
    {
        await using var vendor = await SimulatedVendor.StartAsync(hasManyPages: true);
        vendor.Host.Faults = new Faults { ExpiredCursors = 1 };
        await vendor.LandAsync(October);
        var truth = vendor.World.Truth.Rows(SimulatedVendor.Now, October.Start, October.End).Where(row => row.PrincipalType == "user").ToList();
        Assert.Contains("event=extraction_restarted source=claude-analytics reason=cursor_expired", vendor.Home.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal(Usd(truth.Sum(row => row.BilledUsd)), vendor.Home.Query("SELECT CAST(sum(billed_usd) AS VARCHAR) FROM stg_claude_analytics__user_cost"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Extract_DataRefreshedInTheMiddle_LandsOneState(bool keepsCursors)
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults { RefreshAfter = 2, KeepsCursorsOverRefresh = keepsCursors };
        await vendor.LandAsync(October);
        Assert.Contains("event=extraction_restarted", vendor.Home.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "1|2026-11-03 08:00:00+00",
            vendor.Home.Query("SELECT count(DISTINCT data_refreshed_at), CAST(max(data_refreshed_at) AS VARCHAR) FROM landed")
        );
    }

    [Fact]
    public async Task Extract_CursorsThatAlwaysExpire_GivesUp()
    {
        await using var vendor = await SimulatedVendor.StartAsync(hasManyPages: true);
        vendor.Host.Faults = new Faults { ExpiredCursors = 999 };
        var error = await vendor.RefusedAsync(October);
        Assert.Equal(ExitCode.VendorUnavailable, error.Code);
        Assert.Contains("data that moved during each of 6 pulls (cursor_expired)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk-wrong", "HTTP 401")]
    [InlineData(ClaudeAnalyticsApi.OtherKey, "HTTP 403")]
    public async Task Extract_WrongKey_IsExitCode2AndNeverShown(string key, string found)
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Key = key;
        var error = await vendor.RefusedAsync(OneDay);
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains("FINOPS_CLAUDE_ANALYTICS_KEY", error.Problems[0].Try, StringComparison.Ordinal);
        Assert.DoesNotContain(key, error + vendor.Home.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_TruncatedPage_NamesThePlace()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults { Endpoint = "/cost_report", Truncated = 1 };
        var error = await vendor.RefusedAsync(OneDay);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.StartsWith("cost_report 2026-10-06..2026-10-06, page 1 $ line 1, byte ", error.Problems[0].Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12,50", "amount")]
    [InlineData("NaN", "amount")]
    [InlineData("1e3", "amount")]
    public async Task Extract_AmountThatIsNone_NamesRowAndField(string amount, string field)
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults { Endpoint = "/user_cost_report", Amount = amount };
        var error = await vendor.RefusedAsync(OneDay);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal($"user_cost_report 2026-10-06..2026-10-06, page 1 $.data[0].{field}", error.Problems[0].Where);
        Assert.Contains(amount, error.Problems[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_NegativeTokens_AreRefused()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults { Endpoint = "/user_usage_report", HasNegativeTokens = true };
        var error = await vendor.RefusedAsync(OneDay);
        Assert.Equal("a whole number, 0 or more", error.Problems[0].Expected);
        Assert.Equal("-5", error.Problems[0].Found);
    }

    [Fact]
    public async Task Extract_MissingActor_IsRefused()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults { Endpoint = "/user_cost_report", MissingField = "actor" };
        Assert.Equal(ExitCode.DataProblem, (await vendor.RefusedAsync(OneDay)).Code);
    }

    [Fact]
    public async Task Extract_UnknownFieldsProductsAndOldEnvelope_Land()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults
        {
            UnknownFields = true,
            UnknownProduct = "claude_on_the_moon",
            HasOldSummaries = true,
        };
        var summary = await vendor.LandAsync(October);
        Assert.NotEmpty(summary.UnknownFields);
        Assert.Equal("1", vendor.Home.Query("SELECT count(DISTINCT product) FROM stg_claude_analytics__cost WHERE product = 'claude_on_the_moon'"));
        Assert.Equal("31", vendor.Home.Query("SELECT count(*) FROM stg_claude_analytics__summaries"));
    }

    [Fact]
    public async Task Extract_Cancelled_LandsNothing()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        vendor.Host.Faults = new Faults { Delay = TimeSpan.FromSeconds(30) };
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var landing = new Finops.Land.Landing(vendor.Home.Home, new DuckDbSettings(), vendor.Home.Clock, RunLog.Silent);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            landing.RunAsync(vendor.Source.Id, extraction => vendor.Source.ExtractAsync(vendor.Home.Request(vendor.Settings, OneDay), extraction, stop.Token))
        );
        Assert.Empty(vendor.Home.Clock.Waits);
    }

    private static string Usd(decimal amount) => amount.ToString("0.000000000000", CultureInfo.InvariantCulture);
}
