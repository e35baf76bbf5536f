using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// Newline-delimited JSON to Parquet in one pass of DuckDB. What DuckDB would let through is refused in the same pass: fractions in
/// counts (it rounds them), missing values and negative counts. Only when it refuses are the lines read one by one, to say which.
/// </summary>
internal static class VolumeLanding
{
    private const int MostProblems = 20;
    private const int SampledLines = 200;

    /// <summary>Writes one file's rows to Parquet and returns their number.</summary>
    /// <exception cref="FinopsException">Exit code 1, with file and line of what contradicts the contract.</exception>
    public static long Copy(DuckDBConnection connection, VolumeFile file, string parquet, DateTimeOffset extractedAt)
    {
        var contract = file.Contract;
        var types = contract.Columns.Select(column => $"{Sql.Name(column.Name)}: {Sql.Text(ReadType(column))}");
        var values = Values(contract.Columns);
        try
        {
            // The order of rows says nothing in an event log, and keeping it costs a third of the time. Of zstd's levels the first is the
            // fastest, and on events the smallest too.
            connection.Execute("SET preserve_insertion_order = false");
            connection.Execute(
                $$"""
                COPY (SELECT {{string.Join(", ", values)}}, {{file.DayExpression}} AS usage_date, {{Sql.Text(file.Key.Part)}} AS part,
                             {{Sql.Time(extractedAt)}} AS extracted_at_utc, NULL::JSON AS _unknown
                      FROM (SELECT * {{Times(contract.Columns)}}
                            FROM read_json({{Sql.Text(file.Path)}}, format = 'newline_delimited', columns = { {{string.Join(", ", types)}} })))
                TO {{Sql.Text(parquet)}} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
                """);
            var missing = contract.Columns.Where(column => column.IsRequired && NullCount(connection, parquet, column.Name) > 0).ToList();
            if (missing.Count == 0)
            {
                return connection.Scalar<long>($"SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata({Sql.Text(parquet)})");
            }

            throw Diagnose(file, $"no value for {string.Join(", ", missing.Select(column => column.Name))}");
        }
        catch (DuckDBException error)
        {
            throw Diagnose(file, error.Message.Split('\n')[0], error);
        }
        finally
        {
            connection.Execute("SET preserve_insertion_order = true");
        }
    }

    /// <summary>Fields in the first lines that the contract does not know, with the lines that had them. What is wrong with a line is for <see cref="Copy"/> to say.</summary>
    public static IReadOnlyDictionary<string, long> SampleUnknown(VolumeFile file)
    {
        var rows = new RowWriter(file.Contract);
        foreach (var (_, line) in Lines(file.Path).Take(SampledLines))
        {
            try
            {
                Check(rows, line, file.Path);
            }
            catch (Exception error) when (error is JsonException or FinopsException)
            {
                continue;
            }
        }

        return rows.UnknownFields;
    }

    private static bool IsCount(RawColumn column) => column.Type.Kind is RawKind.Count or RawKind.Integer;

    // Whole numbers are read as DOUBLE, which holds every token count up to 2^53, because as integers 1.7 would become 2 unseen.
    // Times are read as text, because a TIMESTAMP would drop the zone's offset and a TIMESTAMPTZ asks the time-zone library for every row.
    private static string ReadType(RawColumn column) => column.Type.Kind switch
    {
        RawKind.Count or RawKind.Integer => "DOUBLE",
        RawKind.Time => "VARCHAR",
        _ => column.SqlType,
    };

    // As TIMESTAMP in UTC; the rare time that is not written with Z goes the long way.
    private static string Times(IReadOnlyList<RawColumn> columns)
    {
        var times = columns.Where(column => column.Type.Kind == RawKind.Time).Select(column => Sql.Name(column.Name))
            .Select(name => $"CASE WHEN {name} IS NULL OR ends_with({name}, 'Z') THEN {name}::TIMESTAMP WHEN regexp_matches({name}, '[+-][0-9][0-9](:?[0-9][0-9])?$') THEN timezone('UTC', {name}::TIMESTAMPTZ) ELSE error('no zone') END AS {name}")
            .ToList();
        return times.Count == 0 ? "" : $"REPLACE ({string.Join(", ", times)})";
    }

    private static IEnumerable<string> Values(IReadOnlyList<RawColumn> columns)
    {
        var isFraction = string.Join(" OR ", columns.Where(IsCount).Select(column => $"{Sql.Name(column.Name)} <> trunc({Sql.Name(column.Name)})"));
        foreach (var column in columns)
        {
            var name = Sql.Name(column.Name);
            yield return column.Type.Kind switch
            {
                // One test a row, hung on the first of the whole numbers.
                RawKind.Count or RawKind.Integer when isFraction.Length > 0 => $"CASE WHEN {Taken(ref isFraction)} THEN error('no whole number') ELSE {name}::{column.SqlType} END AS {name}",
                RawKind.Count or RawKind.Integer => $"{name}::{column.SqlType} AS {name}",
                RawKind.Time => $"make_timestamptz(epoch_us({name})) AS {name}",
                _ => name,
            };
        }
    }

    private static string Taken(ref string text)
    {
        var taken = text;
        text = "";
        return taken;
    }

    private static long NullCount(DuckDBConnection connection, string parquet, string column) =>
        connection.Scalar<long>($"SELECT coalesce(sum(stats_null_count), 0)::BIGINT FROM parquet_metadata({Sql.Text(parquet)}) WHERE path_in_schema = {Sql.Text(column)}");

    private static FinopsException Diagnose(VolumeFile file, string message, Exception? inner = null)
    {
        var problems = new List<Problem>();
        var rows = new RowWriter(file.Contract);
        foreach (var (number, line) in Lines(file.Path))
        {
            var where = $"{file.Path}:{number}";
            try
            {
                Check(rows, line, where);
            }
            catch (FinopsException error)
            {
                problems.AddRange(error.Problems);
            }
            catch (JsonException)
            {
                problems.Add(new Problem(where, "one JSON object a line", line.Length > 80 ? line[..77] + "..." : line, "mend or cut off the line; nothing has landed"));
            }

            if (problems.Count >= MostProblems)
            {
                break;
            }
        }

        if (problems.Count == 0)
        {
            problems.Add(new Problem(file.Path, "newline-delimited JSON under the contract " + file.Contract.Table, message, "nothing has landed; look at the file's first lines"));
        }

        return new FinopsException(ExitCode.DataProblem, problems, inner);
    }

    private static void Check(RowWriter rows, string line, string where)
    {
        using var document = JsonDocument.Parse(line);
        using var json = new Utf8JsonWriter(Stream.Null);
        json.WriteStartObject();
        rows.Write(json, document.RootElement, where);
    }

    private static IEnumerable<(long Number, string Line)> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var number = 0L;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                yield return (number, line);
            }
        }
    }
}
