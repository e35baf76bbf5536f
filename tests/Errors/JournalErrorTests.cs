using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>A month that cannot be posted.</summary>
public sealed class JournalErrorTests(DemoHome demo) : ErrorTest(demo)
{
    [Fact]
    public Task Journal_OfAnOpenMonth() =>
        RefusedAsync(
            2,
            """
            --month 2026-10
              expected:   a closed month: what is posted must not change any more
              found:      2026-10 is open
              Try: finops close 2026-10 --provisional for its accrual; mart_journal_lines has the draft
            """,
            "export",
            "journal",
            "--month",
            "2026-10"
        );

    [Fact]
    public Task Journal_OfAMonthWithoutBills() =>
        RefusedAsync(
            2,
            """
            --month 2026-04
              expected:   a month with data
              found:      the warehouse has 2026-05, 2026-06, 2026-07, 2026-08, 2026-09, 2026-10
              Try: choose one of those, or extract the month and build
            """,
            "export",
            "journal",
            "--month",
            "2026-04"
        );
}
