using System.Globalization;
using Finops.Core;
using Finops.Extract.ClaudeConsole;
using Finops.Simulator;
using Finops.Tests.Sources.Focus;

namespace Finops.Tests.Sources.ClaudeConsole;

public sealed class ClaudeConsoleSourceTests
{
    private static readonly DayRange October = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1));
    private static readonly DayRange OneDay = new(new DateOnly(2026, 10, 6), new DateOnly(2026, 10, 7));

    [Fact]
    public async Task Extract_AMonth_ChargesWhatTheVendorBills()
    {
        await using var console = await SimulatedSource.StartAsync(new ClaudeConsoleSource());
        await console.LandAsync(October);
        var billed = October.Days().Sum(day => console.Vendor.BilledUsd(day, SimulatedSource.Now, new Faults())!.Value);
        Assert.Equal(
            $"{Usd(billed)}|{Usd(billed)}",
            console.Query("int_claude_console__charges", "SELECT sum(billed_usd), sum(list_usd) FROM int_claude_console__charges")
        );
        Assert.Equal(
            $"{Usd(billed)}|31|false",
            console.Query(
                "int_claude_console__totals",
                "SELECT sum(statement_usd), count(*), bool_or(is_missing OR is_not_yet_refreshed) FROM int_claude_console__totals"
            )
        );
        Assert.Equal("31|true", console.Query("int_claude_console__days", "SELECT count(*), bool_and(is_complete) FROM int_claude_console__days"));
        Assert.True(billed > 100, "the world has Console use");
    }

    [Fact]
    public async Task Extract_AMonth_TokensOfChargesAndKeysAreTheVendorsTotal()
    {
        await using var console = await SimulatedSource.StartAsync(new ClaudeConsoleSource());
        await console.LandAsync(October);
        const string Sums = "sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens), sum(cache_write_1h_tokens), sum(output_tokens)";
        var total = console.Home.Query($"SELECT {Sums} FROM stg_claude_console__usage_total");
        Assert.Equal(total, console.Query("int_claude_console__charges", $"SELECT {Sums} FROM int_claude_console__charges"));
        Assert.Equal(total, console.Query("int_claude_console__key_usage", $"SELECT {Sums} FROM int_claude_console__key_usage"));
        Assert.Equal(
            "true",
            console.Query(
                "int_claude_console__charges",
                "SELECT count(*) > 0 FROM int_claude_console__charges WHERE service_tier = 'priority' AND billed_usd = 0 AND output_tokens > 0"
            )
        );
    }

    [Fact]
    public async Task Extract_ListsOfSeveralPages_AreWhole()
    {
        await using var console = await SimulatedSource.StartAsync(new ClaudeConsoleSource());
        await console.Home.WithReferenceAsync(); // tag_keys.csv says that CostCenter means a cost center
        await console.LandAsync(OneDay);
        Assert.Equal(
            "6|4|4",
            console.Home.Query(
                "SELECT (SELECT count(*) FROM stg_claude_console__workspaces), (SELECT count(*) FROM stg_claude_console__api_keys), (SELECT count(*) FROM "
                    + "stg_claude_console__users)"
            )
        );
        Assert.Equal(
            "CC-1100",
            console.Query(
                "int_claude_console__workspaces",
                "SELECT vendor_cost_center FROM int_claude_console__workspaces WHERE workspace_name = 'fraud-screening'"
            )
        );
        Assert.Contains("/v1/organizations/workspaces?include_archived=true&limit=1000&after_id=wrkspc_01Larkfield01", console.Host.Requests);
    }

    [Fact]
    public async Task Extract_LongRange_AsksWindowsOf31Days()
    {
        await using var console = await SimulatedSource.StartAsync(new ClaudeConsoleSource());
        await console.LandAsync(new DayRange(new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 11)));
        Assert.Contains(
            "/v1/organizations/cost_report?starting_at=2026-09-01T00:00:00Z&ending_at=2026-10-02T00:00:00Z&bucket_width=1d&limit=31",
            console.Host.Requests
        );
        Assert.Contains(
            "/v1/organizations/cost_report?starting_at=2026-10-02T00:00:00Z&ending_at=2026-10-11T00:00:00Z&bucket_width=1d&group_by[]=workspace_id&group_by[]=description&limit=31",
            console.Host.Requests
        );
        Assert.Contains("/v1/organizations/usage_report/claude_code?starting_at=2026-10-10&limit=1000", console.Host.Requests);
    }

    [Fact]
    public async Task Extract_Today_IsProvisional()
    {
        await using var console = await SimulatedSource.StartAsync(new ClaudeConsoleSource());
        await console.LandAsync(new DayRange(new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 5)));
        // At 06:00 yesterday has been over for six hours, today has not, and tomorrow nobody answered.
        Assert.Equal(
            "2026-11-02|false\n2026-11-03|true",
            console.Query("int_claude_console__totals", "SELECT usage_date, is_not_yet_refreshed FROM int_claude_console__totals")
        );
        Assert.Equal(
            "2026-11-02|true\n2026-11-03|false",
            console.Query("int_claude_console__days", "SELECT usage_date, is_complete FROM int_claude_console__days")
        );
    }

    [Fact]
    public async Task Extract_EmptiedDay_IsATotalOfZero()
    {
        await using var console = await SimulatedSource.StartAsync(new ClaudeConsoleSource());
        await console.LandAsync(OneDay);
        console.Host.Faults = new Faults { EmptiedDay = OneDay.Start };
        await console.LandAsync(OneDay);
        Assert.Equal("0|false", console.Query("int_claude_console__totals", "SELECT statement_usd, is_missing FROM int_claude_console__totals"));
        Assert.Equal("0", console.Query("int_claude_console__charges", "SELECT count(*) FROM int_claude_console__charges"));
    }

    [Fact]
    public async Task Extract_Twice_VerifiesAndWritesNothing()
    {
        await using var console = await SimulatedSource.StartAsync(new ClaudeConsoleSource());
        await console.LandAsync(OneDay);
        Assert.Null((await console.LandAsync(OneDay)).Sequence);
    }

    [Fact]
    public async Task Extract_ExpiredCursor_StartsAnew()
    {
        await using var console = await SimulatedSource.StartAsync(new ClaudeConsoleSource());
        console.Host.Faults = new Faults { ExpiredCursors = 1 };
        await console.LandAsync(October);
        Assert.Contains("event=extraction_restarted source=claude-console reason=cursor_expired", console.Home.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal("31", console.Home.Query("SELECT count(*) FROM stg_claude_console__cost_total"));
    }

    [Fact]
    public async Task Extract_KeyOfAWorkspace_IsExitCode2()
    {
        await using var console = await SimulatedSource.StartAsync(new ClaudeConsoleSource());
        console.Key = console.Vendor.KeyWithoutScope;
        var error = await console.RefusedAsync(OneDay);
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains("FINOPS_CLAUDE_CONSOLE_KEY: an Admin API key", error.Problems[0].Try, StringComparison.Ordinal);
    }

    private static string Usd(decimal usd) => usd.ToString("0.############", CultureInfo.InvariantCulture);
}
