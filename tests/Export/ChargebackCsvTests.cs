using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Export;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Export;

/// <summary>The chargeback as finance and the units get it: files, totals that tie, a manifest that has them all.</summary>
public sealed class ChargebackCsvTests(DemoHome demo) : IDisposable
{
    private const string Bills = "chargeback-2026-10.csv";
    private const string Lines = "chargeback-lines-2026-10.csv";

    // One cost center is only shown, another gets a dollar back for August.
    private const string Showback = "UPDATE mart_chargeback_monthly SET is_charged = false WHERE cost_center_id = 'CC-4100';";
    private const string Correction = """
        INSERT INTO mart_chargeback_lines BY NAME
        SELECT * REPLACE (DATE '2026-08-01' AS charge_month, 'Correction' AS charge_class, -1.00 AS billed_usd, -1.00 AS list_usd, -1.00 AS ledger_usd,
          -1.00 AS ledger_list_usd)
        FROM mart_chargeback_lines WHERE billing_month = '2026-10-01' AND cost_center_id = 'CC-1100' AND billing_account_id = 'org_larkfield' LIMIT 1;
        UPDATE mart_chargeback_monthly SET billed_usd = billed_usd - 1, list_usd = list_usd - 1, correction_usd = -1
        WHERE billing_month = '2026-10-01' AND cost_center_id = 'CC-1100' AND billing_account_id = 'org_larkfield';
        """;

    private static readonly BillingMonth October = BillingMonth.Of(new DateOnly(2026, 10, 1));
    private readonly HomeFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Header_OfTheBills_PutsThePayerFirst() =>
        Assert.Equal(
            "billing_month,cost_center_id,cost_center_name,owner,business_unit,is_charged,provider,billing_account_id,"
                + "billing_currency,direct_usd,allocated_usd,correction_usd,billed_usd,list_usd,corrected_months,person_count,period_status,is_provisional,is_estimate",
            string.Join(',', Names(DemoFile(Bills)))
        );

    [Fact]
    public void Header_OfTheLines_GoesOnToWhereTheFigureComesFrom() =>
        Assert.Equal(
            "billing_month,cost_center_id,cost_center_name,is_charged,charge_class,charge_month,provider,billing_account_id,charge_category,product,model,cost_type,"
                + "billing_currency,billed_usd,list_usd,person_id,principal_id,rule_id,pool_id,allocation_method,allocated_ratio,ledger_usd,ledger_list_usd,is_estimate,period_status",
            string.Join(',', Names(DemoFile(Lines)))
        );

    [Theory]
    [InlineData(Bills, 1, 6, 7)]
    [InlineData(Lines, 1, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16)]
    public void Lines_OfTheDemosFiles_StandInTheOrderOfTheirKeys(string file, params int[] columns)
    {
        var keys = Rows(DemoFile(file)).Select(cells => string.Join('\u0001', columns.Select(column => cells[column]))).ToList();
        Assert.NotEmpty(keys);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Manifest_OfTheDemo_HasEveryFileWithItsHashRowsAndTotals()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(DemoFile("chargeback-2026-10.manifest.json")));
        var root = manifest.RootElement;
        var files = root.GetProperty("files").EnumerateArray().ToList();
        Assert.All(files, file =>
        {
            var path = DemoFile(file.GetProperty("file").GetString()!);
            Assert.Equal(Sha256.OfFile(path), file.GetProperty("sha256").GetString());
            Assert.Equal(Rows(path).Count, file.GetProperty("row_count").GetInt32());
            var column = Names(path).IndexOf("billed_usd");
            Assert.Equal(Rows(path).Sum(cells => decimal.Parse(cells[column])), file.GetProperty("totals").GetProperty("billed_usd").GetDecimal());
        });
        Assert.Equal(
            Directory.EnumerateFiles(demo.Folder.Home.OutOf(October), "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
            files.Select(file => DemoFile(file.GetProperty("file").GetString()!)).Order(StringComparer.Ordinal)
        );
        Assert.Equal(demo.Scalar<string>("SELECT build_id FROM meta.build"), root.GetProperty("build_id").GetString());
        Assert.Equal("2026-11-03T06:00:00Z", root.GetProperty("as_of_utc").GetString());
        Assert.Equal("open", root.GetProperty("period_status").GetString());
        Assert.Equal(
            demo.Scalar<decimal>("SELECT sum(billed_usd) FROM mart_chargeback_monthly WHERE billing_month = DATE '2026-10-01' AND is_charged"),
            root.GetProperty("charged_usd").GetDecimal()
        );
    }

    [Fact]
    public async Task Units_Together_AreTheMonthInBillsAndLines()
    {
        var export = await WriteAsync("SELECT 1", perUnit: true);
        Assert.Equal(
            demo.Scalar<long>("SELECT count(DISTINCT cost_center_id) FROM mart_chargeback_monthly WHERE billing_month = DATE '2026-10-01'"),
            export.UnitCount
        );
        Assert.Equal(Rows(export.Bills).Order(ByText), Of("/bill-", "/showback-").SelectMany(file => Rows(export.PathOf(file))).Order(ByText));
        Assert.Equal(Rows(export.Lines).Order(ByText), Of("/lines-").SelectMany(file => Rows(export.PathOf(file))).Order(ByText));
        Assert.Equal(export.ChargedUsd, Of("/bill-").Sum(file => file.BilledUsd));
        Assert.Equal(export.ShowbackUsd, Of("/showback-").Sum(file => file.BilledUsd));

        IEnumerable<ExportedFile> Of(params string[] kinds) =>
            export.Files.Where(file => kinds.Any(kind => file.File.Contains(kind, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Showback_IsNamedSoAndNotCharged()
    {
        var export = await WriteAsync(Showback, perUnit: true);
        var shown = export.Files.Single(file => file.File == "units/CC-4100/showback-2026-10.csv");
        Assert.False(shown.IsCharged);
        Assert.Equal(Billed("cost_center_id = 'CC-4100'"), shown.BilledUsd);
        Assert.Equal(shown.BilledUsd + Billed("NOT is_charged"), export.ShowbackUsd);
        Assert.Equal(export.Files[0].BilledUsd, export.ChargedUsd + export.ShowbackUsd);
        Assert.All(Rows(export.PathOf(shown)), cells => Assert.Equal("false", cells[5]));
        Assert.False(File.Exists(Path.Combine(export.Folder, "units", "CC-4100", "bill-2026-10.csv")));
    }

    [Fact]
    public async Task Correction_StandsUnderItsChargeMonth()
    {
        var export = await WriteAsync(Correction, perUnit: true);
        var bill = Rows(Path.Combine(export.Folder, "units", "CC-1100", "bill-2026-10.csv")).Single(cells => cells[7] == "org_larkfield");
        Assert.Equal(("-1.00", "2026-08"), (bill[11], bill[14]));
        var line = Rows(Path.Combine(export.Folder, "units", "CC-1100", "lines-2026-10.csv"))[^1];
        Assert.Equal(("Correction", "2026-08-01", "-1.00"), (line[4], line[5], line[13]));
    }

    [Fact]
    public async Task Units_LeftOfAnEarlierRun_AreRemoved()
    {
        await WriteAsync("SELECT 1", perUnit: true);
        var statement = folder.Write("out/2026-10/units/CC-1100/statement-2026-10.html", "stays");
        await WriteAsync(
            "DELETE FROM mart_chargeback_monthly WHERE cost_center_id = 'CC-2100'; DELETE FROM mart_chargeback_lines WHERE cost_center_id = 'CC-2100'; "
                + Cents,
            perUnit: true
        );
        Assert.False(Directory.Exists(Path.Combine(folder.Home.OutOf(October), "units", "CC-2100")));
        await WriteAsync("SELECT 1", perUnit: false);
        Assert.Equal([statement], Directory.EnumerateFiles(Path.Combine(folder.Home.OutOf(October), "units"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Export_Twice_GivesTheSameBytes()
    {
        await WriteAsync(Showback + Correction, perUnit: true);
        var once = folder.Files("out");
        await WriteAsync(Showback + Correction, perUnit: true);
        Assert.Equal(once, folder.Files("out"));
    }

    [Fact]
    public async Task Export_ForASpreadsheet_SaysSoInTheManifest()
    {
        using var warehouse = Warehouse("SELECT 1");
        var export = await ChargebackCsv.WriteAsync(
            warehouse,
            October,
            folder.Home.OutOf(October),
            perUnit: false,
            new CsvDialect(HasByteOrderMark: true, HasDecimalComma: true),
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith("billing_month;cost_center_id;", File.ReadAllText(export.Bills), StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(File.ReadAllText(export.Manifest));
        Assert.True(manifest.RootElement.GetProperty("has_byte_order_mark").GetBoolean());
        Assert.True(manifest.RootElement.GetProperty("has_decimal_comma").GetBoolean());
        Assert.Equal(export.ChargedUsd, manifest.RootElement.GetProperty("charged_usd").GetDecimal());
    }

    [Fact]
    public async Task Month_WithoutData_WritesNothing()
    {
        using var warehouse = Warehouse("SELECT 1");
        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            ChargebackCsv.WriteAsync(
                warehouse,
                BillingMonth.Of(new(2020, 1, 1)),
                folder.Path,
                perUnit: true,
                new CsvDialect(),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public Task Bill_ThatIsNotItsLines_IsRefused() =>
        RefusedAsync(
            "UPDATE mart_chargeback_monthly SET billed_usd = billed_usd + 0.01 WHERE billing_month = '2026-10-01' AND cost_center_id = 'CC-4200' AND "
                + "provider = 'anthropic'",
            $"""
            mart_chargeback_monthly 2026-10 CC-4200 anthropic org_larkfield billed_usd
              expected:   USD {Billed("cost_center_id = 'CC-4200' AND provider = 'anthropic'")}, the sum of its lines in mart_chargeback_lines
              found:      USD {Billed("cost_center_id = 'CC-4200' AND provider = 'anthropic'") + 0.01m}, the bill
              difference: USD -0.01
              Try: finops check names what is wrong; build again before anything is sent
            """
        );

    [Fact]
    public Task Lines_ThatAreNotTheLedgersCents_AreRefused() =>
        RefusedAsync(
            "UPDATE mart_chargeback_lines SET ledger_usd = 0 WHERE billing_month = '2026-10-01' AND provider = 'openai'",
            $"""
            mart_chargeback_lines charge_month 2026-10 openai openai
              expected:   USD 0.00, its ledger rounded to cents
              found:      USD {Billed("provider = 'openai'")}, its lines on all bills
              difference: USD -{Billed("provider = 'openai'")}
              Try: finops check names what is wrong; build again before anything is sent
            """
        );

    // What is left of a ledger after lines were taken out for a test, in line with its cents again.
    private const string Cents = "UPDATE mart_chargeback_lines SET ledger_usd = billed_usd, ledger_list_usd = list_usd";

    private static Comparer<string[]> ByText { get; } =
        Comparer<string[]>.Create((one, other) => string.CompareOrdinal(string.Join(',', one), string.Join(',', other)));

    private decimal Billed(string where) =>
        demo.Scalar<decimal>($"SELECT sum(billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_monthly WHERE billing_month = DATE '2026-10-01' AND {where}");

    private string DemoFile(string name) => Path.Combine(demo.Folder.Home.OutOf(October), name);

    // Read by somebody else's reader.
    private static List<string[]> Rows(string file)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        return
        [
            .. connection.Query($"FROM read_csv({Sql.Text(file)}, header = true, all_varchar = true, strict_mode = true)", reader =>
                Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : reader.GetString(column)).ToArray()
            ),
        ];
    }

    private static List<string> Names(string file) => [.. File.ReadLines(file).First().Split(',')];

    private async Task<ChargebackExport> WriteAsync(string change, bool perUnit)
    {
        using var warehouse = Warehouse(change);
        return await ChargebackCsv.WriteAsync(warehouse, October, folder.Home.OutOf(October), perUnit, new CsvDialect(), TestContext.Current.CancellationToken);
    }

    private async Task RefusedAsync(string change, string says)
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => WriteAsync(change, perUnit: true));
        Assert.Equal(says, error.Message);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Empty(folder.Files("out"));
    }

    /// <summary>The demo's published marts in memory, with one thing changed.</summary>
    private DuckDBConnection Warehouse(string change)
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        connection.Execute(
            $"""
            ATTACH {Sql.Text(new FileInfo(demo.Folder.Home.WarehouseFile).ResolveLinkTarget(returnFinalTarget: true)!.FullName)} AS published (READ_ONLY);
            CREATE TABLE mart_chargeback_monthly AS FROM published.mart_chargeback_monthly;
            CREATE TABLE mart_chargeback_lines AS FROM published.mart_chargeback_lines;
            CREATE TABLE mart_billing_periods AS FROM published.mart_billing_periods;
            CREATE SCHEMA meta;
            CREATE TABLE meta.build AS FROM published.meta.build;
            {change}
            """
        );
        return connection;
    }
}
