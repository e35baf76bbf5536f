using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>A reader's SQL that is wrong, or wants what a reader may not do.</summary>
public sealed class QueryErrorTests(DemoHome demo) : ErrorTest(demo)
{
    private const string Allowed =
        "finops query reads the warehouse's own tables and nothing else; to combine them with files, open the warehouse read-only in DuckDB";
    private const string Tables = "finops models lists the tables; finops models NAME their columns";

    [Theory]
    [InlineData(
        "CREATE TABLE x AS SELECT 1",
        """Invalid Input Error: Cannot execute statement of type "CREATE" on database "warehouse" which is attached in read-only mode!"""
    )]
    [InlineData(
        "DELETE FROM mart_spend_daily",
        """Invalid Input Error: Cannot execute statement of type "DELETE" on database "warehouse" which is attached in read-only mode!"""
    )]
    [InlineData(
        "COPY (SELECT 1) TO '/tmp/finops-stolen.csv'",
        """Permission Error: Cannot access file "/tmp/finops-stolen.csv" - file system operations are disabled by configuration"""
    )]
    [InlineData(
        "ATTACH '/tmp/finops-other.duckdb'",
        """Permission Error: Cannot access file "/tmp/finops-other.duckdb" - file system operations are disabled by configuration"""
    )]
    [InlineData(
        "SET enable_external_access = true",
        """Invalid Input Error: Cannot change configuration option "enable_external_access" - the configuration has been locked"""
    )]
    public Task Query_WhatAReaderMayNotDo(string sql, string found) => QueryAsync(sql, found, Allowed);

    [Fact]
    public Task Query_AFile() =>
        QueryAsync(
            "SELECT * FROM read_csv('/etc/passwd')",
            """
            Permission Error: Cannot access file "/etc/passwd" - file system operations are disabled by configuration

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
            Parser Error: syntax error at or near "SELEC"

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
