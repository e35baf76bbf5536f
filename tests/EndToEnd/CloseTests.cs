using Finops.Close;
using Finops.Core;
using Finops.Database;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>Closing months of the sample company, by the verbs, on a copy of the demo's home.</summary>
public sealed class CloseTests(DemoHome demo) : IClassFixture<DemoHome>
{
    private static readonly BillingMonth May = Month("2026-05");
    private static readonly BillingMonth June = Month("2026-06");
    private static readonly BillingMonth October = Month("2026-10");

    [Fact]
    public async Task Close_TwoMonths_FreezesTheirLinesAndChangesNoAmount()
    {
        using var home = demo.Copy();
        var run = At(home, DemoHome.Now);
        var before = Bills(home);

        var may = await CloseVerb.CloseAsync(run, May, CloseKind.Final, "Dana Ruiz", CancellationToken.None);
        var june = await CloseVerb.CloseAsync(run, June, CloseKind.Provisional, null, CancellationToken.None);

        Assert.Equal(before, Bills(home));
        Assert.Equal(["2026-05 final Dana Ruiz", "2026-06 provisional nobody", "2026-07 open nobody"], Periods(home).Take(3));
        Assert.Equal(may.Decision.Lines.Sha256, Sha256.OfFile(Path.Combine(home.Path, "closed", "2026-05", "1", "lines.parquet")));
        Assert.Equal(june.Decision.Lines.BilledUsd, Scalar<decimal>(home, "SELECT sum(billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_monthly WHERE billing_month = '2026-06-01'"));
        Assert.Equal(0L, Scalar<long>(home, "SELECT count(*) FROM mart_chargeback_lines WHERE charge_class = 'Correction'"));
    }

    [Fact]
    public async Task Close_AfterAMonthThatIsOpen_IsRefusedWithEveryReason()
    {
        using var home = demo.Copy();
        var files = home.Files("raw", "warehouse", "closed");

        var error = await Assert.ThrowsAsync<FinopsException>(() => CloseVerb.CloseAsync(At(home, DemoHome.Now), October, CloseKind.Final, null, CancellationToken.None));

        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Contains(error.Problems, problem => problem.Where.Contains("earlier_months_closed", StringComparison.Ordinal) && problem.Found.Contains("2026-05", StringComparison.Ordinal));
        Assert.Contains(error.Problems, problem => problem.Where.Contains("revision_window_over", StringComparison.Ordinal));
        Assert.Equal(files, home.Files("raw", "warehouse", "closed"));
    }

    [Fact]
    public async Task Close_WithAStaleSource_NamesIt()
    {
        using var home = demo.Copy();

        var error = await Assert.ThrowsAsync<FinopsException>(() => CloseVerb.CloseAsync(At(home, DemoHome.Now.AddDays(5)), May, CloseKind.Final, null, CancellationToken.None));

        Assert.Contains(error.Problems, problem => problem.Where.Contains("sources_fresh: claude-analytics", StringComparison.Ordinal) && problem.Try == "finops extract --source claude-analytics");
    }

    [Fact]
    public async Task Close_OfAClosedMonth_IsRefused()
    {
        using var home = demo.Copy();
        await CloseVerb.CloseAsync(At(home, DemoHome.Now), May, CloseKind.Provisional, null, CancellationToken.None);

        var error = await Assert.ThrowsAsync<FinopsException>(() => CloseVerb.CloseAsync(At(home, DemoHome.Now), May, CloseKind.Provisional, null, CancellationToken.None));

        Assert.Equal(ExitCode.Usage, error.Code);
    }

    [Fact]
    public async Task Close_WhoseFilesWereLost_MakesThemAgainFromRaw()
    {
        using var home = demo.Copy();
        var run = At(home, DemoHome.Now);
        await CloseVerb.CloseAsync(run, May, CloseKind.Provisional, null, CancellationToken.None);
        var lines = home.Files("closed").Single(file => file.Contains("lines.parquet", StringComparison.Ordinal));
        var report = await ReportBytesAsync(run, May);
        Directory.Delete(home.Home.Closed, recursive: true);
        await Assert.ThrowsAsync<FinopsException>(() => ExportVerb.RunAsync(run, May));

        await CloseVerb.CloseAsync(At(home, DemoHome.Now.AddHours(2)), May, CloseKind.Provisional, null, CancellationToken.None);

        Assert.Contains(lines, home.Files("closed"));
        Assert.Equal(report, await ReportBytesAsync(run, May));
    }

    [Fact]
    public async Task Reopen_OfTheLastClosedMonth_MakesItOpenAgainAndKeepsItsFiles()
    {
        using var home = demo.Copy();
        var run = At(home, DemoHome.Now);
        var before = Bills(home);
        await CloseVerb.CloseAsync(run, May, CloseKind.Final, null, CancellationToken.None);
        await CloseVerb.CloseAsync(run, June, CloseKind.Final, null, CancellationToken.None);

        var tooEarly = await Assert.ThrowsAsync<FinopsException>(() => CloseVerb.ReopenAsync(run, May, "too early", null, CancellationToken.None));
        await CloseVerb.ReopenAsync(run, June, "wrong cost center", "Dana Ruiz", CancellationToken.None);
        var again = await CloseVerb.CloseAsync(run, June, CloseKind.Final, null, CancellationToken.None);

        Assert.Contains("2026-06 is closed", tooEarly.Problems.Single().Found, StringComparison.Ordinal);
        Assert.Equal("2026-06/2", again.Decision.Folder.CloseId);
        Assert.True(File.Exists(Path.Combine(home.Path, "closed", "2026-06", "1", "lines.parquet")));
        Assert.Equal(before, Bills(home));
    }

    [Fact]
    public async Task Report_OfAClosedMonth_IsTheSameBytesAfterLaterBuilds()
    {
        using var home = demo.Copy();
        var run = At(home, DemoHome.Now);
        await CloseVerb.CloseAsync(run, May, CloseKind.Final, null, CancellationToken.None);
        var report = await ReportBytesAsync(run, May);
        await CloseVerb.CloseAsync(run, June, CloseKind.Final, null, CancellationToken.None);
        await BuildVerb.RunAsync(At(home, DemoHome.Now.AddHours(3)), asOf: null, CancellationToken.None);

        Assert.Equal(report, await ReportBytesAsync(run, May));
    }

    [Fact]
    public async Task Report_WhoseKeptWarehouseWasChanged_IsRefused()
    {
        using var home = demo.Copy();
        var run = At(home, DemoHome.Now);
        await CloseVerb.CloseAsync(run, May, CloseKind.Final, null, CancellationToken.None);
        var kept = Path.Combine(home.Home.Closed, "2026-05", "1", "final.duckdb");
        var changed = await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken);
        changed[^1] ^= 1;
        File.Delete(kept);
        await File.WriteAllBytesAsync(kept, changed, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<FinopsException>(() => ExportVerb.RunAsync(run, May));

        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Contains("as when the month was closed", error.Problems.Single().Expected, StringComparison.Ordinal);
    }

    private static async Task<string> ReportBytesAsync(RunContext run, BillingMonth month)
    {
        var report = await ReportVerb.RunAsync(run, month, CancellationToken.None);
        var export = await ExportVerb.RunAsync(run, month);
        return string.Join(' ', new[] { report.Html, report.Pdf!, export.File, export.Manifest }.Select(Sha256.OfFile));
    }

    private static RunContext At(HomeFolder home, DateTimeOffset now) => new(home.Home, new FinopsConfig { Organization = "Larkfield Group" }, new FixedClock(now), RunLog.Silent);

    private static BillingMonth Month(string text) => BillingMonth.TryParse(text, out var month) ? month : throw new FormatException(text);

    private static IReadOnlyList<string> Bills(HomeFolder home) => Query(home, "SELECT concat_ws(' ', billing_month, cost_center_id, provider, billing_account_id, billed_usd, list_usd, ledger_usd) FROM mart_chargeback_monthly ORDER BY ALL");

    private static IReadOnlyList<string> Periods(HomeFolder home) => Query(home, "SELECT concat_ws(' ', strftime(billing_month, '%Y-%m'), period_status, coalesce(approved_by, 'nobody')) FROM mart_billing_periods ORDER BY ALL");

    private static IReadOnlyList<string> Query(HomeFolder home, string sql)
    {
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        return warehouse.Query(sql, reader => reader.GetString(0));
    }

    private static T Scalar<T>(HomeFolder home, string sql)
    {
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        return warehouse.Scalar<T>(sql);
    }
}
