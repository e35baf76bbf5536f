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
    /// <summary>Most files that one pass of DuckDB reads; each is a branch of its plan.</summary>
    public const int MostFiles = 64;

    private const int SampledRows = 200;

    /// <summary>Writes the rows of some files of one contract to one Parquet file; returns their numbers, and the hash of each file's bytes.</summary>
    /// <exception cref="FinopsException">Exit code 1, with file and line of what contradicts the contract.</exception>
    public static IReadOnlyList<(VolumePart Part, long RowCount, string Hash)> Copy(
        DuckDBConnection connection,
        IReadOnlyList<VolumePart> parts,
        string parquet,
        DateTimeOffset extractedAt
    )
    {
        // A column without a value in any row takes as long to write as one that has them, and asking each line for a field that it lacks takes
        // as long again. So the first lines say which fields there are, and the thread that hashes the bytes looks for the others in all of them.
        var absent = parts.ToDictionary(part => part.Key, NdjsonLines.Absent);
        using var failed = new CancellationTokenSource();
        var reading = ReadAllAsync(parts, absent, failed.Token);
        try
        {
            Write(connection, parts, absent, parquet, extractedAt);
            var contents = reading.GetAwaiter().GetResult();
            if (contents.Any(content => content.Found.Count > 0))
            {
                Write(
                    connection,
                    parts,
                    parts
                        .Zip(contents)
                        .ToDictionary(
                            pair => pair.First.Key,
                            pair => (IReadOnlySet<string>)absent[pair.First.Key].Except(pair.Second.Found).ToHashSet(StringComparer.Ordinal)
                        ),
                    parquet,
                    extractedAt
                );
            }

            var rows = RowCounts(connection, parts, parquet);
            return [.. parts.Zip(contents, (part, content) => (part, rows.GetValueOrDefault(part.Key.Part), part.File.ContentSha256 ?? content.Sha256!))];
        }
        finally
        {
            failed.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne(); // nobody reads a file that the caller has been told about
        }
    }

    /// <summary>Fields in the first rows that the contract does not know, with the rows that had them. What is wrong with a row is for <see cref="Copy"/> to
    /// say.</summary>
    public static IReadOnlyDictionary<string, long> SampleUnknown(DuckDBConnection connection, VolumePart part)
    {
        if (part.File.Rows is not null || !part.File.ReportsUnknownColumns)
        {
            return new Dictionary<string, long>(StringComparer.Ordinal);
        }

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
            return connection
                .Query($"SELECT [{counts}] FROM (FROM {scan.From} LIMIT {SampledRows})", reader =>
                    scan.Unknown.Zip(reader.GetFieldValue<List<long>>(0))
                        .Where(pair => pair.Second > 0)
                        .ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal)
                )
                .Single();
        }
        catch (DuckDBException)
        {
            return new Dictionary<string, long>(StringComparer.Ordinal);
        }
    }

    /// <summary>Rows of a file that its settings leave out.</summary>
    public static long CountLeftOut(DuckDBConnection connection, VolumePart part)
    {
        var scan = VolumeScan.Open(connection, part);
        return connection.Scalar<long>(
            $"SELECT count(*) FROM (SELECT {string.Join(", ", Read(scan, part.File))} FROM {scan.From}) WHERE {IsLeftOut(part.File)}"
        );
    }

    private static async Task<IReadOnlyList<FileContent>> ReadAllAsync(
        IReadOnlyList<VolumePart> parts,
        IReadOnlyDictionary<LandingKey, IReadOnlySet<string>> absent,
        CancellationToken cancellationToken
    )
    {
        var contents = new List<FileContent>();
        foreach (var part in parts)
        {
            contents.Add(await FileContent.ReadAsync(part.File.Path, part.ContentSha256 is null, absent[part.Key], cancellationToken));
        }

        return contents;
    }

    private static void Write(
        DuckDBConnection connection,
        IReadOnlyList<VolumePart> parts,
        IReadOnlyDictionary<LandingKey, IReadOnlySet<string>> absent,
        string parquet,
        DateTimeOffset extractedAt
    )
    {
        var scans = parts.Select(part => (Part: part, Scan: VolumeScan.Open(connection, part, absent[part.Key]))).ToList();
        var written = parts[0]
            .Contract.Columns.Where((_, index) => scans.Any(scan => scan.Scan.Columns[index].IsWritten))
            .Select(column => column.Name)
            .ToHashSet(StringComparer.Ordinal);
        var keepsUnknown = scans.Any(scan => scan.Part.File.KeepsUnknownColumns);
        try
        {
            // The order of rows says nothing in an event log or a bill, and keeping it costs a third of the time. Of zstd's levels the first is
            // the fastest, and on events the smallest too.
            connection.Execute("SET preserve_insertion_order = false");
            connection.Execute(
                $"COPY ({string.Join("\nUNION ALL\n", scans.Select(scan => Rows(scan.Part, scan.Scan, written, keepsUnknown, extractedAt)))}) TO "
                    + $"{Sql.Text(parquet)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)"
            );
            var missing = parts[0].Contract.Columns.Where(column => column.IsRequired && NullCount(connection, parquet, column.Name) > 0).ToList();
            if (missing.Count > 0)
            {
                throw VolumeDiagnosis.Of(connection, scans, $"no value for {string.Join(", ", missing.Select(column => column.Name))}");
            }
        }
        catch (DuckDBException error) when (DiskTrouble.Explain(error, parquet) is null)
        {
            throw VolumeDiagnosis.Of(connection, scans, error.Message.Split('\n')[0], error);
        }
        finally
        {
            connection.Execute("SET preserve_insertion_order = true");
        }
    }

    private static string Rows(VolumePart part, VolumeScan scan, IReadOnlySet<string> written, bool keepsUnknown, DateTimeOffset extractedAt) =>
        $"""
            SELECT {string.Join(", ", Landed(scan, written))}, {part.File.DayExpression} AS usage_date, {Sql.Text(part.Key.Part)} AS part,
                   {Sql.Time(extractedAt)} AS extracted_at_utc{(keepsUnknown ? ", _unknown" : "")}
            FROM (SELECT {string.Join(", ", Read(scan, part.File))}, {Unknown(scan, part.File)} AS _unknown FROM {scan.From})
            WHERE NOT ({IsLeftOut(part.File)})
            """;

    // What is left out is no row of ours, whatever else is wrong with it.
    private static string IsLeftOut(VolumeFile file) =>
        string.Join(
            " OR ",
            file.LeftOut.Where(field => field.Value.Count > 0)
                .Select(field => $"coalesce({Sql.Name(field.Key)} IN ({string.Join(", ", field.Value.Select(Sql.Text))}), false)")
                .DefaultIfEmpty("false")
        );

    private static Dictionary<string, long> RowCounts(DuckDBConnection connection, IReadOnlyList<VolumePart> parts, string parquet) =>
        parts.Count == 1
            ? new Dictionary<string, long>(StringComparer.Ordinal)
            {
                [parts[0].Key.Part] = connection.Scalar<long>($"SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata({Sql.Text(parquet)})"),
            }
            : connection
                .Query($"SELECT part, count(*) FROM read_parquet({Sql.Text(parquet)}) GROUP BY ALL", reader =>
                    (Part: reader.GetString(0), Count: reader.GetInt64(1))
                )
                .ToDictionary(part => part.Part, part => part.Count, StringComparer.Ordinal);

    private static IEnumerable<string> Read(VolumeScan scan, VolumeFile file) =>
        scan.Columns.Select(column => $"{Worded(column.Read(file.ZonelessTimesAreUtc), file, column)} AS {Sql.Name(column.Column.Name)}");

    private static string Worded(string value, VolumeFile file, VolumeColumn column) =>
        file.Words.TryGetValue(column.Column.Name, out var words) && words.Count > 0
            ? $"CASE {value} {string.Join(' ', words.Select(word => $"WHEN {Sql.Text(word.Key)} THEN {Sql.Text(word.Value)}"))} ELSE {value} END"
            : value;

    private static IEnumerable<string> Landed(VolumeScan scan, IReadOnlySet<string> written)
    {
        // One test a row, hung on the first of the whole numbers.
        var isFraction = string.Join(
            " OR ",
            scan.Columns.Where(column => column.MayHaveFractions).Select(column => $"{Sql.Name(column.Column.Name)} <> trunc({Sql.Name(column.Column.Name)})")
        );
        foreach (var column in scan.Columns.Where(column => written.Contains(column.Column.Name)))
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
    private static string Unknown(VolumeScan scan, VolumeFile file) =>
        file.KeepsUnknownColumns && scan.Unknown.Count > 0
            ? $"nullif(json_merge_patch('{{}}'::JSON, "
                + $"json_object({string.Join(", ", scan.Unknown.Select(column => $"{Sql.Text(column.Name)}, {Kept(column)}"))})), '{{}}'::JSON)"
            : "NULL::JSON";

    // As text, because a decimal in JSON is a double to whoever reads it.
    private static string Kept((string Name, string Type) column) =>
        column.Type.Contains('(', StringComparison.Ordinal) && !column.Type.StartsWith("DECIMAL", StringComparison.Ordinal)
            ? $"to_json({Sql.Name(column.Name)})"
            : $"CAST({Sql.Name(column.Name)} AS VARCHAR)";

    private static long NullCount(DuckDBConnection connection, string parquet, string column) =>
        connection.Scalar<long>(
            $"SELECT coalesce(sum(stats_null_count), 0)::BIGINT FROM parquet_metadata({Sql.Text(parquet)}) WHERE path_in_schema = {Sql.Text(column)}"
        );
}
