using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Export.Workbook;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Export;

/// <summary>The month as a spreadsheet: its tabs, its totals, its bytes; and what LibreOffice makes of them.</summary>
public sealed partial class ChargebackWorkbookTests(DemoHome demo) : IDisposable
{
    private static readonly BillingMonth October = BillingMonth.Of(new DateOnly(2026, 10, 1));
    private static readonly string[] Tabs = ["Cost centers", "Lines", "People", "Products and models", "Budget", "Forecast", "Anomalies"];

    private readonly HomeFolder folder = new();

    private string DemoWorkbook => Path.Combine(demo.Folder.Home.OutOf(October), "chargeback-2026-10.xlsx");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Manifest_OfTheDemo_HasTheHashAndTheTotalsOfTheMonth()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(DemoWorkbook + ".manifest.json"));
        using var ofCsv = JsonDocument.Parse(File.ReadAllText(Path.Combine(demo.Folder.Home.OutOf(October), "chargeback-2026-10.manifest.json")));
        var root = manifest.RootElement;
        Assert.Equal(Sha256.OfFile(DemoWorkbook), root.GetProperty("sha256").GetString());
        foreach (var same in new[] { "charged_usd", "showback_usd", "billed_usd", "as_of_utc", "build_id", "period_status" })
        {
            Assert.Equal(ofCsv.RootElement.GetProperty(same).ToString(), root.GetProperty(same).ToString());
        }

        var tabs = root.GetProperty("tabs").EnumerateArray().ToList();
        Assert.Equal(Tabs, tabs.Select(tab => tab.GetProperty("tab").GetString()));
        Assert.All(tabs, tab => Assert.Equal(Rows(tab.GetProperty("mart").GetString()!), tab.GetProperty("row_count").GetInt64()));
        Assert.All(tabs.Take(4), tab =>
            Assert.Equal(root.GetProperty("billed_usd").GetDecimal(), tab.GetProperty("totals").GetProperty("billed_usd").GetDecimal())
        );
    }

    [Fact]
    public async Task Workbook_Twice_GivesTheSameBytesWithTheTimeOfTheBuild()
    {
        using var warehouse = DuckDb.OpenReadOnly(demo.Folder.Home.WarehouseFile);
        var again = await ChargebackWorkbook.WriteAsync(warehouse, October, folder.Home.OutOf(October), TestContext.Current.CancellationToken);
        Assert.Equal(Sha256.OfFile(DemoWorkbook), again.Sha256);
        await using var zip = await ZipFile.OpenReadAsync(again.File, TestContext.Current.CancellationToken);
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(2026, 11, 3, 6, 0, 0), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public async Task Rows_MoreThanATabHolds_GoOnBehindTheNext()
    {
        using var warehouse = DuckDb.OpenReadOnly(demo.Folder.Home.WarehouseFile);
        var export = await ChargebackWorkbook.WriteAsync(
            warehouse,
            October,
            folder.Home.OutOf(October),
            TestContext.Current.CancellationToken,
            rowsPerTab: 400
        );
        var lines = export.Tabs.Where(tab => tab.Mart == "mart_chargeback_lines").ToList();
        Assert.Equal(["Lines", "Lines 2", "Lines 3"], lines.Select(tab => tab.Tab));
        Assert.Equal(Rows("mart_chargeback_lines"), lines.Sum(tab => tab.RowCount));
        Assert.Equal(export.ChargedUsd + export.ShowbackUsd, lines.Sum(tab => tab.Totals["billed_usd"]));
        Assert.Contains(Sheet(export.File, 1), cell => cell.Formula == "SUM('Lines'!$L$4:$L$403,'Lines 2'!$L$4:$L$403,'Lines 3'!$L$4:$L$145)");
    }

    [Fact]
    public async Task Text_OfAnyKind_IsTextAndNoFormula()
    {
        string[] names = ["=1+2", "-7", "@SUM(A1)", "0012", "1E5", "_x0041_", "<b>&\"'", " kept ", new string('x', 40_000)];
        using var warehouse = Warehouse(
            string.Concat(
                names.Select(
                    (name, i) =>
                        $"UPDATE mart_cost_center_bills_monthly SET cost_center_name = {Sql.Text(name)} WHERE cost_center_id = (SELECT cost_center_id FROM "
                        + $"mart_cost_center_bills_monthly WHERE billing_month = '2026-10-01' ORDER BY cost_center_id LIMIT 1 OFFSET "
                        + $"{i.ToString(CultureInfo.InvariantCulture)});"
                )
            )
        );
        var export = await ChargebackWorkbook.WriteAsync(warehouse, October, folder.Home.OutOf(October), TestContext.Current.CancellationToken);
        var cells = Sheet(export.File, 2).Where(cell => cell is { Row: >= 4, Column: 2 }).Take(names.Length).ToList();
        Assert.Equal([.. names[..5], "_x005F_x0041_", .. names[6..8], new string('x', 32_766) + "…"], cells.Select(cell => cell.Text));
        Assert.All(cells, cell => Assert.Equal(("inlineStr", null), (cell.Type, cell.Formula)));
    }

    [Fact]
    public void Method_OfTheDemo_SaysWhatEveryColumnMeans()
    {
        var rows = Sheet(DemoWorkbook, 9).GroupBy(cell => cell.Row).Select(row => row.Select(cell => cell.Text).ToArray()).ToList();
        Assert.Contains(rows, row => row is ["As of", "2026-11-03T06:00:00Z"]);
        Assert.Contains(rows, row => row is ["Build", var build] && build == demo.Scalar<string>("SELECT build_id FROM meta.build"));
        var columns = rows.Where(row => row.Length == 5).Skip(1).ToList();
        Assert.True(columns.Count > 100);
        Assert.DoesNotContain(columns, row => row[4].Length == 0);
        Assert.Contains(columns, row => row is ["Cost centers", "Billed", "mart_cost_center_bills_monthly", "billed_usd", _]);
    }

    [Fact]
    public async Task Tabs_ThatDontComeToTheBill_AreRefused()
    {
        using var warehouse = Warehouse(
            "UPDATE mart_person_bills_monthly SET billed_usd = billed_usd + 0.01 WHERE person_id = 'none' AND cost_center_id = 'CC-1100'"
        );
        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            ChargebackWorkbook.WriteAsync(warehouse, October, folder.Home.OutOf(October), TestContext.Current.CancellationToken)
        );
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal("USD -0.01", Assert.Single(error.Problems).Difference);
        Assert.Equal("People", error.Problems[0].Where);
        Assert.Empty(folder.Files("out"));
    }

    [Fact]
    public async Task LibreOffice_CalculatesTheTotalsOfTheWarehouse()
    {
        Spreadsheet.SkipIfAbsent();
        var formulas = Path.Combine(folder.Path, "formulas.xlsx");
        LeaveResultsOut(DemoWorkbook, formulas);
        var sheets = await Spreadsheet.OpenAsync(formulas);
        Assert.Equal(["Summary", .. Tabs, "Method"], Ordered(sheets.Keys));
        var billed = demo.Scalar<decimal>("SELECT sum(billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_monthly WHERE billing_month = '2026-10-01'");
        foreach (var tab in Tabs[..4])
        {
            var column = Array.IndexOf(sheets[tab][2], "Billed");
            Assert.Equal(billed, Number(sheets[tab][1][column]));
            Assert.Equal(billed, sheets[tab].Skip(3).Sum(row => Number(row[column])));
        }

        var summary = sheets["Summary"].Where(row => row[0].Length > 0).ToLookup(row => row[0], row => row[1], StringComparer.Ordinal);
        Assert.Equal(billed, Number(summary["Billed"].Single()));
        Assert.Equal(billed, Number(summary["All vendors"].Single()));
        Assert.Equal("yes", summary["All agree"].Single());
        foreach (
            var (provider, usd) in demo.Query(
                "SELECT provider, sum(billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_monthly WHERE billing_month = '2026-10-01' GROUP BY ALL",
                reader => (reader.GetString(0), reader.GetDecimal(1))
            )
        )
        {
            Assert.Equal(usd, Number(summary[provider].Single()));
        }

        Assert.Equal(
            demo.Query(
                "SELECT usage_date, anomaly_id FROM mart_cost_anomalies_daily WHERE usage_date BETWEEN '2026-10-01' AND '2026-10-31' ORDER BY usage_date, "
                    + "scope_type, scope_id, measure, kind, anomaly_id",
                reader => $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM-dd} {reader.GetString(1)}"
            ),
            sheets["Anomalies"].Skip(3).Select(row => $"{row[0]} {row[^1]}")
        );
    }

    // Without what every formula is said to come to: what LibreOffice then shows, it has calculated.
    private static void LeaveResultsOut(string from, string to)
    {
        File.Copy(from, to);
        using var zip = ZipFile.Open(to, ZipArchiveMode.Update);
        foreach (var sheet in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
        {
            string xml;
            using (var reader = new StreamReader(sheet.Open()))
            {
                xml = reader.ReadToEnd();
            }

            var name = sheet.FullName;
            sheet.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(Result().Replace(xml, "</f>"));
        }
    }

    private static IReadOnlyList<(int Row, int Column, string? Type, string Text, string? Formula)> Sheet(string file, int number)
    {
        using var zip = ZipFile.OpenRead(file);
        using var sheet = zip.GetEntry($"xl/worksheets/sheet{number.ToString(CultureInfo.InvariantCulture)}.xml")!.Open();
        return Spreadsheet.Cells(sheet);
    }

    private static IEnumerable<string> Ordered(IEnumerable<string> names)
    {
        string[] all = ["Summary", .. Tabs, "Method"];
        return names.OrderBy(name => Array.IndexOf(all, name));
    }

    private static decimal Number(string cell) => decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    private long Rows(string mart) =>
        demo.Scalar<long>(
            $"SELECT count(*) FROM {mart} "
                + mart switch
                {
                    "mart_budget_burn" => "WHERE period_start <= '2026-10-01' AND period_end > '2026-10-01'",
                    "mart_forecast_periods" => "",
                    "mart_cost_anomalies_daily" => "WHERE usage_date BETWEEN '2026-10-01' AND '2026-10-31'",
                    _ => "WHERE billing_month = '2026-10-01'",
                }
        );

    /// <summary>The demo's published marts in memory, with something changed.</summary>
    private DuckDBConnection Warehouse(string change)
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        connection.Execute(
            $"""
            ATTACH {Sql.Text(new FileInfo(demo.Folder.Home.WarehouseFile).ResolveLinkTarget(returnFinalTarget: true)!.FullName)} AS published (READ_ONLY);
            {string.Concat(
                new[]
                {
                    "mart_chargeback_monthly",
                    "mart_chargeback_lines",
                    "mart_billing_periods",
                    "mart_cost_center_bills_monthly",
                    "mart_person_bills_monthly",
                    "mart_product_bills_monthly",
                    "mart_budget_burn",
                    "mart_forecast_periods",
                    "mart_cost_anomalies_daily",
                }.Select(mart => $"CREATE TABLE {mart} AS FROM published.{mart};")
            )}
            CREATE SCHEMA meta;
            CREATE TABLE meta.build AS FROM published.meta.build;
            {change}
            """
        );
        return connection;
    }

    [GeneratedRegex("</f><v>[^<]*</v>", RegexOptions.None, 1000)]
    private static partial Regex Result();
}
