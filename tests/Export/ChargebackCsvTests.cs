using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Export;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Export;

/// <summary>The chargeback CSV as finance opens it.</summary>
[Collection(DemoTests.Name)]
public sealed class ChargebackCsvTests(DemoHome demo) : IDisposable
{
    private static readonly BillingMonth October = BillingMonth.Of(new DateOnly(2026, 10, 1));
    private readonly HomeFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Header_OfTheDemosFile_PutsThePayerFirst() => Assert.Equal(
        "billing_month,cost_center_id,cost_center_name,owner,business_unit,provider,billing_account_id,billing_currency,billed_usd,list_usd,person_count,is_provisional,is_estimate",
        Lines(DemoFile)[0]);

    [Fact]
    public void Lines_OfTheDemosFile_StandInTheOrderOfTheirKeys()
    {
        var keys = Lines(DemoFile).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[1]} {cells[5]}").ToList();
        Assert.NotEmpty(keys);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Bytes_OfTheDemosFile_AreUtf8WithLfAndNoMark()
    {
        var bytes = File.ReadAllBytes(DemoFile);
        Assert.Equal((byte)'b', bytes[0]);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.NotEmpty(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
    }

    [Fact]
    public void Manifest_OfTheDemosFile_HasItsHashSumAndBuild()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(DemoFile, ".manifest.json")));
        var billed = Lines(DemoFile).Skip(1).Sum(line => decimal.Parse(line.Split(',')[8]));
        Assert.Equal(Sha256.OfFile(DemoFile), manifest.RootElement.GetProperty("sha256").GetString());
        Assert.Equal(billed, manifest.RootElement.GetProperty("billed_usd").GetDecimal());
        Assert.Equal(billed, demo.Scalar<decimal>("SELECT sum(billed_usd) FROM mart_chargeback_monthly WHERE billing_month = DATE '2026-10-01'"));
        Assert.Equal(Lines(DemoFile).Length - 1, manifest.RootElement.GetProperty("row_count").GetInt32());
        Assert.Equal(demo.Scalar<string>("SELECT build_id FROM meta.build"), manifest.RootElement.GetProperty("build_id").GetString());
        Assert.Equal("2026-11-03T06:00:00Z", manifest.RootElement.GetProperty("as_of_utc").GetString());
        Assert.Equal("mart_chargeback_monthly", manifest.RootElement.GetProperty("mart").GetString());
    }

    [Theory]
    [InlineData("=cmd()", "\"'=cmd()\"")]
    [InlineData("-x", "\"'-x\"")]
    [InlineData("+49 30", "\"'+49 30\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("Sales, \"EMEA\"", "\"Sales, \"\"EMEA\"\"\"")]
    [InlineData("Müller & Søn", "Müller & Søn")]
    public async Task Name_ThatASpreadsheetCouldRun_IsText(string name, string cell)
    {
        using var warehouse = Warehouse($"UPDATE mart_chargeback_monthly SET cost_center_name = {Text(name)} WHERE cost_center_id = 'CC-1100'");
        var export = await ChargebackCsv.WriteAsync(warehouse, October, folder.Home.OutOf(October));
        Assert.Contains(Lines(export.File), line => line.StartsWith($"2026-10-01,CC-1100,{cell},", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Amount_ThatIsNegative_StaysANumber()
    {
        using var warehouse = Warehouse("UPDATE mart_chargeback_monthly SET billed_usd = -12.50, list_usd = -0.05 WHERE cost_center_id = 'CC-1100' AND provider = 'anthropic'");
        var export = await ChargebackCsv.WriteAsync(warehouse, October, folder.Home.OutOf(October));
        Assert.Contains(Lines(export.File), line => line.Contains(",USD,-12.50,-0.05,", StringComparison.Ordinal));
        Assert.Equal(export.BilledUsd, Lines(export.File).Skip(1).Sum(line => decimal.Parse(line.Split(',')[^5])));
    }

    [Fact]
    public async Task Export_Twice_GivesTheSameBytes()
    {
        using var warehouse = Warehouse("SELECT 1");
        var one = await ChargebackCsv.WriteAsync(warehouse, October, folder.Home.OutOf(October));
        var manifest = Sha256.OfFile(one.Manifest);
        var two = await ChargebackCsv.WriteAsync(warehouse, October, folder.Home.OutOf(October));
        Assert.Equal(one, two);
        Assert.Equal(manifest, Sha256.OfFile(two.Manifest));
    }

    [Fact]
    public async Task Month_WithoutData_WritesNothing()
    {
        using var warehouse = Warehouse("SELECT 1");
        var error = await Assert.ThrowsAsync<FinopsException>(() => ChargebackCsv.WriteAsync(warehouse, BillingMonth.Of(new(2020, 1, 1)), folder.Path));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private string DemoFile => Path.Combine(demo.Folder.Home.OutOf(October), "chargeback-2026-10.csv");

    private static string[] Lines(string file) => File.ReadAllText(file).TrimEnd('\n').Split('\n');

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The demo's published marts in memory, with one thing changed.</summary>
    private DuckDBConnection Warehouse(string change)
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        connection.Execute(
            $"""
            ATTACH {Text(new FileInfo(demo.Folder.Home.WarehouseFile).ResolveLinkTarget(returnFinalTarget: true)!.FullName)} AS published (READ_ONLY);
            CREATE TABLE mart_chargeback_monthly AS FROM published.mart_chargeback_monthly;
            CREATE SCHEMA meta;
            CREATE TABLE meta.build AS FROM published.meta.build;
            {change}
            """);
        return connection;
    }
}
