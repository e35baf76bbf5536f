using Finops.Core;
using Finops.Extract;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Homes that are locked, badly configured, not yet built, or not the right one.</summary>
public sealed class HomeErrorTests(DemoHome demo) : ErrorTest(demo)
{
    [Theory]
    [InlineData("extract")]
    [InlineData("build")]
    [InlineData("check")]
    public async Task Home_Locked(string verb)
    {
        using var held = HomeLock.Take(Home.Home);
        await RefusedAsync(
            2,
            """
            HOME/.lock
              expected:   no other run writing this home
              found:      another finops process holds the lock
              Try: wait until it is done, or look for it with `ps`; readers and `finops query` need no lock
            """,
            verb
        );
    }

    [Fact]
    public async Task Query_WhileAnotherWrites_Answers()
    {
        using var held = HomeLock.Take(Home.Home);
        Assert.Equal(0, (await Terminal.RunAsync("query", "SELECT 1", "--home", Home.Path)).ExitCode);
    }

    [Fact]
    public Task Extract_IntoTheSampleCompany()
    {
        Home.Write("raw/.sample", "");
        return RefusedAsync(
            2,
            """
            HOME/raw
              expected:   a home for your own data
              found:      the invented sample company that `finops demo` landed
              Try: finops init --home <empty folder>, then extract with the same --home
            """,
            "extract",
            "--source",
            "people"
        );
    }

    [Fact]
    public Task Demo_IntoARealHome() =>
        RefusedAsync(
            2,
            """
            HOME/raw
              expected:   an empty home, or one the demo made
              found:      landed data of a real company
              Try: finops demo --home <empty folder>
            """,
            "demo"
        );

    [Fact]
    public async Task Demo_InAClone_WorksBesideTheTemplatesOfData()
    {
        Home.Write("clone/Pipeline.sln", "");
        Home.Write("clone/data/demo/raw/openai/_landed/1.parquet", "");
        var said = await Terminal.RunChildInAsync(In("clone"), "demo");
        Assert.Equal(2, said.ExitCode);
        Assert.StartsWith($"{In("clone/data/demo/raw")}\n  expected:   an empty home, or one the demo made\n", said.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("query", "SELECT 1")]
    [InlineData("report", "--month", "2026-10")]
    [InlineData("statement", "--month", "2026-10")]
    [InlineData("export", "chargeback", "--month", "2026-10")]
    [InlineData("export", "workbook", "--month", "2026-10")]
    public Task Warehouse_NotYetBuilt(params string[] verb)
    {
        Directory.Delete(Home.Home.Warehouse, recursive: true);
        return RefusedAsync(
            2,
            """
            HOME/warehouse/warehouse.duckdb
              expected:   a published warehouse
              found:      no such file
              Try: finops build publishes one; finops demo shows the whole job
            """,
            verb
        );
    }

    [Fact]
    public Task Warehouse_IsNoDatabase()
    {
        File.Delete(Home.Home.WarehouseFile);
        File.WriteAllText(Home.Home.WarehouseFile, "not a database, but long enough to be read as the header of one, says this text");
        return RefusedAsync(
            1,
            """
            HOME/warehouse/warehouse.duckdb
              expected:   a DuckDB database
              found:      IO Error: The file "HOME/warehouse/warehouse.duckdb" exists, but it is not a valid DuckDB database file!
              Try: finops build makes a new one; the builds behind it lie in warehouse/builds
            """,
            "status"
        );
    }

    [Theory]
    [InlineData("chargeback-2026-10.csv", "export", "chargeback", "--month", "2026-10")]
    [InlineData("chargeback-2026-10.xlsx", "export", "workbook", "--month", "2026-10")]
    [InlineData("governance-2026-10.html", "report", "--month", "2026-10")]
    [InlineData("units/CC-1100/statement-2026-10.html", "statement", "--month", "2026-10", "--unit", "CC-1100")]
    public Task Out_CannotBeWrittenTo(string file, params string[] verb)
    {
        Directory.Delete(Home.Home.Out, recursive: true);
        Home.Write("out/2026-10", "a file where a folder should be");
        var folder = Path.GetDirectoryName($"HOME/out/2026-10/{file}");
        return RefusedAsync(
            2,
            $"""
            HOME/out/2026-10/{file}
              expected:   a file that this user may write
              found:      {(folder == "HOME/out/2026-10" ? $"The file '{folder}' already exists." : $"Could not find a part of the path '{folder}'.")}
              Try: mend the rights of its folder, or what stands in its place, and run the same command again
            """,
            verb
        );
    }

    [Fact]
    public Task Config_Syntax() =>
        ConfigAsync(
            "{ \"organization\": \"x\",\n \"sources\": { ]\n}",
            """
            HOME/finops.json:2 $.sources
              expected:   JSON with the settings that `finops init` writes (comments allowed)
              found:      ']' is an invalid start of a property name. Expected a '"'.
              Try: compare with a fresh file: finops init --home <empty folder>
            """
        );

    [Fact]
    public Task Config_UnknownKey() =>
        ConfigAsync(
            "{ \"organisation\": \"x\" }",
            """
            HOME/finops.json:1 $.organisation
              expected:   JSON with the settings that `finops init` writes (comments allowed)
              found:      the unknown key organisation
              Try: compare with a fresh file: finops init --home <empty folder>
            """
        );

    [Fact]
    public Task Config_UnknownSource() =>
        ConfigAsync(
            "{ \"sources\": { \"claude\": {} } }",
            $"""
            HOME/finops.json $.sources.claude
              expected:   one of {SourceCatalog.Ids}
              found:      claude
              Try: mend the name or take the section out
            """
        );

    [Fact]
    public Task Reference_OverlappingValidity()
    {
        var file = Path.Combine(Home.Home.Reference, "billing_authority.csv");
        File.AppendAllText(file, "anthropic,*,claude-analytics,bill,2026-06-01,,twice\n");
        return RefusedAsync(
            1,
            $"""
            reference/billing_authority.csv:{File.ReadAllLines(file).Length} valid_from
              expected:   one line for anthropic * claude-analytics on each day
              found:      2026-06-01..open overlaps line 2 (2026-01-01..open)
              Try: end the earlier line (valid_to) on the day the later one begins
            """,
            "build"
        );
    }

    private Task ConfigAsync(string text, string says)
    {
        Home.Write("finops.json", text);
        return RefusedAsync(2, says, "extract");
    }
}
