using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Statement.Sections;

/// <summary>What is owed, in one sentence; how firm that is; four figures to hold it against.</summary>
internal sealed class AnswerSection : IStatementSection
{
    public Task<ReportSection> ComposeAsync(UnitView unit, CancellationToken cancellationToken) =>
        Task.FromResult(
            new ReportSection(
                "answer",
                null,
                [
                    new ParagraphBlock(Headline(unit), IsHeadline: true),
                    new ParagraphBlock(State(unit)),
                    new CardsBlock([Amount(unit), Change(unit), unit.Budget is { } budget ? Budget(unit, budget) : Discount(unit), StateCard(unit.Bill)]),
                ],
                []
            )
        );

    private static Prose Headline(UnitView unit)
    {
        var bill = unit.Bill;
        var name = Names.CostCenter(bill.Id, bill.Name);
        var month = unit.IsRunning ? $"{Dates.Month(unit.Month)} so far" : Dates.Month(unit.Month);
        Run amount = Prose.Strong(Figures.Usd(Math.Abs(bill.BilledUsd)));
        string compared = unit switch
        {
            { IsRunning: true } => unit.Budget is { BudgetUsd: > 0m } whole ? $", {Figures.Share(bill.BilledUsd / whole.BudgetUsd)} of its budget" : "",
            _ =>
                $", {Comparison.Words(bill.BilledUsd, unit.PreviousUsd, unit.PreviousName)}{(unit.Budget is { } budget ? $" and {budget.Words(bill.BilledUsd)}" : "")}",
        };
        return (bill.Id, bill.IsCharged, bill.BilledUsd) switch
        {
            (Names.Unassigned, _, _) => Prose.Of($"People without a cost center used AI for {amount} in {month}{compared}.{unit.SourceNote()}"),
            (Names.Unattributed, _, _) => Prose.Of($"AI use without a known person or owner cost {amount} in {month}{compared}.{unit.SourceNote()}"),
            (_, false, _) => Prose.Of($"{name} used AI for {amount} in {month}{compared}. It is shown this and not charged.{unit.SourceNote()}"),
            (_, _, < 0m) => Prose.Of($"{name} gets {amount} back for AI in {month}: credits exceed charges.{unit.SourceNote()}"),
            (_, _, 0m) => Prose.Of($"{name} owes nothing for AI in {month}{compared}.{unit.SourceNote()}"),
            _ => Prose.Of($"{name} owes {amount} for AI in {month}{compared}.{unit.SourceNote()}"),
        };
    }

    private static Prose State(UnitView unit)
    {
        var bill = unit.Bill;
        var approved = bill.ApprovedBy is { } name ? $", approved by {name}" : "";
        var state = bill switch
        {
            { IsOpen: true } => Prose.Of($"{Prose.Strong("The month is open:")} until it is closed, vendors can revise it and rules can move it."),
            { FinalizedAtUtc: { } final } => Prose.Of(
                $"{Prose.Strong("The month is final")} since {Dates.LongDay(final)}{approved}: changes come as corrections on later bills."
            ),
            { ClosedAtUtc: { } closed } => Prose.Of(
                $"{Prose.Strong("Closed provisionally")} on {Dates.LongDay(closed)}{approved}: revisions come as corrections on later bills."
            ),
            _ => Prose.Of($"{Prose.Strong("The month is closed:")} changes come as corrections on later bills."),
        };
        return bill.IsCharged ? state : Prose.Of($"{Prose.Strong("Showback, for information only.")}").Then(state);
    }

    private static KpiCard Amount(UnitView unit) =>
        new(
            (unit.Bill.IsCharged, unit.Bill.BilledUsd) switch
            {
                (false, _) => "Shown, not charged",
                (_, < 0m) => "To get back",
                _ => Names.IsUnowned(unit.Bill.Id) ? "Without a cost center" : "To pay",
            },
            Figures.UsdShort(Math.Abs(unit.Bill.BilledUsd)),
            $"{Figures.UsdShort(unit.Bill.DirectUsd)} own use",
            (unit.Bill.AllocatedUsd, unit.Bill.CorrectionUsd) switch
            {
                (0m, 0m) => "Nothing shared or corrected",
                (_, 0m) => $"{Figures.UsdShort(unit.Bill.AllocatedUsd)} shared by rule",
                (0m, _) => $"{Figures.UsdDifference(unit.Bill.CorrectionUsd)} corrected",
                _ => $"{Figures.UsdShort(unit.Bill.AllocatedUsd)} shared, {Figures.UsdDifference(unit.Bill.CorrectionUsd)} corrected",
            },
            Tone.Neutral,
            Sparkline.Of([.. unit.Months.Select(month => (decimal?)month.BilledUsd)], "By month: the bill"),
            unit.EstimateNote()
        );

    private static KpiCard Change(UnitView unit)
    {
        decimal? ratio = !unit.IsRunning && unit.PreviousUsd > 0m && unit.Bill.BilledUsd >= 0m ? Figures.Ratio(unit.Bill.BilledUsd, unit.PreviousUsd) : null;
        return new KpiCard(
            $"Change on {unit.PreviousName}",
            Figures.Change(ratio),
            unit.IsRunning ? "The month is not over"
                : unit.PreviousUsd is { } before ? Figures.UsdDifference(unit.Bill.BilledUsd - before)
                : "Nothing to compare with",
            unit.PreviousUsd is { } earlier ? $"{unit.PreviousName}: {Figures.UsdShort(earlier)}" : $"No charges in {unit.PreviousName}",
            ratio >= 0.25m ? Tone.Warning : Tone.Neutral
        );
    }

    private static KpiCard Budget(UnitView unit, UnitBudget budget)
    {
        var over = unit.Bill.BilledUsd - budget.BudgetUsd;
        return new KpiCard(
            "Against budget",
            unit.IsRunning ? Figures.None : Figures.Change(Figures.Ratio(unit.Bill.BilledUsd, budget.BudgetUsd)),
            over > 0m ? $"{Figures.UsdShort(over)} over" : $"{Figures.UsdShort(-over)} {(unit.IsRunning ? "left" : "under")}",
            $"Budget {Figures.UsdShort(budget.BudgetUsd)}",
            over > 0m ? Tone.Bad : Tone.Good
        );
    }

    private static KpiCard Discount(UnitView unit)
    {
        var saved = unit.Bill.ListUsd - (unit.Bill.BilledUsd - unit.Bill.EstimateUsd);
        var isKnown = unit.Bill is { ListUsd: > 0m, BilledUsd: > 0m };
        return new KpiCard(
            "Discount on list price",
            isKnown ? Figures.Share(saved / unit.Bill.ListUsd) : Figures.None,
            saved >= 0m ? $"{Figures.UsdShort(saved)} below list" : $"{Figures.UsdShort(-saved)} above list",
            $"List price {Figures.UsdShort(unit.Bill.ListUsd)}",
            !isKnown || saved == 0m ? Tone.Neutral
                : saved > 0m ? Tone.Good
                : Tone.Bad
        );
    }

    private static KpiCard StateCard(UnitBill bill) =>
        new(
            "State of the bill",
            Names.Words(bill.Status),
            bill.IsOpen ? "It can still change" : "The amount stands",
            (bill.FinalizedAtUtc ?? bill.ClosedAtUtc) is { } since ? $"Since {Dates.DayAndYear(DateOnly.FromDateTime(since.UtcDateTime))}"
                : bill.IsOpen ? "Not closed yet"
                : "Closed",
            bill.IsOpen ? Tone.Warning : Tone.Good
        );
}
