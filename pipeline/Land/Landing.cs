using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// Brings one source's extraction to disk. Kill the program at any instant and the home is as before or as after, because
/// files are renamed into place when they are complete and count only when the landing log, written last, names them.
/// </summary>
public sealed class Landing(Home home, DuckDbSettings settings, TimeProvider clock, RunLog log)
{
    /// <summary>Runs <paramref name="extract"/> and lands what it hands over.</summary>
    /// <exception cref="FinopsException">The source failed, rows contradict the contract, or a landing check refused. Nothing has landed.</exception>
    public async Task<LandingSummary> RunAsync(string source, Func<IExtraction, Task> extract)
    {
        using var connection = DuckDb.OpenMemory(settings, home.Temporary);
        var contracts = RawContract.Load(connection, source);
        LandingLog.Compact(connection, home, source);
        LandingLog.Read(connection, home, [source]);
        using var extraction = new Extraction(contracts, Landed(connection), home.Temporary, clock.GetUtcNow());
        try
        {
            await extract(extraction);
            extraction.Close();
            return Land(connection, source, contracts, extraction);
        }
        catch (Exception error) when (DiskTrouble.Explain(error, home) is not null)
        {
            throw DiskTrouble.Explain(error, home)!;
        }
    }

    private static Dictionary<LandingKey, LandedContent> Landed(DuckDBConnection connection) => connection.Query(
        "SELECT entity, part, usage_date, file, row_count, content_sha256, origin FROM landed",
        reader => new LandedContent(
            new LandingKey(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2)),
            reader.IsDBNull(3) ? null : reader.GetString(3),
            reader.GetInt64(4),
            reader.GetString(5),
            reader.IsDBNull(6) ? null : reader.GetString(6))).ToDictionary(content => content.Key);

    private LandingSummary Land(DuckDBConnection connection, string source, IReadOnlyDictionary<string, RawContract> contracts, Extraction extraction)
    {
        var sequence = LandingLog.NextSequence(home, source);
        var landed = Landed(connection);
        var contents = Read(extraction).ToList();
        var verified = contents.Where(content => landed.TryGetValue(content.Key, out var old) && old.ContentSha256 == content.ContentSha256).Select(content => content.Key).ToHashSet();
        var changed = contents.Where(content => !verified.Contains(content.Key)).ToList();
        var unknown = Unknown(extraction, changed);
        foreach (var (field, count) in unknown)
        {
            log.Write("unknown_field", ("source", source), ("field", field), ("rows", count));
        }

        if (changed.Count == 0 && !HasNewWatermark(connection, extraction))
        {
            return Summary(source, null, contents, verified, unknown);
        }

        var files = WriteFiles(connection, source, sequence, extraction, changed);
        try
        {
            var lines = contents.Select(content => verified.Contains(content.Key)
                ? landed[content.Key] with { Origin = content.Origin }
                : content with { File = content.RowCount > 0 && files.TryGetValue(content.Key.Entity, out var file) ? file.Relative : null });
            var counted = lines.Select(line => line with { RowCount = files.TryGetValue(line.Key.Entity, out var file) && file.RowCounts.TryGetValue(line.Key, out var rows) ? rows : line.RowCount }).ToList();
            LandingLog.Add(connection, source, sequence, contracts, counted, verified, extraction.Watermark, extraction.ExtractedAt);
            LandingLog.Choose(connection);
            RawViews.Create(connection, home, source, contracts.Values);
            LandingChecks.Run(connection, source);
            LandingLog.Commit(connection, home, source, sequence);
            return Summary(source, sequence, counted, verified, unknown);
        }
        catch
        {
            foreach (var file in files.Values)
            {
                File.Delete(file.Path);
            }

            throw;
        }
    }

    private static IEnumerable<LandedContent> Read(Extraction extraction)
    {
        foreach (var key in extraction.AnsweredDays.OrderBy(key => (key.Entity, key.Part, key.UsageDate)))
        {
            var spool = extraction.Spools[key.Entity];
            yield return new LandedContent(key, null, spool.CountOf(key.Part, key.UsageDate), spool.HashOf(key.Part, key.UsageDate), null);
        }

        foreach (var (key, whole) in extraction.Wholes.OrderBy(entry => (entry.Key.Entity, entry.Key.Part)))
        {
            yield return new LandedContent(key, null, extraction.Spools[key.Entity].CountOf(key.Part), whole.ContentSha256, whole.Origin);
        }

        foreach (var file in extraction.VolumeFiles)
        {
            // The number of rows is known once the file has been read; any number above zero says that there is a Parquet file.
            yield return new LandedContent(file.Key, null, 1, file.ContentSha256, Path.GetFileName(file.Path));
        }
    }

    private Dictionary<string, LandedFile> WriteFiles(DuckDBConnection connection, string source, long sequence, Extraction extraction, IReadOnlyList<LandedContent> changed)
    {
        var files = new Dictionary<string, LandedFile>(StringComparer.Ordinal);
        try
        {
            foreach (var entity in changed.GroupBy(content => content.Key.Entity, StringComparer.Ordinal))
            {
                var keys = entity.Select(content => content.Key).ToHashSet();
                var volumes = extraction.VolumeFiles.Where(file => keys.Contains(file.Key)).ToList();
                if (volumes.Count == 0 && entity.All(content => content.RowCount == 0))
                {
                    continue; // every day was emptied: the log says so, no file is needed
                }

                var relative = Path.Combine(source, entity.Key, LandingLog.FileName(sequence));
                var path = Path.Combine(home.Raw, relative);
                var partial = Path.Combine(home.Temporary, $"{entity.Key}-{LandingLog.FileName(sequence)}");
                var rows = volumes.Count > 0
                    ? WriteVolumes(connection, volumes, partial, extraction.ExtractedAt)
                    : WriteSpool(connection, extraction.Spools[entity.Key], keys, partial, extraction.ExtractedAt);
                FileSync.Commit(partial, path);
                files[entity.Key] = new LandedFile(path, relative.Replace('\\', '/'), rows);
            }

            return files;
        }
        catch
        {
            foreach (var file in files.Values)
            {
                File.Delete(file.Path);
            }

            throw;
        }
    }

    private static Dictionary<LandingKey, long> WriteVolumes(DuckDBConnection connection, IReadOnlyList<VolumeFile> files, string partial, DateTimeOffset extractedAt)
    {
        if (files.Count == 1)
        {
            return new Dictionary<LandingKey, long> { [files[0].Key] = VolumeLanding.Copy(connection, files[0], partial, extractedAt) };
        }

        var pieces = new List<string>();
        var rows = new Dictionary<LandingKey, long>();
        foreach (var file in files)
        {
            pieces.Add($"{partial}.{pieces.Count}");
            rows[file.Key] = VolumeLanding.Copy(connection, file, pieces[^1], extractedAt);
        }

        connection.Execute($"COPY (SELECT * FROM read_parquet({Sql.Texts(pieces)})) TO {Sql.Text(partial)} (FORMAT parquet, COMPRESSION zstd)");
        pieces.ForEach(File.Delete);
        return rows;
    }

    private static Dictionary<LandingKey, long> WriteSpool(DuckDBConnection connection, RowSpool spool, HashSet<LandingKey> keys, string partial, DateTimeOffset extractedAt)
    {
        var contract = spool.Contract;
        var columns = contract.Columns.Select(column => $"{Sql.Name(column.Name)}: {Sql.Text(column.SqlType)}");
        var names = contract.Columns.Select(column => Sql.Name(column.Name));
        connection.Execute("CREATE OR REPLACE TEMP TABLE changed_key (part VARCHAR, usage_date DATE)");
        foreach (var chunk in keys.Chunk(1000))
        {
            connection.Execute($"INSERT INTO changed_key VALUES {string.Join(", ", chunk.Select(key => $"({Sql.Text(key.Part)}, {(key.UsageDate is { } day ? Sql.Date(day) : "NULL")})"))}");
        }

        connection.Execute(
            $$"""
            COPY (SELECT {{string.Join(", ", names)}}, usage_date, part, {{Sql.Time(extractedAt)}} AS extracted_at_utc, _unknown
                  FROM read_json({{Sql.Text(spool.Path)}}, format = 'newline_delimited', maximum_object_size = 67108864,
                                 columns = {usage_date: 'DATE', part: 'VARCHAR', _unknown: 'JSON', {{string.Join(", ", columns)}} }) AS spooled
                  WHERE EXISTS (FROM changed_key AS key WHERE key.part = spooled.part AND (key.usage_date IS NULL OR key.usage_date = spooled.usage_date)))
            TO {{Sql.Text(partial)}} (FORMAT parquet, COMPRESSION zstd)
            """);
        return [];
    }

    private static bool HasNewWatermark(DuckDBConnection connection, Extraction extraction) =>
        extraction.Watermark is { } watermark
        && connection.Scalar<bool>($"SELECT coalesce(max(data_refreshed_at) < {Sql.Time(watermark)}, true) FROM landing_log");

    private static SortedDictionary<string, long> Unknown(Extraction extraction, IReadOnlyList<LandedContent> changed)
    {
        var unknown = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (entity, spool) in extraction.Spools)
        {
            foreach (var (field, count) in spool.UnknownFields)
            {
                unknown[$"{entity}.{field}"] = count;
            }
        }

        foreach (var file in extraction.VolumeFiles.Where(file => changed.Any(content => content.Key == file.Key)))
        {
            foreach (var (field, count) in VolumeLanding.SampleUnknown(file))
            {
                unknown[$"{file.Key.Entity}.{field}"] = unknown.GetValueOrDefault($"{file.Key.Entity}.{field}") + count;
            }
        }

        return unknown;
    }

    private static LandingSummary Summary(string source, long? sequence, IReadOnlyList<LandedContent> contents, HashSet<LandingKey> verified, IReadOnlyDictionary<string, long> unknown) => new(
        source,
        sequence,
        [.. contents.GroupBy(content => content.Key.Entity, StringComparer.Ordinal).Select(entity => new EntitySummary(
            entity.Key,
            entity.Count(content => !verified.Contains(content.Key)),
            entity.Count(content => verified.Contains(content.Key)),
            entity.Where(content => !verified.Contains(content.Key)).Sum(content => content.RowCount)))],
        unknown);

    private sealed record LandedFile(string Path, string Relative, IReadOnlyDictionary<LandingKey, long> RowCounts);
}
