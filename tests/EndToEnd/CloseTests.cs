using Finops.Close;
using Finops.Core;
using Finops.Database;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>Closing months of the sample company, by the verbs.</summary>
public sealed class CloseTests(ClosedHome closed) : IClassFixture<ClosedHome>
{
    [Fact]
    public void Close_OfTwoMonths_FreezesTheirLinesAndChangesNoAmount()
    {
        Assert.Equal(closed.BillsBefore, Bills(closed.Folder));
        Assert.Equal(["2026-05 final Dana Ruiz", "2026-06 provisional nobody", "2026-07 open nobody"], Periods(closed.Folder).Take(3));
        Assert.Equal(closed.May.Decision.Lines.Sha256, Sha256.OfFile(Path.Combine(closed.Folder.Path, "closed", "2026-05", "1", "lines.parquet")));
        Assert.Equal(
            closed.June.Decision.Lines.BilledUsd,
            Scalar<decimal>(closed.Folder, "SELECT sum(billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_monthly WHERE billing_month = '2026-06-01'")
        );
        Assert.Equal(0L, Scalar<long>(closed.Folder, "SELECT count(*) FROM mart_chargeback_lines WHERE charge_class = 'Correction'"));
    }

    [Fact]
    public async Task Close_AfterAMonthThatIsOpen_IsRefusedWithEveryReason()
    {
        using var home = closed.Folder.Copy();
        var files = home.Files("raw", "warehouse", "closed");

        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            CloseVerb.CloseAsync(ClosedHome.At(home), ClosedHome.Month("2026-10"), CloseKind.Final, null, CancellationToken.None)
        );

        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Contains(error.Problems, problem =>
            problem.Where.Contains("earlier_months_closed", StringComparison.Ordinal) && problem.Found.StartsWith("2026-07", StringComparison.Ordinal)
        );
        Assert.Contains(error.Problems, problem => problem.Where.Contains("revision_window_over", StringComparison.Ordinal));
        Assert.Equal(files, home.Files("raw", "warehouse", "closed"));
    }

    [Fact]
    public async Task Close_WithAStaleSource_NamesIt()
    {
        using var home = closed.Folder.Copy();

        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            CloseVerb.CloseAsync(ClosedHome.At(home, days: 5), ClosedHome.Month("2026-07"), CloseKind.Final, null, CancellationToken.None)
        );

        Assert.Contains(error.Problems, problem =>
            problem.Where.Contains("sources_fresh: claude-analytics", StringComparison.Ordinal) && problem.Try == "finops extract --source claude-analytics"
        );
    }

    [Fact]
    public async Task Close_OfAClosedMonth_IsRefused()
    {
        using var home = closed.Folder.Copy();

        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            CloseVerb.CloseAsync(ClosedHome.At(home), ClosedHome.Month("2026-06"), CloseKind.Provisional, null, CancellationToken.None)
        );

        Assert.Equal(ExitCode.Usage, error.Code);
    }

    [Fact]
    public async Task Close_WhoseFilesWereLost_MakesThemAgainFromRaw()
    {
        using var home = closed.Folder.Copy();
        var lines = home.Files("closed").Single(file => file.Contains("2026-05/1/lines.parquet", StringComparison.Ordinal));
        Directory.Delete(Path.Combine(home.Home.Closed, "2026-05"), recursive: true);
        await Assert.ThrowsAsync<FinopsException>(() =>
            ExportVerb.RunAsync(ClosedHome.At(home), ClosedHome.Month("2026-05"), perUnit: true, new(), CancellationToken.None)
        );

        await CloseVerb.CloseAsync(ClosedHome.At(home, days: 1), ClosedHome.Month("2026-05"), CloseKind.Final, null, CancellationToken.None);

        Assert.Contains(lines, home.Files("closed"));
        Assert.Equal(closed.ReportOfMay, await ClosedHome.ReportAsync(home, ClosedHome.Month("2026-05")));
    }

    [Fact]
    public async Task Reopen_OfTheLastClosedMonth_MakesItOpenAgainAndKeepsItsFiles()
    {
        using var home = closed.Folder.Copy();
        var run = ClosedHome.At(home);

        var tooEarly = await Assert.ThrowsAsync<FinopsException>(() =>
            CloseVerb.ReopenAsync(run, ClosedHome.Month("2026-05"), "too early", null, CancellationToken.None)
        );
        await CloseVerb.ReopenAsync(run, ClosedHome.Month("2026-06"), "wrong cost center", "Dana Ruiz", CancellationToken.None);
        var again = await CloseVerb.CloseAsync(run, ClosedHome.Month("2026-06"), CloseKind.Final, null, CancellationToken.None);

        Assert.Contains("2026-06 is closed", tooEarly.Problems.Single().Found, StringComparison.Ordinal);
        Assert.Equal("2026-06/2", again.Decision.Folder.CloseId);
        Assert.True(File.Exists(Path.Combine(home.Path, "closed", "2026-06", "1", "lines.parquet")));
        Assert.Equal(closed.BillsBefore, Bills(home));
    }

    [Fact]
    public async Task Report_OfAClosedMonth_IsTheSameBytesAfterLaterBuilds()
    {
        using var home = closed.Folder.Copy();

        await BuildVerb.RunAsync(ClosedHome.At(home, days: 1), asOf: null, CancellationToken.None);

        Assert.Equal(closed.ReportOfMay, await ClosedHome.ReportAsync(home, ClosedHome.Month("2026-05")));
    }

    [Fact]
    public async Task Report_WhoseKeptWarehouseWasChanged_IsRefused()
    {
        using var home = closed.Folder.Copy();
        var kept = Path.Combine(home.Home.Closed, "2026-05", "1", "final.duckdb");
        var changed = await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken);
        changed[^1] ^= 1;
        File.Delete(kept);
        await File.WriteAllBytesAsync(kept, changed, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            ExportVerb.RunAsync(ClosedHome.At(home), ClosedHome.Month("2026-05"), perUnit: true, new(), CancellationToken.None)
        );

        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Contains("as when the month was closed", error.Problems.Single().Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WhoseKeptWarehouseIsOfAnEarlierVersion_SaysHowToMakeItAgain()
    {
        using var home = closed.Folder.Copy();
        var may = ClosedHome.Month("2026-05");
        var kept = Path.Combine(home.Home.Closed, "2026-05", "1", "final.duckdb");
        var manifest = Directory.EnumerateFiles(Path.GetDirectoryName(kept)!, "*.json").Single();
        var hash = Sha256.OfFile(kept);
        var earlier = Path.Combine(home.Path, "earlier.duckdb");
        File.Copy(kept, earlier);
        using (var database = DuckDb.OpenFile(earlier, new(), home.Path))
        {
            database.Execute("DROP TABLE mart_cost_anomalies_daily");
        }

        File.Delete(kept);
        File.Move(earlier, kept);
        await File.WriteAllTextAsync(
            manifest,
            (await File.ReadAllTextAsync(manifest, CancellationToken.None)).Replace(hash, Sha256.OfFile(kept), StringComparison.Ordinal),
            CancellationToken.None
        );

        var error = await Assert.ThrowsAsync<FinopsException>(() => ReportVerb.RunAsync(ClosedHome.At(home), may, printer: null, CancellationToken.None));

        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Equal(
            new Problem(
                kept,
                "marts as this version of finops has them",
                "those of an earlier version: Catalog Error: Table with name mart_cost_anomalies_daily does not exist!",
                "remove the file; finops close 2026-05 --final makes it again from raw, with the frozen lines unchanged"
            ),
            error.Problems.Single()
        );
        File.Delete(kept);
        await CloseVerb.CloseAsync(ClosedHome.At(home), may, CloseKind.Final, null, CancellationToken.None);
        Assert.Equal(closed.ReportOfMay, await ClosedHome.ReportAsync(home, may));
    }

    internal static IReadOnlyList<string> Bills(HomeFolder home) =>
        Query(
            home,
            "SELECT concat_ws(' ', billing_month, cost_center_id, provider, billing_account_id, billed_usd, list_usd, ledger_usd) FROM "
                + "mart_chargeback_monthly ORDER BY ALL"
        );

    private static IReadOnlyList<string> Periods(HomeFolder home) =>
        Query(
            home,
            "SELECT concat_ws(' ', strftime(billing_month, '%Y-%m'), period_status, coalesce(approved_by, 'nobody')) FROM mart_billing_periods ORDER BY ALL"
        );

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
