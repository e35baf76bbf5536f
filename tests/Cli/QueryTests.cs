using System.Text.Json;
using Finops.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Cli;

/// <summary>Three ways to print an answer; none changes a digit.</summary>
public sealed class QueryTests(DemoHome demo)
{
    private const string Exact =
        "SELECT 0.000000000001::DECIMAL(38,12) AS small, 12345678901234.123456789012::DECIMAL(38,12) AS large, -0.05::DECIMAL(18,2) AS negative";

    [Fact]
    public async Task Csv_OfDecimals_KeepsEveryDigit() =>
        Assert.Equal("small,large,negative\n0.000000000001,12345678901234.123456789012,-0.05\n", await AskAsync(Exact, "csv"));

    [Fact]
    public async Task Table_OfDecimals_KeepsEveryDigit()
    {
        var table = await AskAsync(Exact, "table");
        Assert.Contains("0.000000000001", table, StringComparison.Ordinal);
        Assert.Contains("12345678901234.123456789012", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_OfDecimals_KeepsEveryDigit()
    {
        using var json = JsonDocument.Parse(await AskAsync(Exact, "json"));
        Assert.Equal(["0.000000000001", "12345678901234.123456789012", "-0.05"], json.RootElement[0].EnumerateObject().Select(cell => cell.Value.GetRawText()));
    }

    [Fact]
    public async Task Json_OfEveryKindOfValue_IsJson()
    {
        var text = await AskAsync(
            """
            SELECT 'nan'::DOUBLE AS nan, '-inf'::DOUBLE AS infinite, NULL AS nothing, true AS flag, 'a "quoted" Ünit' AS words, [1, 2] AS list,
              {'a': 1.50, 'b': NULL} AS fields,
              DATE '2026-10-01' AS day, TIMESTAMPTZ '2026-10-01 00:00:00+00' AS instant, TIME '01:02:03' AS clock,
                170141183460469231731687303715884105727::HUGEINT AS huge
            """,
            "json"
        );
        using var json = JsonDocument.Parse(text);
        var cells = json.RootElement[0]
            .EnumerateObject()
            .ToDictionary(
                cell => cell.Name,
                cell =>
                    cell.Value.ValueKind == JsonValueKind.String
                        ? cell.Value.GetString()
                        : string.Concat(cell.Value.GetRawText().Where(letter => !char.IsWhiteSpace(letter))),
                StringComparer.Ordinal
            );
        Assert.Equal(("null", "null", "null", "true"), (cells["nan"], cells["infinite"], cells["nothing"], cells["flag"]));
        Assert.Equal(("a \"quoted\" Ünit", "[1,2]", "{\"a\":1.50,\"b\":null}"), (cells["words"], cells["list"], cells["fields"]));
        Assert.Equal(
            ("2026-10-01", "2026-10-01T00:00:00Z", "01:02:03", "170141183460469231731687303715884105727"),
            (cells["day"], cells["instant"], cells["clock"], cells["huge"])
        );
    }

    [Fact]
    public async Task Csv_OfTextThatASpreadsheetCouldRun_IsEscaped() =>
        Assert.Equal("t,n\n\"'=1+1\",-1\n", await AskAsync("SELECT '=1+1' AS t, -1 AS n", "csv"));

    [Fact]
    public async Task EmptyAnswer_InEveryFormat_IsWellFormed()
    {
        Assert.Equal("a\n", await AskAsync("SELECT 1 AS a WHERE false", "csv"));
        Assert.Equal("[]\n", await AskAsync("SELECT 1 AS a WHERE false", "json"));
        Assert.Contains("a", await AskAsync("SELECT 1 AS a WHERE false", "table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_OfAnEscapeSequence_ShowsIt()
    {
        var said = await Terminal.RunAsync("query", "SELECT chr(27) || '[2J' || chr(7) || chr(155) || 'x' AS a", "--home", demo.Folder.Path);
        Assert.Contains("␛[2J␇\ufffdx", said.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(said.Out, letter => letter is '\u001b' or '\a' or '\u009b');
    }

    [Fact]
    public async Task Error_WithAnEscapeSequence_ShowsIt()
    {
        var said = await Terminal.RunAsync("query", "SELECT error('a' || chr(27) || '[2J')", "--home", demo.Folder.Path);
        Assert.Contains("a␛[2J", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said.Error);
    }

    [Fact]
    public void PlainWriter_OfAnEscapeSequence_ShowsIt()
    {
        using var output = new StringWriter();
        using (var plain = new PlainWriter(output))
        {
            plain.Write("a\u001b[2J\tb\n");
            plain.Write('\r');
            plain.Write(['\u009b', 'é']);
        }

        Assert.Equal("a␛[2J\tb\n␍\ufffdé", output.ToString());
    }

    [Fact]
    public async Task Table_OfManyRows_SaysWhatItLeftOut()
    {
        var said = await Terminal.RunAsync("query", "SELECT * FROM range(1005)", "--home", demo.Folder.Path);
        Assert.Contains("5 more rows; --format csv prints them all", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_OfTheSession_AreOffAndLocked()
    {
        var csv = await AskAsync(
            "SELECT name, value FROM duckdb_settings() WHERE name IN ('enable_external_access', 'lock_configuration', 'autoinstall_known_extensions', "
                + "'autoload_known_extensions', 'TimeZone') ORDER BY lower(name)",
            "csv"
        );
        Assert.Equal(
            "name,value\nautoinstall_known_extensions,false\nautoload_known_extensions,false\nenable_external_access,false\nlock_configuration,true\nTimeZone,UTC\n",
            csv
        );
    }

    private async Task<string> AskAsync(string sql, string format)
    {
        var said = await Terminal.RunChildAsync("query", sql, "--format", format, "--home", demo.Folder.Path);
        Assert.True(said.ExitCode == 0, said.Error);
        return said.Out;
    }
}
