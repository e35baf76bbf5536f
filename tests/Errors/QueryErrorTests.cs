using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>A reader's SQL that is wrong, or wants what a reader may not do.</summary>
public sealed class QueryErrorTests(DemoHome demo) : ErrorTest(demo)
{
    private const string Allowed =
        "finops query reads the warehouse's own tables and nothing else; to combine them with files, open the warehouse read-only in DuckDB";
    private const string Tables = "finops models lists the tables; finops models NAME their columns";

    private const string NoSelect = "a statement other than SELECT (a PIVOT has to list its values: ON provider IN ('anthropic'))";

    [Theory]
    [InlineData("CREATE TABLE x AS SELECT 1")]
    [InlineData("DELETE FROM mart_spend_daily")]
    [InlineData("COPY (SELECT 1) TO '/tmp/finops-stolen.csv'")]
    [InlineData("ATTACH '/tmp/finops-other.duckdb'")]
    [InlineData("DETACH warehouse")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SET VARIABLE a = 1")]
    [InlineData("PRAGMA force_checkpoint")]
    [InlineData("CALL enable_logging()")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("EXPORT DATABASE '/tmp/finops-stolen'")]
    [InlineData("EXPLAIN ANALYZE SELECT 1")]
    [InlineData("SELECT 1; COPY (SELECT 1) TO '/tmp/finops-stolen.csv'")]
    [InlineData("PIVOT mart_spend_daily ON provider USING sum(billed_usd)")]
    public Task Query_NoSelect(string sql) => QueryAsync(sql, NoSelect, Allowed);

    [Theory]
    [InlineData("SELECT 1; SELECT 2", 2)]
    [InlineData("", 0)]
    [InlineData("-- nothing", 0)]
    public Task Query_NotOneStatement(string sql, int count) => QueryAsync(sql, $"exactly one SELECT is wanted, there are {count} statements", Allowed);

    [Fact]
    public Task Query_LongerThanItMay() =>
        RefusedAsync(
            1,
            """
            query
              expected:   an answer within 0.5 s
              found:      none yet; it was stopped
              Try: ask for fewer rows, days or columns, or give it more time: finops query --timeout <seconds>
            """,
            "query",
            "SELECT count(*) FROM range(10000000) AS a, range(10000000) AS b WHERE a.range * b.range % 7 = 8",
            "--timeout",
            "0.5"
        );

    [Fact]
    public Task Query_NoTimeAtAll() =>
        RefusedAsync(
            2,
            """
            finops query SELECT 1 --timeout 0 --home HOME
              expected:   a command line as `--help` describes it
              found:      --timeout wants seconds above 0, at most 86400
              Try: finops query --help
            """,
            "query",
            "SELECT 1",
            "--timeout",
            "0"
        );

    [Fact]
    public async Task Query_MoreMemoryThanConfigured()
    {
        Home.Write("finops.json", """{ "duckdb": { "memory_limit": "30MB" } }""");
        var said = await Terminal.RunAsync("query", "SELECT max(n) FROM (SELECT range, count(*) AS n FROM range(20000000) GROUP BY ALL)", "--home", Home.Path);
        Assert.Equal(1, said.ExitCode);
        Assert.StartsWith("query\n  expected:   an answer within 30MB\n  found:      Out of Memory Error: ", said.Problems, StringComparison.Ordinal);
        Assert.EndsWith("  Try: ask for fewer rows or groups, or raise duckdb.memory_limit in finops.json", said.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public Task Query_AFile() =>
        QueryAsync(
            "SELECT * FROM read_csv('/etc/passwd')",
            """
            Permission Error: File system LocalFileSystem has been disabled by configuration

            LINE 1: SELECT * FROM read_csv('/etc/passwd')
                                  ^
            """,
            Allowed
        );

    [Fact]
    public Task Query_SyntaxError() =>
        QueryAsync(
            "SELEC 1",
            """
            syntax error at or near "SELEC"

            LINE 1: SELEC 1
                    ^
            """,
            Tables
        );

    [Fact]
    public Task Query_UnknownTable() =>
        QueryAsync(
            "SELECT * FROM mart_spend_dayly",
            """
            Catalog Error: Table with name mart_spend_dayly does not exist!
            Did you mean "mart_spend_daily"?

            LINE 1: SELECT * FROM mart_spend_dayly
                                  ^
            """,
            Tables
        );

    [Fact]
    public Task Query_UnknownFormat() =>
        RefusedAsync(
            2,
            """
            finops query SELECT 1 --format xml --home HOME
              expected:   a command line as `--help` describes it
              found:      Argument 'xml' not recognized. Must be one of:
            	'table'
            	'csv'
            	'json'
              Try: finops query --help
            """,
            "query",
            "SELECT 1",
            "--format",
            "xml"
        );

    private Task QueryAsync(string sql, string found, string advice) =>
        RefusedAsync(2, $"query\n  expected:   one SELECT on the published warehouse\n  found:      {found}\n  Try: {advice}", "query", sql);
}
