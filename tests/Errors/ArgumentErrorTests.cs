using Finops.Extract;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Command lines that cannot be meant.</summary>
public sealed class ArgumentErrorTests(DemoHome demo) : ErrorTest(demo)
{
    [Fact]
    public Task Extract_UnknownSource() =>
        RefusedAsync(
            2,
            $"""
            --source
              expected:   one of {SourceCatalog.Ids}; of several organizations each as <source>:<name>
              found:      claude
              Try: finops extract --help lists the sources
            """,
            "extract",
            "--source",
            "claude"
        );

    [Fact]
    public Task Extract_FileWithoutSource() =>
        RefusedAsync(
            2,
            """
            --file
              expected:   exactly one --source beside it
              found:      0
              Try: finops extract --source spend-report --file spend-report.csv
            """,
            "extract",
            "--file",
            "x.csv"
        );

    [Fact]
    public Task Extract_FromIsNoDay() =>
        RefusedAsync(
            2,
            """
            finops extract --from 2026-99-01 --home HOME
              expected:   a command line as `--help` describes it
              found:      --from wants a day, e.g. 2026-10-01; found '2026-99-01'
              Try: finops extract --help
            """,
            "extract",
            "--from",
            "2026-99-01"
        );

    [Fact]
    public Task Extract_FromAfterTo() =>
        RefusedAsync(
            2,
            """
            --from, --to
              expected:   --from before --to
              found:      --from 2026-10-02 --to 2026-10-01
              Try: --from 2026-10-01 --to 2026-11-01 reads October
            """,
            "extract",
            "--from",
            "2026-10-02",
            "--to",
            "2026-10-01"
        );

    [Fact]
    public Task Extract_ToWithoutFrom() =>
        RefusedAsync(
            2,
            """
            --from, --to
              expected:   --from before --to
              found:      no --from, --to 2026-10-01
              Try: --from 2026-10-01 --to 2026-11-01 reads October
            """,
            "extract",
            "--to",
            "2026-10-01"
        );

    [Fact]
    public Task Build_AsOfIsNoInstant() =>
        RefusedAsync(
            2,
            """
            finops build --as-of yesterday --home HOME
              expected:   a command line as `--help` describes it
              found:      --as-of wants an instant, e.g. 2026-11-03T06:00:00Z; found 'yesterday'
              Try: finops build --help
            """,
            "build",
            "--as-of",
            "yesterday"
        );

    [Theory]
    [InlineData("report")]
    [InlineData("statement")]
    [InlineData("export", "chargeback")]
    [InlineData("export", "workbook")]
    public Task Month_IsNoMonth(params string[] verb) =>
        RefusedAsync(
            2,
            $"""
            finops {string.Join(' ', verb)} --month 2026-13 --home HOME
              expected:   a command line as `--help` describes it
              found:      --month wants yyyy-MM, e.g. 2026-10; found '2026-13'
              Try: finops {string.Join(' ', verb)} --help
            """,
            [.. verb, "--month", "2026-13"]
        );

    [Fact]
    public Task Report_WithoutMonth() =>
        RefusedAsync(
            2,
            """
            finops report --home HOME
              expected:   a command line as `--help` describes it
              found:      Option '--month' is required.
              Try: finops report --help
            """,
            "report"
        );

    [Fact]
    public Task Verb_Unknown() =>
        RefusedAsync(
            2,
            """
            finops reprot --home HOME
              expected:   a command line as `--help` describes it
              found:      Unrecognized command or argument 'reprot'.
              Try: finops --help
            """,
            "reprot"
        );

    [Fact]
    public Task Models_UnknownName() =>
        RefusedAsync(
            2,
            """
            models
              expected:   the name of a model
              found:      mart_nope
              Try: finops models lists them
            """,
            "models",
            "mart_nope"
        );

    [Fact]
    public Task Report_MonthWithoutData() =>
        RefusedAsync(
            2,
            """
            --month 2020-01
              expected:   a month with data
              found:      no charges for 2020-01 in the warehouse; months with data: 2026-05, 2026-06, 2026-07, 2026-08, 2026-09, 2026-10
              Try: choose one of those, or extract the month and build
            """,
            "report",
            "--month",
            "2020-01"
        );

    [Theory]
    [InlineData("statement")]
    [InlineData("export", "chargeback")]
    [InlineData("export", "workbook")]
    public Task Bills_MonthWithoutData(params string[] verb) =>
        RefusedAsync(
            2,
            """
            --month 2020-01
              expected:   a month with data
              found:      the warehouse has 2026-05, 2026-06, 2026-07, 2026-08, 2026-09, 2026-10
              Try: choose one of those, or extract the month and build
            """,
            [.. verb, "--month", "2020-01"]
        );

    [Fact]
    public Task Statement_UnitUnknown() =>
        RefusedAsync(
            2,
            """
            --unit CC-9999
              expected:   a cost center with a bill for 2026-10
              found:      bills of CC-1100, CC-1200, CC-1300, CC-2100, CC-2200, CC-2300, CC-3100, CC-3200, CC-3300, CC-4100, CC-4200, CC-4300, central, unassigned, unattributed
              Try: choose one of those, or leave --unit out for all
            """,
            "statement",
            "--month",
            "2026-10",
            "--unit",
            "CC-9999"
        );
}
