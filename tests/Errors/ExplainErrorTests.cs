using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>A bill that there is not.</summary>
public sealed class ExplainErrorTests(DemoHome demo) : ErrorTest(demo)
{
    [Fact]
    public Task Explain_AMonthWithoutBills() =>
        RefusedAsync(
            2,
            """
            2026-04
              expected:   a month with bills
              found:      there are 2026-05, 2026-06, 2026-07, 2026-08, 2026-09, 2026-10
              Try: choose one of those
            """,
            "explain",
            "2026-04",
            "CC-1100"
        );

    [Fact]
    public Task Explain_ACostCenterWithoutABill() =>
        RefusedAsync(
            2,
            """
            CC-9999
              expected:   a cost center with a bill for 2026-10
              found:      there are CC-1100, CC-1200, CC-1300, CC-2100, CC-2200, CC-2300, CC-3100, CC-3200, CC-3300, CC-4100, CC-4200, CC-4300, central, unassigned, unattributed
              Try: choose one of those
            """,
            "explain",
            "2026-10",
            "CC-9999"
        );

    [Fact]
    public Task Explain_AVendorThatIsNotOnTheBill() =>
        RefusedAsync(
            2,
            """
            --provider mistral
              expected:   a vendor on the bill of CC-1100 for 2026-10
              found:      there are anthropic, aws-bedrock, cursor, github, openai
              Try: choose one of those
            """,
            "explain",
            "2026-10",
            "CC-1100",
            "--provider",
            "mistral"
        );

    [Fact]
    public Task Explain_AMonthInAnotherForm() =>
        RefusedAsync(
            2,
            """
            finops explain 10/2026 CC-1100 --home HOME
              expected:   a command line as `--help` describes it
              found:      month wants yyyy-MM, e.g. 2026-10; found '10/2026'
              Try: finops explain --help
            """,
            "explain",
            "10/2026",
            "CC-1100"
        );

    [Fact]
    public Task Explain_NoRows() =>
        RefusedAsync(
            2,
            """
            finops explain 2026-10 CC-1100 --rows 0 --home HOME
              expected:   a command line as `--help` describes it
              found:      --rows wants 1 or more
              Try: finops explain --help
            """,
            "explain",
            "2026-10",
            "CC-1100",
            "--rows",
            "0"
        );
}
