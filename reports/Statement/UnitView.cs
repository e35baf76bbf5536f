using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Statement;

/// <summary>What every part of a statement knows: the month, the bill, the months before, the marts and the footnotes.</summary>
/// <param name="Budget">Null where the cost center has none for the month.</param>
/// <param name="Months">Up to six months of the warehouse, the statement's own last.</param>
internal sealed record UnitView(
    DateOnly Month,
    BuildFacts Build,
    UnitBill Bill,
    Composition Composition,
    UnitBudget? Budget,
    IReadOnlyList<UnitMonth> Months,
    Warehouse Warehouse,
    FootnoteNumbers Footnotes
)
{
    internal string PreviousName => Dates.Month(Month.AddMonths(-1));

    /// <summary>Whether use of the month can still come: a part of a month is not held against a whole one.</summary>
    internal bool IsRunning => Build.AsOfUtc.UtcDateTime < Month.AddMonths(1).ToDateTime(TimeOnly.MinValue);

    /// <summary>The bill of the month before, nothing being zero; null when the warehouse lacks that month.</summary>
    internal decimal? PreviousUsd => Months.FirstOrDefault(each => each.Month == Month.AddMonths(-1))?.BilledUsd;

    /// <summary>The remark that says which marts the figures are from.</summary>
    internal Footnote SourceNote() =>
        Footnotes.Note(
            $"Figures from mart_chargeback_monthly, mart_chargeback_lines, mart_billing_periods,{(Budget is null ? "" : " mart_budget_burn,")} ref_allocation_rules, ref_people."
        );

    /// <summary>The remark that belongs to every total with estimated parts; null without them.</summary>
    internal Footnote? EstimateNote() =>
        Bill.EstimateUsd == 0m
            ? null
            : Footnotes.Note(
                $"{Figures.Usd(Bill.EstimateUsd)} of it is an estimate: usage priced by the price table, for vendors whose bill is not in the ledger."
            );

    /// <summary>A part's share of the bill; a dash where the bill is nothing or a credit.</summary>
    internal string Share(decimal usd) => Bill.BilledUsd > 0m ? Figures.Share(usd / Bill.BilledUsd) : Figures.None;
}
