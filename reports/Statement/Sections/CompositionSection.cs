using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Statement.Sections;

/// <summary>What the amount is made of: own use, each shared cost with its rule in words, corrections of earlier months. Sums to the bill.</summary>
internal sealed class CompositionSection : IStatementSection
{
    public Task<ReportSection> ComposeAsync(UnitView unit, CancellationToken cancellationToken) =>
        Task.FromResult(
            new ReportSection(
                "composition",
                null,
                [
                    new TableBlock(
                        "What the amount is made of (US dollars)",
                        [new("Part"), new("How it comes here", IsWide: true), new("Amount", IsNumber: true), new("Share", IsNumber: true)],
                        [.. Rows(unit)],
                        [
                            new TableRow([
                                Total(unit.Bill),
                                "",
                                new Cell(Figures.Cents(unit.Bill.BilledUsd), Note: unit.EstimateNote()),
                                unit.Share(unit.Bill.BilledUsd),
                            ]),
                        ]
                    ),
                ],
                []
            )
        );

    private static IEnumerable<TableRow> Rows(UnitView unit)
    {
        yield return Row("Own use", OwnUse(unit.Bill), unit.Bill.DirectUsd);
        foreach (SharedCost cost in unit.Composition.NamedRules)
        {
            yield return Row($"Rule {cost.RuleId}", RuleWords.Of(cost), cost.BilledUsd);
        }

        if (unit.Composition.OtherRules is { Count: > 0 } rules)
        {
            yield return Row("Other rules", $"{Figures.Plural(rules.Count, "rule", "rules")} with smaller amounts.", rules.Sum(cost => cost.BilledUsd));
        }

        foreach (CorrectedMonth each in unit.Composition.NamedMonths)
        {
            yield return Row($"Correction of {Dates.MonthAndYear(each.Month)}", "What changed for that month after it was closed.", each.BilledUsd);
        }

        if (unit.Composition.OtherMonths is { Count: > 0 } months)
        {
            yield return Row(
                "Corrections before",
                $"The same for {Figures.Plural(months.Count, "earlier month", "earlier months")}.",
                months.Sum(each => each.BilledUsd)
            );
        }

        TableRow Row(string part, string how, decimal usd) => new([new Cell(part, IsStrong: true), how, Figures.Cents(usd), unit.Share(usd)]);
    }

    private static string Total(UnitBill bill) =>
        bill switch
        {
            { IsCharged: false } => "Shown",
            { BilledUsd: < 0m } => "To get back",
            _ => Names.IsUnowned(bill.Id) ? "Total" : "To pay",
        };

    private static string OwnUse(UnitBill bill) =>
        bill.Id switch
        {
            Names.Unassigned => "By people whom the directory gives no cost center.",
            Names.Unattributed => "By keys, services and accounts that have neither a person nor an owner.",
            _ => "By its own people, and by keys and workspaces that it owns.",
        };
}
