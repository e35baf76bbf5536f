using CsvHelper;
using DuckDB.NET.Data;
using Finops.Core;

namespace Finops.Export;

/// <summary>A query's rows as a CSV file, in the query's order, text in quotes; amounts are added up on the way.</summary>
public static class QueryCsv
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="sql">Text, decimals, dates, flags and whole numbers; nothing that floats.</param>
    /// <returns>The number of rows, and the sum of each column whose name ends in _usd.</returns>
    public static async Task<(long RowCount, IReadOnlyDictionary<string, decimal> Totals)> WriteAsync(
        DuckDBConnection warehouse,
        string sql,
        string file,
        CsvDialect dialect,
        CancellationToken cancellationToken
    )
    {
        var totals = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var rows = 0L;
        using var command = warehouse.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        await OutputFile.WriteAsync(file, async stream =>
        {
            await using var csv = CsvWriter.Create(stream, dialect.Options(), leaveOpen: true);
            string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            csv.WriteHeader(names);
            foreach (var name in names.Where(name => name.EndsWith("_usd", StringComparison.Ordinal)))
            {
                totals[name] = 0m;
            }

            for (; reader.Read(); rows++)
            {
                for (var column = 0; column < names.Length; column++)
                {
                    var value = reader.IsDBNull(column) ? null : reader.GetValue(column);
                    Write(csv, value);
                    if (value is decimal usd && totals.TryGetValue(names[column], out var sum))
                    {
                        totals[names[column]] = sum + usd;
                    }
                }

                await csv.EndRecordAsync(cancellationToken);
            }
        });
        return (rows, totals);
    }

    private static void Write(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case string text:
                // In quotes, so that a reader can tell the id "0012" from a number.
                csv.WriteField(text, CsvQuoting.Always);
                break;
            case DateOnly day:
                csv.WriteField(day, "yyyy-MM-dd");
                break;
            case decimal { Scale: > 2 } exact:
                csv.WriteField((object)(exact / 1.0000000000000000000000000000m)); // drops zeros at the end, never a digit
                break;
            default:
                csv.WriteField(value);
                break;
        }
    }
}
