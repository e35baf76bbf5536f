using System.Data.Common;
using Finops.Reports.Content;
using Finops.Reports.Marts;
using Finops.Reports.Statement;
using Finops.Reports.Statement.Sections;

namespace Finops.Reports;

/// <summary>The one-page statement of a cost center's month, for its head: what is owed, for what, by which rule, and how to question it.</summary>
public sealed class UnitStatement
{
    /// <summary>From the top of the page down. A new part is a class like these and one line here.</summary>
    private static readonly IReadOnlyList<IStatementSection> Sections = [new AnswerSection(), new CompositionSection(), new UseSection(), new HistorySection()];

    private UnitStatement() { }

    /// <summary>Composes the statement.</summary>
    /// <param name="warehouse">An open connection in which mart_*, ref_* and meta.* resolve unqualified; only read.</param>
    /// <param name="billingMonth">Any day of the UTC month.</param>
    /// <param name="costCenterId">A cost center with a bill for the month, as mart_chargeback_monthly writes it.</param>
    /// <exception cref="ArgumentException">There is no such bill.</exception>
    public static async Task<ReportDocument> ComposeAsync(
        DbConnection warehouse,
        DateOnly billingMonth,
        string costCenterId,
        CancellationToken cancellationToken
    )
    {
        var month = new DateOnly(billingMonth.Year, billingMonth.Month, 1);
        var marts = new Warehouse(warehouse, month, costCenterId);
        var bill = await marts.FirstAsync(UnitBill.Sql, UnitBill.Read, cancellationToken)
            ?? throw new ArgumentException($"{costCenterId} has no bill for {month:yyyy-MM}.", nameof(costCenterId));
        var build = await marts.FirstAsync(BuildFacts.Sql, BuildFacts.Read, cancellationToken)
            ?? throw new InvalidOperationException("meta.build is empty: the warehouse was not published by a build.");
        var composition = new Composition(
            await marts.RowsAsync(SharedCost.Sql, SharedCost.Read, cancellationToken),
            await marts.RowsAsync(CorrectedMonth.Sql, CorrectedMonth.Read, cancellationToken)
        );
        var view = new UnitView(
            month,
            build,
            bill,
            composition,
            await marts.FirstAsync(UnitBudget.Sql, UnitBudget.Read, cancellationToken),
            await marts.RowsAsync(UnitMonth.Sql, UnitMonth.Read, cancellationToken),
            marts,
            new FootnoteNumbers()
        );
        var sections = new List<ReportSection>();
        foreach (IStatementSection section in Sections)
        {
            sections.Add(await section.ComposeAsync(view, cancellationToken));
        }

        return new ReportDocument(
            $"{(bill.IsCharged ? "AI Cost Statement" : "AI Showback Statement, not a charge")} · {Names.CostCenterWithId(bill.Id, bill.Name)}",
            Dates.MonthAndYear(month),
            build.Organization,
            build.AsOfUtc,
            Dates.Instant(build.AsOfUtc),
            build.BuildId,
            [.. sections.SkipLast(1), sections[^1] with { Footnotes = view.Footnotes.Take() }],
            bill.Owner is null ? null : $"For {string.Join(", ", new[] { bill.Owner, bill.BusinessUnit }.OfType<string>())}"
        );
    }
}
