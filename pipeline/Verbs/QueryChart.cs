using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Reports.Charts.Png;
using Finops.Reports.Content;

namespace Finops.Verbs;

/// <summary>`finops query --chart`: a result as a picture. Which kind follows from its columns: what stands first, and how many numbers there are.</summary>
public static class QueryChart
{
    private const int MostRows = 20_000;
    private const int MostBars = 25;
    private const int MostSeries = 5;
    private const int MostPeriods = 1100;

    /// <summary>Draws the result as PNG.</summary>
    /// <exception cref="FinopsException">Exit code 2: the result has no rows, or a shape that is no chart's; says which are.</exception>
    public static byte[] Draw(DuckDBDataReader reader)
    {
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var kinds = Enumerable.Range(0, reader.FieldCount).Select(i => Kind(reader.GetFieldType(i))).ToList();
        var shape = string.Concat(kinds);
        var rows = Rows(reader, kinds);
        Chart? chart = shape switch
        {
            "tn" => Bars(names, rows),
            "ttn" => StackedBars(names, rows),
            "dtn" => Stack(names, rows),
            "dn" => Periods(names, rows),
            ['d', .. var numbers] when numbers.Length <= MostSeries && numbers.All(kind => kind == 'n') => Lines(names, rows),
            _ => null,
        };
        if (chart is null)
        {
            var found = names.Zip(kinds).Select(column => $"{column.First} ({Word(column.Second)})");
            throw Refused($"the columns {string.Join(", ", found)}");
        }

        return PngChart.Draw(
            chart,
            $"{Words(names[^1])} by {string.Join(" and ", names.Zip(kinds).Where(column => column.Second != 'n').Select(column => Words(column.First).ToLowerInvariant()))}",
            Tick(names[^1])
        );
    }

    // d = day or month, t = text, n = number.
    private static char Kind(Type type) =>
        type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset) ? 'd'
        : type == typeof(string) || type == typeof(bool) || type == typeof(Guid) || type.IsEnum ? 't'
        : type == typeof(BigInteger) || (type.IsPrimitive && type != typeof(char)) || type == typeof(decimal) ? 'n'
        : '?';

    private static string Word(char kind) =>
        kind switch
        {
            'd' => "date",
            't' => "text",
            'n' => "number",
            _ => "neither date, text nor number",
        };

    private static List<Row> Rows(DuckDBDataReader reader, IReadOnlyList<char> kinds)
    {
        var rows = new List<Row>();
        while (reader.Read())
        {
            if (rows.Count == MostRows)
            {
                throw Refused(string.Create(CultureInfo.InvariantCulture, $"more than {MostRows} rows"));
            }

            var day = kinds[0] == 'd' ? Day(reader) : (DateOnly?)null;
            if (kinds[0] == 'd' && day is null)
            {
                continue; // without a day there is no place on the axis
            }

            rows.Add(
                new Row(
                    day,
                    [.. kinds.Select((kind, i) => (kind, i)).Where(column => column.kind == 't').Select(column => Text(reader, column.i))],
                    [.. kinds.Select((kind, i) => (kind, i)).Where(column => column.kind == 'n').Select(column => Number(reader, column.i))]
                )
            );
        }

        return rows.Count == 0 ? throw Refused("no rows") : rows;
    }

    private static DateOnly? Day(DuckDBDataReader reader) =>
        reader.IsDBNull(0)
            ? null
            : reader.GetValue(0) switch
            {
                DateOnly day => day,
                DateTime time => DateOnly.FromDateTime(time),
                DateTimeOffset time => DateOnly.FromDateTime(time.UtcDateTime),
                _ => null,
            };

    private static string Text(DuckDBDataReader reader, int column) =>
        reader.IsDBNull(column) ? "none"
        : reader.GetValue(column) is bool flag ? (flag ? "yes" : "no")
        : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text
        : "none";

    private static decimal? Number(DuckDBDataReader reader, int column)
    {
        try
        {
            return reader.IsDBNull(column)
                ? null
                : reader.GetValue(column) switch
                {
                    double number => double.IsFinite(number) ? (decimal)number : null,
                    float number => float.IsFinite(number) ? (decimal)number : null,
                    BigInteger number => (decimal)number,
                    var number => Convert.ToDecimal(number, CultureInfo.InvariantCulture),
                };
        }
        catch (OverflowException)
        {
            throw Refused($"a number too large to draw in {reader.GetName(column)}");
        }
    }

    private static BarsChart Bars(IReadOnlyList<string> names, IReadOnlyList<Row> rows)
    {
        var value = Value(names[^1]);
        var shown = rows.Count > MostBars ? MostBars - 1 : rows.Count;
        var bars = rows.Take(shown).Select(row => Bar(row.Texts[0], row.Numbers[0], false)).ToList();
        if (rows.Count > shown)
        {
            bars.Add(Bar($"{rows.Count - shown} others", rows.Skip(shown).Sum(row => row.Numbers[0] ?? 0m), true));
        }

        return new BarsChart(Words(names[0]), [Words(names[^1])], [Words(names[^1])], bars);

        Bar Bar(string name, decimal? number, bool isRest)
        {
            // Ratios and averages of the rest together mean nothing.
            var text = number is null || (isRest && !IsSum(names[^1])) ? Figures.None : value(number.Value);
            return new Bar(name, [new BarPart(isRest && !IsSum(names[^1]) ? 0m : number ?? 0m, text)], [text], isRest);
        }
    }

    private static BarsChart StackedBars(IReadOnlyList<string> names, IReadOnlyList<Row> rows)
    {
        var value = Value(names[^1]);
        var parts = Largest(rows, row => row.Texts[1]);
        var groups = rows.GroupBy(row => row.Texts[0], StringComparer.Ordinal).ToList();
        return groups.Count > MostBars
            ? throw Refused(string.Create(CultureInfo.InvariantCulture, $"{groups.Count} bars of several parts, more than {MostBars}"))
            : new BarsChart(
                Words(names[0]),
                parts,
                ["Total"],
                [
                    .. groups.Select(group => new Bar(
                        group.Key,
                        [.. parts.Select((part, i) => new BarPart(group.Where(row => Place(parts, row.Texts[1]) == i).Sum(row => row.Numbers[0] ?? 0m), ""))],
                        [value(group.Sum(row => row.Numbers[0] ?? 0m))]
                    )),
                ]
            );
    }

    private static Chart Periods(IReadOnlyList<string> names, IReadOnlyList<Row> rows)
    {
        var value = Value(names[1]);
        var tick = Tick(names[1]);
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
                        return new Column(
                            Month(month),
                            Month(month),
                            number,
                            0m,
                            number is null ? Figures.None : value(number.Value),
                            periods.Count <= 13,
                            false,
                            false
                        );
                    }),
                ],
                axis,
                Words(names[1])
            )
            : new DailyChart(
                [
                    .. periods.Select(day =>
                    {
                        var number = found.GetValueOrDefault(day)?.Numbers[0];
                        return new DailyPoint(
                            NameOfDay(day),
                            number,
                            number is null ? Figures.None : value(number.Value),
                            periods.Count <= 93 && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                        );
                    }),
                ],
                axis,
                [],
                Words(names[1])
            );
    }

    private static SeriesChart Lines(IReadOnlyList<string> names, IReadOnlyList<Row> rows)
    {
        var found = ByPeriod(rows);
        var isMonthly = IsMonthly(names[0], rows);
        var periods = Between(rows, isMonthly);
        return new SeriesChart(
            [.. periods.Select(period => isMonthly ? Month(period) : NameOfDay(period))],
            [.. names.Skip(1).Select((name, i) => new ChartSeries(Words(name), [.. periods.Select(period => found.GetValueOrDefault(period)?.Numbers[i])]))],
            IsStacked: false,
            Tick(names[^1])
        );
    }

    private static SeriesChart Stack(IReadOnlyList<string> names, IReadOnlyList<Row> rows)
    {
        var parts = Largest(rows, row => row.Texts[0]);
        var isMonthly = IsMonthly(names[0], rows);
        var periods = Between(rows, isMonthly);
        var sums = rows.ToLookup(row => (row.Day!.Value, Place(parts, row.Texts[0])), row => row.Numbers[0] ?? 0m);
        return new SeriesChart(
            [.. periods.Select(period => isMonthly ? Month(period) : NameOfDay(period))],
            [
                .. parts.Select(
                    (part, i) =>
                        new ChartSeries(part, [.. periods.Select(period => (decimal?)sums[(period, i)].Sum())], i == MostSeries - 1 && IsRest(part, rows))
                ),
            ],
            IsStacked: true,
            Tick(names[^1])
        );

        static bool IsRest(string part, IReadOnlyList<Row> rows) => rows.All(row => row.Texts[0] != part);
    }

    /// <summary>The parts that come to most, the others as one.</summary>
    private static List<string> Largest(IReadOnlyList<Row> rows, Func<Row, string> name)
    {
        var all = rows.GroupBy(name, StringComparer.Ordinal)
            .OrderByDescending(group => Math.Abs(group.Sum(row => row.Numbers[0] ?? 0m)))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToList();
        return all.Count <= MostSeries ? all : [.. all.Take(MostSeries - 1), $"{all.Count - MostSeries + 1} others"];
    }

    private static int Place(List<string> parts, string name) => parts.IndexOf(name) is var place and >= 0 ? place : parts.Count - 1;

    private static Dictionary<DateOnly, Row> ByPeriod(IReadOnlyList<Row> rows)
    {
        var twice = rows.GroupBy(row => row.Day!.Value).FirstOrDefault(group => group.Count() > 1);
        return twice is not null ? throw Refused($"{twice.Count()} rows for {twice.Key:yyyy-MM-dd}") : rows.ToDictionary(row => row.Day!.Value);
    }

    private static bool IsMonthly(string name, IReadOnlyList<Row> rows) =>
        rows.All(row => row.Day!.Value.Day == 1)
        && (name.Contains("month", StringComparison.OrdinalIgnoreCase) || rows.Select(row => row.Day).Distinct().Count() > 1);

    // Every period from the first to the last: a day that is missing is a gap and not a straight line.
    private static List<DateOnly> Between(IReadOnlyList<Row> rows, bool isMonthly)
    {
        var (first, last) = (rows.Min(row => row.Day!.Value), rows.Max(row => row.Day!.Value));
        var periods = new List<DateOnly>();
        for (var period = first; period <= last; period = isMonthly ? period.AddMonths(1) : period.AddDays(1))
        {
            periods.Add(period);
            if (periods.Count > MostPeriods)
            {
                throw Refused($"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}, more than {MostPeriods} {(isMonthly ? "months" : "days")}");
            }
        }

        return periods;
    }

    private static string Month(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    private static string NameOfDay(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    private static bool IsSum(string column) => !column.EndsWith("_ratio", StringComparison.Ordinal) && !column.Contains("_per_", StringComparison.Ordinal);

    private static Func<decimal, string> Value(string column) =>
        column.EndsWith("_usd", StringComparison.Ordinal) ? Figures.UsdShort
        : column.EndsWith("_ratio", StringComparison.Ordinal) ? number => Figures.Share(number)
        : Plain;

    private static Func<decimal, string> Tick(string column) => column.EndsWith("_usd", StringComparison.Ordinal) ? Figures.UsdTick : Value(column);

    private static string Plain(decimal number) =>
        Math.Abs(number) >= 1000m ? Figures.UsdTick(number).Replace("$", "", StringComparison.Ordinal) : number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"billed_usd" → "Billed (USD)".</summary>
    private static string Words(string column)
    {
        var words = (column.EndsWith("_usd", StringComparison.Ordinal) ? column[..^4] + " (USD)" : column).Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static FinopsException Refused(string found) =>
        new(
            ExitCode.Usage,
            new Problem(
                "--chart",
                "a date and one to five numbers (columns by month, a line by day, lines), a date, a text and a number (stacked columns), or one or two texts and a number (bars)",
                found,
                "put the period or the name first and the amount last: SELECT usage_date, provider, sum(billed_usd) AS billed_usd FROM mart_spend_daily GROUP BY ALL"
            )
        );

    private sealed record Row(DateOnly? Day, IReadOnlyList<string> Texts, IReadOnlyList<decimal?> Numbers);
}
