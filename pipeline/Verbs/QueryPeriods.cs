using Finops.Reports.Content;

namespace Finops.Verbs;

/// <summary>An answer that begins with a date: columns by month, a line by day, several lines, or stacked columns.</summary>
internal static class QueryPeriods
{
    private const int MostPeriods = 1100;

    internal static Chart Periods(IReadOnlyList<string> names, IReadOnlyList<AnswerRow> rows)
    {
        var value = ColumnWords.Value(names[1]);
        var tick = ColumnWords.Tick(names[1]);
        var found = ByPeriod(rows);
        var isMonthly = IsMonthly(names[0], rows);
        var periods = Between(rows, isMonthly);
        var axis = ValueAxis.UpTo(rows.Max(row => row.Numbers[0] ?? 0m), tick);
        return isMonthly
            ? new ColumnsChart(
                [
                    .. periods.Select(month =>
                    {
                        var number = found.GetValueOrDefault(month)?.Numbers[0];
                        var isProvisional = found.GetValueOrDefault(month)?.IsProvisional ?? false;
                        return new Column(
                            Dates.ShortMonth(month),
                            isProvisional ? $"{Dates.ShortMonth(month)}\nprovisional" : Dates.ShortMonth(month),
                            number,
                            0m,
                            number is null ? Figures.None : value(number.Value),
                            periods.Count <= 13,
                            false,
                            isProvisional
                        );
                    }),
                ],
                axis,
                ColumnWords.Words(names[1])
            )
            : new DailyChart(
                [
                    .. periods.Select(day =>
                    {
                        var number = found.GetValueOrDefault(day)?.Numbers[0];
                        return new DailyPoint(
                            Dates.Day(day),
                            number,
                            number is null ? Figures.None : value(number.Value),
                            periods.Count <= 93 && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                        );
                    }),
                ],
                axis,
                [],
                ColumnWords.Words(names[1])
            );
    }

    internal static SeriesChart Lines(IReadOnlyList<string> names, IReadOnlyList<AnswerRow> rows)
    {
        var found = ByPeriod(rows);
        var isMonthly = IsMonthly(names[0], rows);
        var periods = Between(rows, isMonthly);
        return new SeriesChart(
            [.. periods.Select(period => isMonthly ? Dates.ShortMonth(period) : Dates.Day(period))],
            [
                .. names
                    .Skip(1)
                    .Select((name, i) => new ChartSeries(ColumnWords.Words(name), [.. periods.Select(period => found.GetValueOrDefault(period)?.Numbers[i])])),
            ],
            IsStacked: false,
            ColumnWords.Tick(names[^1])
        );
    }

    internal static SeriesChart Stack(IReadOnlyList<string> names, IReadOnlyList<AnswerRow> rows)
    {
        var parts = QueryAnswer.Largest(rows, row => row.Texts[0]);
        var isMonthly = IsMonthly(names[0], rows);
        var periods = Between(rows, isMonthly);
        var sums = rows.ToLookup(row => (row.Day!.Value, QueryAnswer.Place(parts, row.Texts[0])), row => row.Numbers[0] ?? 0m);
        return new SeriesChart(
            [.. periods.Select(period => isMonthly ? Dates.ShortMonth(period) : Dates.Day(period))],
            [
                .. parts.Select(
                    (part, i) =>
                        new ChartSeries(
                            part,
                            [.. periods.Select(period => (decimal?)sums[(period, i)].Sum())],
                            i == QueryAnswer.MostSeries - 1 && IsRest(part, rows)
                        )
                ),
            ],
            IsStacked: true,
            ColumnWords.Tick(names[^1])
        );

        static bool IsRest(string part, IReadOnlyList<AnswerRow> rows) => rows.All(row => row.Texts[0] != part);
    }

    private static Dictionary<DateOnly, AnswerRow> ByPeriod(IReadOnlyList<AnswerRow> rows)
    {
        var twice = rows.GroupBy(row => row.Day!.Value).FirstOrDefault(group => group.Count() > 1);
        return twice is not null ? throw QueryAnswer.Refused($"{twice.Count()} rows for {twice.Key:yyyy-MM-dd}") : rows.ToDictionary(row => row.Day!.Value);
    }

    private static bool IsMonthly(string name, IReadOnlyList<AnswerRow> rows) =>
        rows.All(row => row.Day!.Value.Day == 1)
        && (name.Contains("month", StringComparison.OrdinalIgnoreCase) || rows.Select(row => row.Day).Distinct().Count() > 1);

    // Every period from the first to the last: a day that is missing is a gap and not a straight line.
    private static List<DateOnly> Between(IReadOnlyList<AnswerRow> rows, bool isMonthly)
    {
        var (first, last) = (rows.Min(row => row.Day!.Value), rows.Max(row => row.Day!.Value));
        var periods = new List<DateOnly>();
        for (var period = first; period <= last; period = isMonthly ? period.AddMonths(1) : period.AddDays(1))
        {
            periods.Add(period);
            if (periods.Count > MostPeriods)
            {
                throw QueryAnswer.Refused($"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}, more than {MostPeriods} {(isMonthly ? "months" : "days")}");
            }
        }

        return periods;
    }
}
