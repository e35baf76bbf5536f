using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// NDJSON, CSV and Parquet files to landed Parquet in one pass of DuckDB. What DuckDB would let through is refused in the same pass: fractions in
/// counts (it rounds them), missing values and negative counts. Only when it refuses are the rows read again, to say which.
/// </summary>
internal static class VolumeLanding
{
    private const int SampledRows = 200;

    /// <summary>Writes one file's rows to Parquet and returns their number.</summary>
    /// <exception cref="FinopsException">Exit code 1, with file and line of what contradicts the contract.</exception>
    public static long Copy(DuckDBConnection connection, VolumePart part, string parquet, DateTimeOffset extractedAt)
    {
        var scan = VolumeScan.Open(connection, part);
        try
        {
            // The order of rows says nothing in an event log or a bill, and keeping it costs a third of the time. Of zstd's levels the first is
            // the fastest, and on events the smallest too.
            connection.Execute("SET preserve_insertion_order = false");
            connection.Execute(
                $"""
                COPY (SELECT {string.Join(", ", Landed(scan))}, {part.File.DayExpression} AS usage_date, {Sql.Text(part.Key.Part)} AS part,
                             {Sql.Time(extractedAt)} AS extracted_at_utc, _unknown
                      FROM (SELECT {string.Join(", ", Read(scan, part.File))}, {Unknown(scan, part.File)} AS _unknown FROM {scan.From}))
                TO {Sql.Text(parquet)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
                """);
            var missing = part.Contract.Columns.Where(column => column.IsRequired && NullCount(connection, parquet, column.Name) > 0).ToList();
            if (missing.Count > 0)
            {
                throw VolumeDiagnosis.Of(connection, part, scan, $"no value for {string.Join(", ", missing.Select(column => column.Name))}");
            }
        }
        catch (DuckDBException error) when (DiskTrouble.Explain(error, parquet) is null)
        {
            throw VolumeDiagnosis.Of(connection, part, scan, error.Message.Split('\n')[0], error);
        }
        finally
        {
            connection.Execute("SET preserve_insertion_order = true");
        }

        var rows = connection.Scalar<long>($"SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata({Sql.Text(parquet)})");
        return rows > 0 || part.File.Format != VolumeFormat.Csv
            ? rows
            : throw new FinopsException(ExitCode.DataProblem, new Problem(part.File.Path, "at least one row", "only a header", "export it again; a file without rows would clear what landed before"));
    }

    /// <summary>Fields in the first rows that the contract does not know, with the rows that had them. What is wrong with a row is for <see cref="Copy"/> to say.</summary>
    public static IReadOnlyDictionary<string, long> SampleUnknown(DuckDBConnection connection, VolumePart part)
    {
        if (part.File.Format == VolumeFormat.Ndjson)
        {
            return NdjsonLines.SampleUnknown(part, SampledRows);
        }

        var scan = VolumeScan.Open(connection, part);
        if (scan.Unknown.Count == 0)
        {
            return new Dictionary<string, long>(StringComparer.Ordinal);
        }

        var counts = string.Join(", ", scan.Unknown.Select(column => $"count({Sql.Name(column.Name)})"));
        try
        {
            return connection.Query(
                $"SELECT [{counts}] FROM (FROM {scan.From} LIMIT {SampledRows})",
                reader => scan.Unknown.Zip(reader.GetFieldValue<List<long>>(0)).Where(pair => pair.Second > 0).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal)).Single();
        }
        catch (DuckDBException)
        {
            return new Dictionary<string, long>(StringComparer.Ordinal);
        }
    }

    private static IEnumerable<string> Read(VolumeScan scan, VolumeFile file) =>
        scan.Columns.Select(column => $"{column.Read(file.ZonelessTimesAreUtc)} AS {Sql.Name(column.Column.Name)}");

    private static IEnumerable<string> Landed(VolumeScan scan)
    {
        // One test a row, hung on the first of the whole numbers.
        var isFraction = string.Join(" OR ", scan.Columns.Where(column => column.MayHaveFractions).Select(column => $"{Sql.Name(column.Column.Name)} <> trunc({Sql.Name(column.Column.Name)})"));
        foreach (var column in scan.Columns)
        {
            var name = Sql.Name(column.Column.Name);
            if (column.MayHaveFractions && isFraction.Length > 0)
            {
                yield return $"CASE WHEN {isFraction} THEN error('no whole number') ELSE {column.Land()} END AS {name}";
                isFraction = "";
            }
            else
            {
                yield return $"{column.Land()} AS {name}";
            }
        }
    }

    // A merge into an empty object drops the members without a value.
    private static string Unknown(VolumeScan scan, VolumeFile file) => file.KeepsUnknownColumns && scan.Unknown.Count > 0
        ? $"nullif(json_merge_patch('{{}}'::JSON, json_object({string.Join(", ", scan.Unknown.Select(column => $"{Sql.Text(column.Name)}, {Kept(column)}"))})), '{{}}'::JSON)"
        : "NULL::JSON";

    // As text, because a decimal in JSON is a double to whoever reads it.
    private static string Kept((string Name, string Type) column) =>
        column.Type.Contains('(', StringComparison.Ordinal) && !column.Type.StartsWith("DECIMAL", StringComparison.Ordinal) ? $"to_json({Sql.Name(column.Name)})" : $"CAST({Sql.Name(column.Name)} AS VARCHAR)";

    private static long NullCount(DuckDBConnection connection, string parquet, string column) =>
        connection.Scalar<long>($"SELECT coalesce(sum(stats_null_count), 0)::BIGINT FROM parquet_metadata({Sql.Text(parquet)}) WHERE path_in_schema = {Sql.Text(column)}");
}
