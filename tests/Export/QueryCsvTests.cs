using System.Text;
using Finops.Core;
using Finops.Database;
using Finops.Export;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Export;

/// <summary>The bytes of a CSV that a spreadsheet opens: golden, because an import at the other end reads nothing else.</summary>
public sealed class QueryCsvTests : IDisposable
{
    private readonly HomeFolder folder = new();

    private string File => Path.Combine(folder.Path, "out.csv");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Bytes_Plain_AreRfc4180InUtf8() =>
        Assert.Equal(
            "month,name,billed_usd,allocated_ratio,person_count,is_charged,note\r\n"
                + "2026-10-01,\"Müller, \"\"EMEA\"\"\",-12.50,0.25,3,true,\r\n"
                + "2026-10-01,\"two\nlines\",0.10,1,0,false,\"x\"\r\n",
            await TextAsync(Rows, new CsvDialect())
        );

    [Fact]
    public async Task Bytes_DecimalComma_PutSemicolonsBetweenCells() =>
        Assert.Equal(
            "month;name;billed_usd;allocated_ratio;person_count;is_charged;note\r\n"
                + "2026-10-01;\"Müller, \"\"EMEA\"\"\";-12,50;0,25;3;true;\r\n"
                + "2026-10-01;\"two\nlines\";0,10;1;0;false;\"x\"\r\n",
            await TextAsync(Rows, new CsvDialect(HasDecimalComma: true))
        );

    [Fact]
    public async Task Bytes_WithMark_BeginWithIt()
    {
        await TextAsync(Rows, new CsvDialect(HasByteOrderMark: true));
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'m'], (await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken))[..4]);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("-x", "\"'-x\"")]
    [InlineData("+49 30", "\"'+49 30\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("a=1", "\"a=1\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("Müller & Søn", "\"Müller & Søn\"")]
    [InlineData("0012", "\"0012\"")]
    [InlineData("1E5", "\"1E5\"")]
    public async Task Text_ThatASpreadsheetCouldRun_IsText(string text, string cell) =>
        Assert.Equal($"name\r\n{cell}\r\n", await TextAsync($"SELECT {Sql.Text(text)} AS name", new CsvDialect()));

    [Fact]
    public async Task Text_WithTheSeparatorOfADecimalComma_IsQuoted() =>
        Assert.Equal("name\r\n\"a;b\"\r\n", await TextAsync("SELECT 'a;b' AS name", new CsvDialect(HasDecimalComma: true)));

    [Fact]
    public async Task Totals_AreTheSumsOfAmounts()
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        var (rows, totals) = await QueryCsv.WriteAsync(connection, Rows, File, new CsvDialect(), TestContext.Current.CancellationToken);
        Assert.Equal(2, rows);
        Assert.Equal([new KeyValuePair<string, decimal>("billed_usd", -12.40m)], totals);
    }

    [Fact]
    public async Task Amount_WithAllItsDigits_LosesNone() =>
        Assert.Equal(
            "ledger_usd\r\n1234567890123.000000000001\r\n-0.1\r\n",
            await TextAsync("SELECT unnest([1234567890123.000000000001, -0.1]::DECIMAL(38, 12)[]) AS ledger_usd", new CsvDialect())
        );

    private const string Rows = """
        SELECT DATE '2026-10-01' AS month, * FROM (VALUES
          ('Müller, "EMEA"', (-12.50)::DECIMAL(18, 2), 0.250000000000000000::DECIMAL(38, 18), 3::BIGINT, true, NULL),
          (E'two\nlines', 0.10::DECIMAL(18, 2), 1::DECIMAL(38, 18), 0::BIGINT, false, 'x')) AS t(name, billed_usd, allocated_ratio, person_count, is_charged,
            note)
        """;

    private async Task<string> TextAsync(string sql, CsvDialect dialect)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        await QueryCsv.WriteAsync(connection, sql, File, dialect, TestContext.Current.CancellationToken);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(
            await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken)
        );
    }
}
