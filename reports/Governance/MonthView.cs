using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance;

/// <summary>What every section knows: the month, the marts, the months' totals and the footnote numbers.</summary>
/// <param name="Totals">Up to thirteen consecutive months, the report's own last.</param>
/// <param name="Budgets">Those whose period the month lies in, the organization's first.</param>
internal sealed record MonthView(
    DateOnly Month,
    BuildFacts Build,
    IReadOnlyList<MonthTotal> Totals,
    IReadOnlyList<BudgetLine> Budgets,
    Warehouse Warehouse,
    FootnoteNumbers Footnotes
)
{
    internal MonthTotal Total => Totals[^1];

    /// <summary>The month before; null when it has no data.</summary>
    internal MonthTotal? Previous => Totals.Count > 1 && Totals[^2].HasData ? Totals[^2] : null;

    /// <summary>The organization's budget of the month itself; null when it has none.</summary>
    internal BudgetLine? Budget => Budgets.FirstOrDefault(line => line is { IsOrganization: true, PeriodType: "month", BudgetUsd: not null });

    internal string Name => Dates.Month(Month);

    internal string PreviousName => Dates.Month(Month.AddMonths(-1));

    /// <summary>For narrow columns, e.g. "Sep".</summary>
    internal string PreviousShort => Month.AddMonths(-1).ToString("MMM");

    /// <summary>The remark that belongs to every total of the month that vendors can still revise; null when they can't.</summary>
    internal Footnote? ProvisionalNote() =>
        !Total.IsProvisional
            ? null
            : Footnotes.Note(
                $"{Figures.Usd(Total.ProvisionalUsd)} of {Dates.MonthAndYear(Month)} can still be revised by the vendors. Later builds show what changed."
            );

    /// <summary>The remark that belongs to totals with estimated parts; null without them.</summary>
    internal Footnote? EstimateNote() =>
        Total.EstimateUsd == 0m
            ? null
            : Footnotes.Note(
                $"{Figures.Usd(Total.EstimateUsd)} of the total is an estimate: usage from request logs priced by the price table, for vendors whose bill is not in the ledger yet."
            );
}
