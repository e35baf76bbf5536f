using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;
using Finops.Tests.Sources;

namespace Finops.Tests.Export;

/// <summary>
/// Cost centers whose ids a spreadsheet likes to take for something else (tests/Cases/export-ids), from the directory to the spreadsheet: a person in each of
/// them, a request of each person, and their bills in CSV and workbook as LibreOffice shows them.
/// </summary>
public sealed class ExportedIdsTests : IAsyncLifetime, IDisposable
{
    private static readonly string Case = Path.Combine(Repository.Root, "tests", "Cases", "export-ids");
    private readonly HomeFolder home = new();

    public async ValueTask InitializeAsync()
    {
        Spreadsheet.SkipIfAbsent();
        home.Write("people/cost_centers.csv", File.ReadAllBytes(Path.Combine(Case, "cost_centers.csv")));
        home.Write("people/people.csv", File.ReadAllLines(Path.Combine(Case, "people.csv"))[0] + "\n" + string.Concat(Ids.Select(Person)));
        home.Write(
            "drop/events.ndjson",
            string.Concat(
                Ids.Select(
                    (_, i) =>
                        $$"""{"ts":"2026-10-0{{i + 1}}T09:00:00Z","provider":"anthropic","user":"n{{i}}@norvik.example","model":"claude-sonnet-4-5","input_tokens":{{100000 * (i + 1)}},"cache_read_tokens":0,"cache_write_tokens":0,"output_tokens":1000,"request_id":"r{{i}}"}"""
                        + "\n"
                )
            )
        );
        await RunAsync("init");
        await RunAsync("extract", "--source", "people", "--file", Path.Combine(home.Path, "people"));
        await RunAsync("extract", "--source", "usage-events", "--file", Path.Combine(home.Path, "drop", "events.ndjson"));
        await RunAsync("build");
        await RunAsync("export", "chargeback", "--month", "2026-10", "--per-unit");
        await RunAsync("export", "workbook", "--month", "2026-10");
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        if (Directory.Exists(home.Path))
        {
            home.Dispose();
        }
    }

    [Fact]
    public async Task Ids_InTheWorkbook_AreShownAsTheyAre()
    {
        var sheets = await Spreadsheet.OpenAsync(Out("chargeback-2026-10.xlsx"));
        Assert.Equal(Bills(), sheets["Cost centers"].Skip(3).Select(row => (row[0], row[9])).Order());
        foreach (var tab in new[] { "Lines", "People" })
        {
            var column = Array.IndexOf(sheets[tab][2], "Cost center");
            Assert.Equal(
                Ids.Order(StringComparer.Ordinal),
                sheets[tab].Skip(3).Select(row => row[column]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            );
        }

        // A line break, a sign that begins a formula, a tab: each is still the name.
        Assert.Contains(sheets["Cost centers"], row => row[0] == "0012" && row[1] == "Opt\nics");
        Assert.Contains(sheets["Cost centers"], row => row[0] == "=1+2" && row[1] == "=cmd|' /C calc'!A0");
    }

    [Fact]
    public async Task Ids_InTheCsvOpenedAsTheNoteSays_AreShownAsTheyAre()
    {
        var rows = (await Spreadsheet.OpenAsync(Out("chargeback-2026-10.csv"), Spreadsheet.QuotedIsText)).Single().Value;
        Assert.Equal(Bills().Select(bill => (Safe(bill.Id), bill.Usd)).Order(), rows.Skip(1).Select(row => (row[1], row[12])).Order());
        var note = await File.ReadAllTextAsync(Out("how-to-open-csv.txt"), TestContext.Current.CancellationToken);
        Assert.Contains("""tick "Format quoted field as text".""", note, StringComparison.Ordinal);
        Assert.Contains("chargeback-2026-10.xlsx", note, StringComparison.Ordinal);
        Assert.True(File.Exists(Out("units/0012/how-to-open-csv.txt")));
    }

    // The reason for the note: should a double click once do no harm, it can go.
    [Fact]
    public async Task Ids_InTheCsvOpenedByADoubleClick_AreNot()
    {
        var rows = (await Spreadsheet.OpenAsync(Out("chargeback-2026-10.csv"))).Single().Value;
        Assert.DoesNotContain(rows, row => row[1] == "0012");
    }

    private static readonly string[] Ids = ["0012", "1E5", "3-4", "00345678901234567890", "=1+2", "-7", "a/b", "CC 5"];

    // The CSV's guard against formulas.
    private static string Safe(string id) => id[0] is '=' or '-' ? "'" + id : id;

    private static string Person(string id, int i) => $"n{i},Person {i},n{i}@norvik.example,,,Optics,Lab,,{id},,2026-01-01,\n";

    private string Out(string file) => Path.Combine(home.Path, "out", "2026-10", file);

    private IEnumerable<(string Id, string Usd)> Bills()
    {
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        var bills = warehouse.Query(
            "SELECT cost_center_id, rtrim(rtrim(billed_usd::VARCHAR, '0'), '.') FROM mart_cost_center_bills_monthly WHERE billing_month = '2026-10-01'",
            reader => (reader.GetString(0), reader.GetString(1))
        );
        Assert.Equal(Ids.Order(StringComparer.Ordinal), bills.Select(bill => bill.Item1).Order(StringComparer.Ordinal));
        return bills.Order();
    }

    private async Task RunAsync(params string[] args)
    {
        var said = await Terminal.RunAsync([.. args, "--home", home.Path]);
        Assert.True(said.ExitCode == 0, said.Error);
    }
}
