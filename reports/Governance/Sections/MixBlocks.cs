using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Waste and mix in four figures: how concentrated use is, what the cache serves, what guidance could save, what runs in long contexts.</summary>
internal static class MixBlocks
{
    private const string PeopleMart = "mart_people_spend_monthly";
    private const string MixMart = "mart_model_mix_monthly";

    private const string PeopleSql = """
        SELECT usage_month, max(people_count) AS people, count(*) FILTER (is_top_5_percent) AS top_people,
          max(cumulative_ratio) FILTER (is_top_5_percent) AS top_ratio, sum(billed_usd) AS billed_usd, sum(long_context_usd) AS long_context_usd
        FROM mart_people_spend_monthly
        WHERE usage_month <= $month AND usage_month > $month - interval 13 month
        GROUP BY ALL
        ORDER BY ALL
        """;

    // what the cheaper model would have made dearer is no saving, nor is it set against one
    private const string MixSql = """
        SELECT usage_month, sum(input_tokens) AS input_tokens, sum(cache_read_tokens) AS cache_read_tokens, sum(cache_saved_usd) AS cache_saved_usd,
          sum(billed_usd) AS billed_usd, count(cheaper_usd) AS guided_count,
          coalesce(sum(possible_saving_usd) FILTER (possible_saving_usd > 0), 0) AS saving_usd, coalesce(sum(billed_usd) FILTER (possible_saving_usd > 0),
            0) AS guided_usd
        FROM mart_model_mix_monthly
        WHERE usage_month <= $month AND usage_month > $month - interval 13 month
        GROUP BY ALL
        ORDER BY ALL
        """;

    internal static async Task<IReadOnlyList<Block>> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var people = await month.Warehouse.RowsIfPublishedAsync(PeopleMart, PeopleSql, People.Read, cancellationToken);
        var mix = await month.Warehouse.RowsIfPublishedAsync(MixMart, MixSql, Mix.Read, cancellationToken);
        KpiCard[] cards = [.. Concentration(month, people), .. Cache(month, mix), .. Saving(month, mix), .. LongContext(month, people)];
        return cards.Length == 0
            ? []
            :
            [
                new ParagraphBlock(Prose.Of($"{Prose.Strong("Waste and mix.")} How {month.Name}’s use was spread, and what it could have cost.")),
                new CardsBlock(cards),
            ];
    }

    private static IEnumerable<KpiCard> Concentration(MonthView month, IReadOnlyList<People> months)
    {
        if (months.FirstOrDefault(each => each.Month == month.Month) is { TopRatio: not null } now)
        {
            yield return new KpiCard(
                "Share of the top 5% of people",
                Figures.Share(now.TopRatio),
                $"{Figures.Count(now.TopCount)} of {Figures.Plural(now.Count, "person", "people")}",
                $"of {Figures.UsdShort(now.BilledUsd)} of people’s own use",
                Tone.Neutral,
                Trend(month, day => months.FirstOrDefault(each => each.Month == day)?.TopRatio, "share of the top 5% of people")
            );
        }
    }

    private static IEnumerable<KpiCard> Cache(MonthView month, IReadOnlyList<Mix> months)
    {
        if (months.FirstOrDefault(each => each.Month == month.Month) is { CacheRatio: not null } now)
        {
            yield return new KpiCard(
                "Input served by the cache",
                Figures.Share(now.CacheRatio),
                now.CacheSavedUsd is { } saved
                    ? $"{Figures.UsdShort(Math.Abs(saved))} {(saved < 0m ? "more" : "less")} than uncached"
                    : "No prices to hold it against",
                "at the discount that the use got",
                now.CacheSavedUsd switch
                {
                    > 0m => Tone.Good,
                    < 0m => Tone.Bad,
                    _ => Tone.Neutral,
                },
                Trend(month, day => months.FirstOrDefault(each => each.Month == day)?.CacheRatio, "share of input tokens served by the cache")
            );
        }
    }

    private static IEnumerable<KpiCard> Saving(MonthView month, IReadOnlyList<Mix> months)
    {
        if (months.FirstOrDefault(each => each.Month == month.Month) is { IsGuided: true } now)
        {
            yield return new KpiCard(
                "Saving that guidance allows",
                Figures.UsdShort(now.SavingUsd),
                $"{Figures.Share(Figures.Quotient(now.SavingUsd, now.BilledUsd))} of what use cost",
                $"on {Figures.UsdShort(now.GuidedUsd)} with a cheaper model",
                now.SavingUsd > 0m ? Tone.Warning : Tone.Good,
                Trend(month, day => months.FirstOrDefault(each => each.Month == day)?.SavingUsd, "saving that guidance allows"),
                month.Footnotes.Note(
                    "An estimate of what is possible: the same tokens with the cheaper model that model_guidance.csv names, at each day’s list price and the discount that the use got. Whether that model is enough, guidance says."
                )
            );
        }
    }

    private static IEnumerable<KpiCard> LongContext(MonthView month, IReadOnlyList<People> months)
    {
        if (months.FirstOrDefault(each => each.Month == month.Month) is { } now)
        {
            yield return new KpiCard(
                "In long contexts",
                Figures.UsdShort(now.LongContextUsd),
                $"{Figures.Share(Figures.Quotient(now.LongContextUsd, now.BilledUsd))} of people’s own use",
                "above 200k tokens",
                Tone.Neutral,
                Trend(month, day => months.FirstOrDefault(each => each.Month == day)?.LongContextUsd, "cost of long contexts")
            );
        }
    }

    private static Sparkline? Trend(MonthView month, Func<DateOnly, decimal?> value, string what) =>
        Sparkline.Of([.. month.Totals.Select(total => value(total.Month))], $"By month: {what}");

    private sealed record People(DateOnly Month, long Count, long TopCount, decimal? TopRatio, decimal BilledUsd, decimal LongContextUsd)
    {
        internal static People Read(MartRow row) =>
            new(
                row.Date("usage_month"),
                row.Count("people"),
                row.Count("top_people"),
                row.NumberOrNull("top_ratio"),
                row.Usd("billed_usd"),
                row.Usd("long_context_usd")
            );
    }

    private sealed record Mix(
        DateOnly Month,
        decimal? CacheRatio,
        decimal? CacheSavedUsd,
        decimal BilledUsd,
        bool IsGuided,
        decimal SavingUsd,
        decimal GuidedUsd
    )
    {
        internal static Mix Read(MartRow row) =>
            new(
                row.Date("usage_month"),
                Figures.Quotient(row.Usd("cache_read_tokens"), row.Usd("input_tokens")),
                row.NumberOrNull("cache_saved_usd"),
                row.Usd("billed_usd"),
                row.Count("guided_count") > 0,
                row.Usd("saving_usd"),
                row.Usd("guided_usd")
            );
    }
}
