using System.Data.Common;
using Finops.Reports.Content;
using Finops.Reports.Governance;
using Finops.Reports.Governance.Sections;
using Finops.Reports.Marts;

namespace Finops.Reports;

/// <summary>The monthly governance report for the CFO, composed from a published warehouse.</summary>
public sealed class GovernanceReport
{
    /// <summary>In the order of the report. A new section is a class like these and one line here.</summary>
    private static readonly IReadOnlyList<IGovernanceSection> Sections =
    [
        new OverviewSection(),
        new CostCentersSection(),
        new BudgetSection(),
        new WhyChangedSection(),
        new AnomaliesSection(),
        new CostPerCommitSection(),
        new OutlookSection(),
        new MethodSection(),
    ];

    private GovernanceReport() { }

    /// <summary>Composes the month's report.</summary>
    /// <param name="warehouse">An open connection in which mart_*, ref_* and meta.* resolve unqualified; only read.</param>
    /// <param name="billingMonth">Any day of the UTC month.</param>
    /// <exception cref="MonthWithoutDataException">The warehouse has no charges for the month.</exception>
    public static async Task<ReportDocument> ComposeAsync(DbConnection warehouse, DateOnly billingMonth, CancellationToken cancellationToken)
    {
        var month = new DateOnly(billingMonth.Year, billingMonth.Month, 1);
        var marts = new Warehouse(warehouse, month);
        var totals = MonthTotal.Consecutive(await marts.RowsAsync(MonthTotal.Sql, MonthTotal.Read, cancellationToken));
        if (totals.Count == 0 || totals[^1].Month != month)
        {
            var known = await marts.RowsAsync(
                "SELECT DISTINCT billing_month FROM mart_chargeback_monthly ORDER BY ALL",
                row => row.Date("billing_month"),
                cancellationToken
            );
            throw new MonthWithoutDataException(month, known);
        }

        var build = await marts.FirstAsync(BuildFacts.Sql, BuildFacts.Read, cancellationToken)
            ?? throw new InvalidOperationException("meta.build is empty: the warehouse was not published by a build.");
        var budgets = await marts.RowsAsync(BudgetLine.Sql, BudgetLine.Read, cancellationToken);
        var view = new MonthView(month, build, totals, budgets, marts, new FootnoteNumbers());
        var sections = new List<ReportSection>();
        foreach (IGovernanceSection section in Sections)
        {
            if (await section.ComposeAsync(view, cancellationToken) is { } composed)
            {
                sections.Add(composed);
            }
        }

        return new ReportDocument(
            "AI Spend Governance Report",
            Dates.MonthAndYear(month),
            build.Organization,
            build.AsOfUtc,
            Dates.Instant(build.AsOfUtc),
            build.BuildId,
            sections
        );
    }
}
