using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Verbs;

namespace Finops.Cli;

internal static class QueryCommand
{
    private const int MostTableRows = 1000;
    private const int LongestSeconds = 86_400;

    public static Command Create()
    {
        var sql = new Argument<string>("sql") { Description = "Exactly one SELECT; mart_* and ref_* are the stable promise" };
        var format = new Option<string>("--format") { Description = "table, csv or json", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");
        var timeout = new Option<double>("--timeout")
        {
            Description = "Seconds until an unfinished answer is given up",
            DefaultValueFactory = _ => QueryVerb.UsualLimit.TotalSeconds,
        };
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= LongestSeconds))
            {
                result.AddError($"--timeout wants seconds above 0, at most {LongestSeconds}");
            }
        });
        var chart = new Option<string?>("--chart")
        {
            Description =
                "Draw the answer into this PNG file: a date first makes columns by month, a line by day or several lines, a text first makes bars; is_provisional marks what can still change",
        };
        var command = new Command(
            "query",
            "Ask the published warehouse; read-only, no access to files or network.\nExample: finops query \"SELECT * FROM mart_data_freshness\" --format csv\n         finops query \"SELECT billing_month, sum(billed_usd) AS billed_usd FROM mart_chargeback_monthly GROUP BY ALL\" --chart months.png"
        )
        {
            sql,
            format,
            chart,
            timeout,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                QueryVerb.RunAsync(
                    Commands.ContextOf(parsed),
                    parsed.GetValue(sql)!,
                    TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                    reader =>
                    {
                        if (parsed.GetValue(chart) is { } file)
                        {
                            WriteChart(reader, Path.GetFullPath(file));
                            return;
                        }

                        switch (parsed.GetValue(format))
                        {
                            case "csv":
                                WriteCsv(reader);
                                break;
                            case "json":
                                WriteJson(reader);
                                break;
                            default:
                                WriteTable(reader);
                                break;
                        }
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static void WriteChart(DuckDBDataReader reader, string file)
    {
        var picture = QueryChart.Draw(reader);
        OutputFile.WriteAsync(file, stream => stream.WriteAsync(picture).AsTask()).GetAwaiter().GetResult();
        Console.Out.WriteLine(file);
    }

    private static IEnumerable<string> Names(DuckDBDataReader reader) => Enumerable.Range(0, reader.FieldCount).Select(reader.GetName);

    private static IEnumerable<object?> Values(DuckDBDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : Value(reader, column));

    // The session is in UTC; the reader leaves it to us to say so.
    private static object Value(DuckDBDataReader reader, int column) =>
        reader.GetValue(column) is DateTime time && reader.GetDataTypeName(column) == "TimestampTz"
            ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
            : reader.GetValue(column);

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            System.Collections.IEnumerable list and not string => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static void WriteTable(DuckDBDataReader reader)
    {
        var columns = Enumerable
            .Range(0, reader.FieldCount)
            .Select(column => reader.GetName(column) + (IsNumber(reader.GetFieldType(column)) ? "#" : ""))
            .ToList();
        var rows = new List<IReadOnlyList<string>>();
        var more = 0L;
        while (reader.Read())
        {
            if (rows.Count < MostTableRows)
            {
                rows.Add([.. Values(reader).Select(Text)]);
            }
            else
            {
                more++;
            }
        }

        Show.Table(columns, rows);
        if (more > 0)
        {
            Console.Error.WriteLine($"{more} more rows; --format csv prints them all");
        }
    }

    private static void WriteCsv(DuckDBDataReader reader)
    {
        using var csv = CsvWriter.Create(PlainWriter.Out, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteHeader(Names(reader).ToArray());
        while (reader.Read())
        {
            foreach (var value in Values(reader))
            {
                csv.WriteField(value is string or null || IsNumber(value.GetType()) ? value : Text(value));
            }

            csv.EndRecord();
        }
    }

    private static void WriteJson(DuckDBDataReader reader)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        while (reader.Read())
        {
            json.WriteStartObject();
            foreach (var (name, value) in Names(reader).Zip(Values(reader)))
            {
                json.WritePropertyName(name);
                WriteJson(json, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteJson(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                json.WriteNullValue(); // JSON has no word for what is no number
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case System.Collections.IDictionary fields:
                json.WriteStartObject();
                foreach (System.Collections.DictionaryEntry field in fields)
                {
                    json.WritePropertyName(Text(field.Key));
                    WriteJson(json, field.Value);
                }

                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                json.WriteStartArray();
                foreach (var element in list)
                {
                    WriteJson(json, element);
                }

                json.WriteEndArray();
                break;
            case var number when IsNumber(number.GetType()):
                // As DuckDB spells it: a decimal keeps its digits, and no number passes through a double.
                json.WriteRawValue(Text(number), skipInputValidation: true);
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    private static bool IsNumber(Type type) =>
        type == typeof(decimal)
        || type == typeof(double)
        || type == typeof(float)
        || type == typeof(long)
        || type == typeof(ulong)
        || type == typeof(int)
        || type == typeof(uint)
        || type == typeof(short)
        || type == typeof(byte)
        || type == typeof(sbyte)
        || type == typeof(ushort)
        || type == typeof(System.Numerics.BigInteger);
}
