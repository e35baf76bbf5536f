using System.Globalization;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// raw/&lt;source&gt;/_landed/&lt;sequence&gt;.parquet: the commit of an extraction. A Parquet file counts only if a log names it, so a
/// killed extraction leaves nothing behind that anybody would read. Opening a file costs more than reading its lines, so many logs are
/// merged into one; the lines stay as they are.
/// </summary>
public static class LandingLog
{
    private const int MostFiles = 256;

    private const string Columns =
        "sequence BIGINT, entity VARCHAR, part VARCHAR, usage_date DATE, file VARCHAR, row_count BIGINT, content_sha256 VARCHAR, origin VARCHAR, "
        + "data_refreshed_at TIMESTAMPTZ, extracted_at_utc TIMESTAMPTZ, is_verified BOOLEAN, contract_sha256 VARCHAR, account VARCHAR";

    /// <summary>
    /// Makes two temporary tables on the connection: <c>landing_log</c>, all lines of these sources known at an instant, and <c>landed</c>,
    /// the newest of them per key, with when the content that counts was read first, and when the first reading was that saw the whole day.
    /// </summary>
    /// <param name="connection">Any connection.</param>
    /// <param name="home">Whose logs.</param>
    /// <param name="sources">Source ids.</param>
    /// <param name="asOf">Leaves out what was extracted later; null: everything.</param>
    /// <param name="pins">The last sequence to read, for sources that are held at an earlier state.</param>
    public static void Read(
        DuckDBConnection connection,
        Home home,
        IEnumerable<string> sources,
        DateTimeOffset? asOf = null,
        IReadOnlyDictionary<string, long>? pins = null
    )
    {
        connection.Execute($"CREATE OR REPLACE TEMP TABLE landing_log (source VARCHAR, {Columns})");
        foreach (var source in sources)
        {
            var files = LogFile.Current(LogFile.All(home, source)).Select(file => file.Path).ToList();
            if (files.Count == 0)
            {
                continue;
            }

            var known = asOf is { } instant ? $"extracted_at_utc <= {Sql.Time(instant)}" : "true";
            var pinned =
                pins is not null && pins.TryGetValue(source, out var last) ? string.Create(CultureInfo.InvariantCulture, $"sequence <= {last}") : "true";
            connection.Execute(
                $"INSERT INTO landing_log BY NAME SELECT {Sql.Text(source)} AS source, * FROM read_parquet({Sql.Texts(files)}, union_by_name = true) WHERE "
                    + $"{known} AND {pinned}"
            );
        }

        Choose(connection);
    }

    /// <summary>Makes <c>landed</c> anew from <c>landing_log</c>.</summary>
    public static void Choose(DuckDBConnection connection) =>
        connection.Execute(
            """
            CREATE OR REPLACE TEMP TABLE landed AS
            WITH newest AS (
              SELECT
                source, entity, part, usage_date,
                max(sequence) AS sequence,
                max(extracted_at_utc) FILTER (WHERE NOT is_verified) AS changed_at_utc,
                min(extracted_at_utc) FILTER (WHERE coalesce(data_refreshed_at, extracted_at_utc) >= CAST(usage_date + 1 AS TIMESTAMPTZ)) AS first_whole_at_utc
              FROM landing_log
              GROUP BY ALL
            )
            SELECT l.*, n.changed_at_utc, n.first_whole_at_utc
            FROM landing_log l
            JOIN newest n
              ON n.source = l.source AND n.entity = l.entity AND n.part = l.part AND n.usage_date IS NOT DISTINCT FROM l.usage_date AND n.sequence = l.sequence
            """
        );

    /// <summary>Adds the lines of an extraction that is about to be committed.</summary>
    public static void Add(
        DuckDBConnection connection,
        string source,
        long sequence,
        IReadOnlyDictionary<string, RawContract> contracts,
        IEnumerable<LandedContent> contents,
        IReadOnlySet<LandingKey> verified,
        Extraction extraction
    )
    {
        var versions = contracts.ToDictionary(contract => contract.Key, contract => contract.Value.Version, StringComparer.Ordinal);
        foreach (var lines in contents.Chunk(500))
        {
            var values = string.Join(
                ",\n",
                lines.Select(line =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"({Sql.Text(source)}, {sequence}, {Sql.Text(line.Key.Entity)}, {Sql.Text(line.Key.Part)}, "
                            + $"{(line.Key.UsageDate is { } day ? Sql.Date(day) : "NULL")}, {Sql.TextOrNull(line.File)}, {line.RowCount}, "
                            + $"{Sql.Text(line.ContentSha256)}, {Sql.TextOrNull(line.Origin)}, "
                            + $"{(extraction.Watermark is { } mark ? Sql.Time(mark) : "NULL")}, {Sql.Time(extraction.ExtractedAt)}, "
                            + $"{(verified.Contains(line.Key) ? "true" : "false")}, "
                            + $"{Sql.Text(line.ContractSha256 ?? versions[line.Key.Entity])}, {Sql.TextOrNull(line.Account)})"
                    )
                )
            );
            connection.Execute($"INSERT INTO landing_log VALUES {values}");
        }
    }

    /// <summary>Writes the lines of one sequence to disk. From the moment this returns, the extraction exists.</summary>
    public static void Commit(DuckDBConnection connection, Home home, string source, long sequence)
    {
        var file = Path.Combine(LogFile.Folder(home, source), FileName(sequence));
        var partial = Path.Combine(home.Temporary, $"{source}-landed-{FileName(sequence)}");
        connection.Execute(
            string.Create(
                CultureInfo.InvariantCulture,
                $"COPY (SELECT * EXCLUDE (source) FROM landing_log WHERE source = {Sql.Text(source)} AND sequence = {sequence} ORDER BY entity, part, "
                    + $"usage_date) TO {Sql.Text(partial)} (FORMAT parquet, COMPRESSION zstd)"
            )
        );
        try
        {
            FileSync.Commit(partial, file);
        }
        catch
        {
            File.Delete(file); // renamed, but not known to be durable: the caller takes the extraction back
            throw;
        }
    }

    /// <summary>The sequence that the next extraction gets: one more than the highest on disk, whatever the clock says.</summary>
    public static long NextSequence(Home home, string source) => LogFile.All(home, source).Select(file => file.Last).DefaultIfEmpty(0).Max() + 1;

    /// <summary>
    /// Merges a source's log into one file when it has too many. The merged file is in place before those that it holds go, and readers
    /// pass over what it holds: killed at any instant, the log says the same. The caller holds the home's lock.
    /// </summary>
    public static void Compact(DuckDBConnection connection, Home home, string source, int mostFiles = MostFiles)
    {
        var all = LogFile.All(home, source);
        var current = LogFile.Current(all);
        if (current.Count > mostFiles)
        {
            var merged = new LogFile(
                Path.Combine(LogFile.Folder(home, source), LogFile.NameOf(current[0].First, current[^1].Last)),
                current[0].First,
                current[^1].Last
            );
            var partial = Path.Combine(home.Temporary, $"{source}-merged-{Path.GetFileName(merged.Path)}");
            connection.Execute(
                $"""
                COPY (SELECT * FROM read_parquet({Sql.Texts(
                    current.Select(file => file.Path)
                )}, union_by_name = true) ORDER BY sequence, entity, part, usage_date)
                TO {Sql.Text(partial)} (FORMAT parquet, COMPRESSION zstd)
                """
            );
            FileSync.Commit(partial, merged.Path);
            current = [merged];
        }

        foreach (var file in all.Except(current))
        {
            File.Delete(file.Path);
        }
    }

    /// <summary>"000000042.parquet".</summary>
    public static string FileName(long sequence) => LogFile.NameOf(sequence, sequence);

    /// <summary>When the newest extraction of any of these sources was made; null when nothing has landed.</summary>
    public static DateTimeOffset? LastExtraction(Home home, IEnumerable<string> sources)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Temporary);
        Read(connection, home, sources);
        return connection
            .Query("SELECT max(extracted_at_utc) FROM landing_log", reader =>
                reader.IsDBNull(0) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(0)
            )
            .Single();
    }

    /// <summary>Highest committed sequence of a source, zero when nothing has landed.</summary>
    public static long LastSequence(Home home, string source) => NextSequence(home, source) - 1;
}
