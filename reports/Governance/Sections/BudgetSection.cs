using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>What was spent against what may be spent: the organization in words, every budget in a table. Left out where nobody has a budget.</summary>
internal sealed class BudgetSection : IGovernanceSection
{
    public Task<ReportSection?> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        if (month.Budgets.Count == 0)
        {
            return Task.FromResult<ReportSection?>(null);
        }

        BudgetLine[] organization = [.. month.Budgets.Where(line => line.IsOrganization)];
        List<Block> blocks = organization.Length == 0 ? [] : [new ParagraphBlock(Lead(month, organization))];
        blocks.Add(Table(month));
        return Task.FromResult<ReportSection?>(new ReportSection("budget", "Budget", blocks, month.Footnotes.Take()));
    }

    private static Prose Lead(MonthView month, BudgetLine[] lines)
    {
        Prose[] sentences = [.. lines.Where(line => line.BudgetUsd is not null).Select(line => Sentence(month, line))];
        Prose lead =
            sentences.Length == 0 ? Prose.Of($"The organization has no AI budget of its own.") : sentences.Aggregate((before, next) => before.Then(next));
        BudgetLine? it = lines.FirstOrDefault(line => line.ItRatio is not null);
        return it is null ? lead : lead.Then(Prose.Of($"That is {Prose.Strong(Figures.Share(it.ItRatio))} of the IT budget of {it.PeriodName}."));
    }

    private static Prose Sentence(MonthView month, BudgetLine line)
    {
        string name = line.PeriodType == "month" ? month.Name : line.PeriodName;
        decimal budget = line.BudgetUsd!.Value;
        return line.IsOver(month.Build.AsOfUtc)
            ? Prose.Of(
                $"{name} came to {Prose.Strong(Figures.UsdShort(line.ActualUsd))} of a budget of {Figures.UsdShort(budget)}, {Difference(line.ActualUsd - budget)}."
            )
            : Prose.Of(
                $"{name} stands at {Prose.Strong(Figures.UsdShort(line.ActualUsd))} of a budget of {Figures.UsdShort(budget)}; at the pace of the last four weeks it ends on {Dates.DayAndYear(line.PeriodEnd.AddDays(-1))} at {Prose.Strong(Figures.UsdShort(line.ProjectedUsd))}, {Difference(line.ProjectedUsd - budget)}.{Pace(month)}"
            );
    }

    private static string Difference(decimal over) =>
        over switch
        {
            > 0m => $"{Figures.UsdShort(over)} over",
            < 0m => $"{Figures.UsdShort(-over)} under",
            _ => "exactly that",
        };

    private static Footnote Pace(MonthView month) =>
        month.Footnotes.Note(
            "Projected = charged so far + each account’s daily usage over its last 28 whole days for every day that is not whole yet + fees that both last months had. Days whose data have not arrived do not count as cheap ones."
        );

    private static TableBlock Table(MonthView month)
    {
        // in the order of the kinds; within one the most overspent first, those without a budget for the month last
        TableRow[] rows =
        [
            .. month
                .Budgets.Where(line => line.BudgetUsd is not null)
                .GroupBy(line => line.ScopeType, StringComparer.Ordinal)
                .SelectMany(
                    (kind, number) =>
                        kind.GroupBy(line => line.ScopeId, StringComparer.Ordinal)
                            .OrderByDescending(scope => Of(scope, "month")?.OverUsd ?? decimal.MinValue)
                            .ThenBy(scope => scope.Key, StringComparer.Ordinal)
                            .Select((scope, i) => Row(scope, month.Build.AsOfUtc) with { StartsGroup = number > 0 && i == 0 })
                ),
        ];
        return new TableBlock(
            Title(month),
            [
                new("Budget of"),
                new("Name", IsWide: true),
                new("Budget", IsNumber: true),
                new("Charged", IsNumber: true),
                new("Over", IsNumber: true),
                new("Used", IsNumber: true),
                new("Ran out"),
                new("Quarter used", IsNumber: true),
                new("Year used", IsNumber: true),
            ],
            rows
        );
    }

    private static TableRow Row(IGrouping<string, BudgetLine> scope, DateTimeOffset asOf)
    {
        BudgetLine any = scope.First();
        BudgetLine? now = Of(scope, "month");
        return new TableRow([
            Names.ScopeType(any.ScopeType),
            any.ScopeType switch
            {
                "cost_center" => Names.CostCenterShort(any.ScopeId, any.ScopeName),
                "provider" => Names.Provider(any.ScopeId),
                "organization" => "Whole organization",
                _ => any.ScopeName,
            },
            now?.BudgetUsd is { } budget ? Figures.Dollars(budget) : Figures.None,
            now is null ? Figures.None : Figures.Dollars(now.ActualUsd),
            now?.OverUsd is { } over ? Figures.DollarsDifference(over) : Figures.None,
            Used(now, asOf),
            now is { IsExhausted: true, ExhaustionDate: { } day } ? Dates.Day(day) : Figures.None,
            Used(Of(scope, "quarter"), asOf),
            Used(Of(scope, "fiscal_year"), asOf),
        ]);
    }

    /// <summary>Amber while there is time: a period that is not over and is heading beyond its budget.</summary>
    private static Cell Used(BudgetLine? line, DateTimeOffset asOf) =>
        line?.UsedRatio switch
        {
            null => Figures.None,
            > 1m => new Cell(Figures.Share(line.UsedRatio), Tone.Bad, Arrow.Up),
            { } ratio when !line.IsOver(asOf) && line.ProjectedUsd > line.BudgetUsd => new Cell(Figures.Share(ratio), Tone.Warning, Arrow.Up),
            { } ratio => Figures.Share(ratio),
        };

    private static BudgetLine? Of(IEnumerable<BudgetLine> scope, string periodType) => scope.FirstOrDefault(line => line.PeriodType == periodType);

    /// <summary>How many of the table's budgets of the month are exceeded: as many as it has red rows.</summary>
    private static string Title(MonthView month)
    {
        BudgetLine[] budgets = [.. month.Budgets.Where(line => line is { PeriodType: "month", BudgetUsd: not null })];
        BudgetLine[] exceeded = [.. budgets.Where(line => line.OverUsd > 0m).OrderByDescending(line => line.OverUsd)];
        string unit = $"({Dates.MonthAndYear(month.Month)}, US dollars)";
        return (budgets.Length, exceeded.Length) switch
        {
            (0, _) => $"Budgets {unit}",
            (_, 0) => $"No budget of the month is exceeded {unit}",
            _ =>
                $"{Figures.Count(exceeded.Length)} of {Figures.Plural(budgets.Length, "budget", "budgets")} of the month exceeded, {Most(exceeded[0])} most {unit}",
        };
    }

    private static string Most(BudgetLine line) => line.IsOrganization ? "the organization" : Names.Scope(line.ScopeType, line.ScopeId, line.ScopeName);
}
