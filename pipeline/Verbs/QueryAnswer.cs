using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using Finops.Core;

namespace Finops.Verbs;

/// <summary>A query's answer as a picture needs it: days, texts and numbers apart; a column `is_provisional` marks its rows and is no text.</summary>
/// <param name="Names">Names of the drawn columns.</param>
/// <param name="Kinds">One for each name: d = day or month, t = text, n = number.</param>
internal sealed record QueryAnswer(IReadOnlyList<string> Names, string Kinds, IReadOnlyList<AnswerRow> Rows)
{
    internal const int MostSeries = 5;
    private const int MostRows = 20_000;
    private const string Provisional = "is_provisional";

    internal static QueryAnswer Read(DuckDBDataReader reader)
    {
        var all = Enumerable.Range(0, reader.FieldCount).ToList();
        var marks = all.Where(column => reader.GetName(column) == Provisional && reader.GetFieldType(column) == typeof(bool)).ToList();
        var columns = all.Except(marks).Select(column => (Index: column, Kind: Kind(reader.GetFieldType(column)))).ToList();
        var answer = new QueryAnswer([.. columns.Select(column => reader.GetName(column.Index))], string.Concat(columns.Select(column => column.Kind)), []);
        return answer with { Rows = Read(reader, columns, marks) };
    }

    // d = day or month, t = text, n = number.
    private static char Kind(Type type) =>
        type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset) ? 'd'
        : type == typeof(string) || type == typeof(bool) || type == typeof(Guid) || type.IsEnum ? 't'
        : type == typeof(BigInteger) || (type.IsPrimitive && type != typeof(char)) || type == typeof(decimal) ? 'n'
        : '?';

    internal static string Word(char kind) =>
        kind switch
        {
            'd' => "date",
            't' => "text",
            'n' => "number",
            _ => "neither date, text nor number",
        };

    private static List<AnswerRow> Read(DuckDBDataReader reader, IReadOnlyList<(int Index, char Kind)> columns, IReadOnlyList<int> marks)
    {
        var day = columns.Count > 0 && columns[0].Kind == 'd' ? columns[0].Index : (int?)null;
        var rows = new List<AnswerRow>();
        while (reader.Read())
        {
            if (rows.Count == MostRows)
            {
                throw Refused(string.Create(CultureInfo.InvariantCulture, $"more than {MostRows} rows"));
            }

            if (day is { } index && reader.IsDBNull(index))
            {
                continue; // without a day there is no place on the axis
            }

            rows.Add(
                new AnswerRow(
                    day is { } at ? Day(reader, at) : null,
                    [.. columns.Where(column => column.Kind == 't').Select(column => Text(reader, column.Index))],
                    [.. columns.Where(column => column.Kind == 'n').Select(column => Number(reader, column.Index))],
                    marks.Any(column => !reader.IsDBNull(column) && reader.GetBoolean(column))
                )
            );
        }

        return rows.Count == 0 ? throw Refused("no rows") : rows;
    }

    private static DateOnly? Day(DuckDBDataReader reader, int column) =>
        reader.IsDBNull(column)
            ? null
            : reader.GetValue(column) switch
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

    /// <summary>The parts that come to most, the others as one.</summary>
    internal static List<string> Largest(IReadOnlyList<AnswerRow> rows, Func<AnswerRow, string> name)
    {
        var all = rows.GroupBy(name, StringComparer.Ordinal)
            .OrderByDescending(group => Math.Abs(group.Sum(row => row.Numbers[0] ?? 0m)))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToList();
        return all.Count <= MostSeries ? all : [.. all.Take(MostSeries - 1), $"{all.Count - MostSeries + 1} others"];
    }

    internal static int Place(List<string> parts, string name) => parts.IndexOf(name) is var place and >= 0 ? place : parts.Count - 1;

    internal static FinopsException Refused(string found) =>
        new(
            ExitCode.Usage,
            new Problem(
                "--chart",
                "a date and one to five numbers (columns by month, a line by day, lines), a date, a text and a number (stacked columns), or one or two texts and a number (bars)",
                found,
                "put the period or the name first and the amount last: SELECT usage_date, provider, sum(billed_usd) AS billed_usd FROM mart_spend_daily GROUP BY ALL"
            )
        );
}
