using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>How many people have a spend limit in the month, and how many came to it; from mart_spend_limits_monthly.</summary>
/// <param name="People">Those whose limits are followed, with one or without.</param>
/// <param name="Warned">Reached the warning; those beyond it too.</param>
/// <param name="WarningRatio">The part of a limit at which a warning is given.</param>
internal sealed record LimitCounts(long People, long Limited, long Warned, long Critical, long Exhausted, decimal? WarningRatio, decimal? CriticalRatio)
{
    internal const string Mart = "mart_spend_limits_monthly";

    // a person can have a limit at each vendor and one for all of them, and counts once
    internal const string Sql = """
        SELECT count(DISTINCT scope_id) AS people, count(DISTINCT scope_id) FILTER (limit_usd IS NOT NULL) AS limited,
          count(DISTINCT scope_id) FILTER (is_warning_reached) AS warned, count(DISTINCT scope_id) FILTER (is_critical_reached) AS critical,
          count(DISTINCT scope_id) FILTER (is_exhausted) AS exhausted, max(warning_ratio) AS warning_ratio, max(critical_ratio) AS critical_ratio
        FROM mart_spend_limits_monthly
        WHERE limit_month = $month AND scope_type = 'person'
        HAVING limited > 0
        """;

    internal static LimitCounts Read(MartRow row) =>
        new(
            row.Count("people"),
            row.Count("limited"),
            row.Count("warned"),
            row.Count("critical"),
            row.Count("exhausted"),
            row.NumberOrNull("warning_ratio"),
            row.NumberOrNull("critical_ratio")
        );

    internal Prose Sentence(MonthView month) =>
        Exhausted == 0
            ? Prose.Of($"Nobody of {Figures.Plural(Limited, "person", "people")} with a spend limit used it up in {month.Name}.")
            : Prose.Of(
                $"{Prose.Strong(Figures.Count(Exhausted))} of {Figures.Plural(Limited, "person", "people")} with a spend limit used it up in {month.Name}."
            );

    internal CardsBlock Cards(MonthView month) =>
        new([
            new(
                "People with a spend limit",
                Figures.Count(Limited),
                $"of {Figures.Count(People)} who are followed",
                Dates.MonthAndYear(month.Month),
                Tone.Neutral,
                Note: month.Footnotes.Note(
                    "A vendor’s own limit or one of limits.csv, held against metered use of whole days at ledger cost. Whoever has several counts once; each level counts those beyond it too."
                )
            ),
            Reached("Reached the warning", Warned, WarningRatio, Tone.Warning),
            Reached("Reached critical", Critical, CriticalRatio, Tone.Warning),
            Reached("Used their limit up", Exhausted, 1m, Tone.Bad),
        ]);

    private KpiCard Reached(string label, long count, decimal? ratio, Tone tone) =>
        new(
            label,
            Figures.Count(count),
            $"{Figures.Share(Figures.Quotient(count, Limited))} of those with one",
            ratio is { } known ? $"{Figures.Count((long)Math.Round(known * 100m))}% of a limit" : "",
            count == 0 ? Tone.Good : tone
        );
}
