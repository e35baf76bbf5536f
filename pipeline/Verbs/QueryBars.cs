using System.Globalization;
using Finops.Reports.Content;

namespace Finops.Verbs;

/// <summary>An answer that begins with a text, as bars in the answer's order.</summary>
internal static class QueryBars
{
    private const int MostBars = 25;

    internal static BarsChart Bars(IReadOnlyList<string> names, IReadOnlyList<AnswerRow> rows)
    {
        var value = ColumnWords.Value(names[^1]);
        var shown = rows.Count > MostBars ? MostBars - 1 : rows.Count;
        var bars = rows.Take(shown).Select(row => Bar(row.Texts[0], row.Numbers[0], false)).ToList();
        if (rows.Count > shown)
        {
            bars.Add(Bar($"{rows.Count - shown} others", rows.Skip(shown).Sum(row => row.Numbers[0] ?? 0m), true));
        }

        return new BarsChart(ColumnWords.Words(names[0]), [ColumnWords.Words(names[^1])], [ColumnWords.Words(names[^1])], bars);

        Bar Bar(string name, decimal? number, bool isRest)
        {
            // Ratios and averages of the rest together mean nothing.
            var text = number is null || (isRest && !ColumnWords.IsSum(names[^1])) ? Figures.None : value(number.Value);
            return new Bar(name, [new BarPart(isRest && !ColumnWords.IsSum(names[^1]) ? 0m : number ?? 0m, text)], [text], isRest);
        }
    }

    internal static BarsChart StackedBars(IReadOnlyList<string> names, IReadOnlyList<AnswerRow> rows)
    {
        var value = ColumnWords.Value(names[^1]);
        var parts = QueryAnswer.Largest(rows, row => row.Texts[1]);
        var groups = rows.GroupBy(row => row.Texts[0], StringComparer.Ordinal).ToList();
        return groups.Count > MostBars
            ? throw QueryAnswer.Refused(string.Create(CultureInfo.InvariantCulture, $"{groups.Count} bars of several parts, more than {MostBars}"))
            : new BarsChart(
                ColumnWords.Words(names[0]),
                parts,
                ["Total"],
                [
                    .. groups.Select(group => new Bar(
                        group.Key,
                        [
                            .. parts.Select(
                                (part, i) => new BarPart(group.Where(row => QueryAnswer.Place(parts, row.Texts[1]) == i).Sum(row => row.Numbers[0] ?? 0m), "")
                            ),
                        ],
                        [value(group.Sum(row => row.Numbers[0] ?? 0m))]
                    )),
                ]
            );
    }
}
