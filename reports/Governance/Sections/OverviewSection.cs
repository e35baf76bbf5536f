using Finops.Reports.Content;
using Finops.Reports.Governance.Decisions;

namespace Finops.Reports.Governance.Sections;

/// <summary>The first page: the answer in one sentence, eight key figures, the trend, what needs a decision.</summary>
internal sealed class OverviewSection : IGovernanceSection
{
    /// <summary>With more columns than this only the first and the last two carry their figure.</summary>
    private const int MostLabelled = 8;

    public async Task<ReportSection?> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        List<Block> blocks =
        [
            new ParagraphBlock(Headline(month), IsHeadline: true),
            .. await MissingUse.ComposeAsync(month, cancellationToken) is { } missing ? [new ParagraphBlock(missing)] : Array.Empty<Block>(),
            new CardsBlock(await KeyFigures.ComposeAsync(month, cancellationToken)),
            Trend(month),
            await DecisionList.ComposeAsync(month, cancellationToken),
        ];
        return new ReportSection("overview", null, blocks, month.Footnotes.Take());
    }

    private static Prose Headline(MonthView month)
    {
        var comparison = Comparison.Words(month.Total.BilledUsd, month.Previous?.BilledUsd, month.PreviousName);
        decimal? unowned = Figures.Quotient(month.Total.UnownedUsd, month.Total.BilledUsd);
        var owner = unowned >= 0.0005m ? $"; {Figures.Share(unowned)} of it has no cost center" : "";
        var sentence = Prose.Of($"AI spend was {Prose.Strong(Figures.UsdShort(month.Total.BilledUsd))} in {month.Name}, {comparison}{Budget(month)}{owner}.");
        sentence = month.ProvisionalNote() is { } provisional ? sentence with { Runs = [.. sentence.Runs, .. Prose.Of($"{provisional}").Runs] } : sentence;
        return month.EstimateNote() is { } estimate
            ? sentence with
            {
                Runs = [.. sentence.Runs, .. month.Total.IsProvisional ? [new Run(" ")] : Array.Empty<Run>(), .. Prose.Of($"{estimate}").Runs],
            }
            : sentence;
    }

    private static string Budget(MonthView month)
    {
        var isOver = month.Budget?.IsOver(month.Build.AsOfUtc) ?? false;
        return Figures.Ratio(isOver ? month.Total.BilledUsd : month.Budget?.ProjectedUsd, month.Budget?.BudgetUsd) switch
        {
            null => "",
            { } ratio when Math.Abs(ratio) < 0.0005m => isOver ? " and on budget" : " and heading for its budget",
            { } ratio => $" and {(isOver ? "" : "heading for ")}{Figures.Share(Math.Abs(ratio))} {(ratio > 0m ? "over" : "under")} budget",
        };
    }

    private static ChartBlock Trend(MonthView month)
    {
        var totals = month.Totals;
        bool all = totals.Count <= MostLabelled;
        Column[] columns =
        [
            .. totals.Select(
                (total, i) =>
                    new Column(
                        Dates.MonthAndYear(total.Month),
                        total.Month.ToString("MMM") + (i == 0 || total.Month.Month == 1 ? total.Month.ToString("\nyyyy") : ""),
                        total.HasData ? total.InvoicedUsd : null,
                        total.EstimateUsd,
                        total.HasData ? Figures.UsdShort(total.BilledUsd) : Figures.None,
                        total.HasData && (all || i == 0 || i >= totals.Count - 2),
                        i == totals.Count - 1,
                        total.IsProvisional
                    )
            ),
        ];
        MonthTotal[] known = [.. totals.Where(total => total.HasData)];
        var highest = known.MaxBy(total => total.BilledUsd)!;
        string provisional = totals.Any(total => total.IsProvisional) ? "; dashed columns can still be revised" : "";
        string estimate = totals.Any(total => total.EstimateUsd > 0m) ? "; grey is estimated" : "";
        return new ChartBlock(
            TrendTitle.Of(known),
            $"Charged AI spend per month in US dollars, {Dates.MonthAndYear(totals[0].Month)} to {Dates.MonthAndYear(month.Month)}{provisional}{estimate}",
            $"Columns of monthly spend. {Dates.MonthAndYear(month.Month)}: {Figures.Usd(month.Total.BilledUsd)}. Highest: {Dates.MonthAndYear(highest.Month)} with {Figures.Usd(highest.BilledUsd)}.",
            new ColumnsChart(columns, ValueAxis.UpTo(highest.BilledUsd, Figures.UsdTick), "Charged spend, US dollars")
        );
    }
}
