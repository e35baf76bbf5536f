using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Days on which a scope used more than twice its average: numbered on the daily line, explained in the table.</summary>
internal sealed class AnomaliesSection : IGovernanceSection
{
    /// <summary>Days numbered and explained; the others are counted.</summary>
    private const int MostDays = 6;

    /// <summary>Findings explained per day: those with the largest excess, shown from the whole organization down to models.</summary>
    private const int MostPerDay = 3;

    public async Task<ReportSection?> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var findings = await month.Warehouse.RowsAsync(AnomalyFinding.Sql, AnomalyFinding.Read, cancellationToken);
        // Somebody's busy day or a change of model alone is no day for this page: it explains one that the organization or a cost center has.
        var days = findings
            .GroupBy(finding => finding.Day)
            .Where(day => day.Any(finding => finding.IsWide))
            .Select(day => (Day: day.Key, Findings: day.ToArray(), Excess: day.Where(finding => finding.IsWide).Max(finding => finding.ExcessUsd)))
            .OrderByDescending(day => day.Excess)
            .ThenBy(day => day.Day)
            .ToArray();
        var shown = days.Take(MostDays).OrderBy(day => day.Day).ToArray();

        List<Block> blocks = [Lead(month, findings, days.Length)];
        blocks.Add(await DailySpend.ComposeAsync(month, [.. shown.Select(day => (day.Day, day.Excess))], days.Length, cancellationToken));
        if (shown.Length > 0)
        {
            TableRow[] rows = [.. shown.SelectMany((day, number) => Largest(day.Findings).Select((finding, i) => Row(finding, number + 1, i == 0)))];
            blocks.Add(
                new TableBlock(
                    shown.Length < days.Length ? $"The {MostDays} days with the largest excess" : "Anomalies",
                    [
                        new("Ref."),
                        new("Day"),
                        new("Scope"),
                        new("Name", IsWide: true),
                        new("Measure"),
                        new("Actual", IsNumber: true),
                        new("Daily average", IsNumber: true),
                        new("Times", IsNumber: true),
                        new("Excess, $", IsNumber: true),
                    ],
                    rows
                )
            );
            if (rows.Length < findings.Count)
            {
                blocks.Add(
                    new ParagraphBlock(
                        Prose.Of(
                            $"{Figures.Plural(findings.Count - rows.Length, "further finding", "further findings")}, of single people and models too, can be read in mart_cost_anomalies_daily. A scope that stands out by dollars is not listed again for tokens."
                        )
                    )
                );
            }
        }

        return new ReportSection("anomalies", "Anomalies", blocks, month.Footnotes.Take());
    }

    /// <summary>In their own order, which is by scope.</summary>
    private static IEnumerable<AnomalyFinding> Largest(AnomalyFinding[] findings)
    {
        AnomalyFinding[] largest = [.. findings.OrderByDescending(finding => finding.ExcessUsd).Take(MostPerDay)];
        return findings.Where(largest.Contains);
    }

    private static ParagraphBlock Lead(MonthView month, IReadOnlyList<AnomalyFinding> findings, int days)
    {
        if (days == 0)
        {
            return new ParagraphBlock(
                Prose.Of($"No day of {month.Name} stood out: the organization and every cost center stayed within twice their daily average.")
            );
        }

        var rule = findings.FirstOrDefault(finding => finding.IsWide && !finding.IsTokens) ?? findings[0];
        long window = findings.Max(finding => finding.WindowDays);
        Footnote note = month.Footnotes.Note(
            $"A day stands out when its use is more than {Figures.Times(rule.ThresholdRatio)} the mean of the days before it, {window} at most. Days without use count as zero, days whose data are incomplete do not count"
                + (rule.FloorUsd is { } floor ? $"; an excess below {Figures.Usd(floor)} is not reported." : ".")
        );
        var provisional = findings.Any(finding => finding.IsProvisional)
            ? new Run("", Footnote: month.Footnotes.Note("The vendors can still revise the usage of some of these days.").Number)
            : new Run("");
        var largest = findings.Where(finding => finding.IsWide).MaxBy(finding => finding.ExcessUsd)!;
        return new ParagraphBlock(
            Prose.Of(
                $"{Prose.Strong(Figures.Plural(days, "day", "days"))} of {month.Name} stood out, for the whole organization or a cost center.{note} The largest excess was {Prose.Strong(Figures.UsdShort(largest.ExcessUsd))} on {Dates.Day(largest.Day)} ({Names.Scope(largest.ScopeType, largest.ScopeId, largest.ScopeName)}).{provisional}"
            )
        );
    }

    private static TableRow Row(AnomalyFinding finding, int number, bool isFirst) =>
        new(
            [
                new Cell(isFirst ? $"A{number}" : "", Tone.Bad),
                isFirst ? Dates.Day(finding.Day) : "",
                Names.ScopeType(finding.ScopeType),
                Names.Scope(finding.ScopeType, finding.ScopeId, finding.ScopeName),
                finding.IsTokens ? "Tokens" : "US dollars",
                Amount(finding, finding.Actual),
                Amount(finding, finding.DailyAverage),
                finding.Ratio is { } ratio ? Figures.Times(ratio) : Figures.None,
                Figures.DollarsDifference(finding.ExcessUsd),
            ],
            isFirst
        );

    private static string Amount(AnomalyFinding finding, decimal amount) => finding.IsTokens ? Figures.Tokens(amount) : Figures.Dollars(amount);
}
