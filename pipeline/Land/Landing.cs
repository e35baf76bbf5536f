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
    /// <param name="source">The source's id.</param>
    /// <param name="extract">Asks the vendor and hands over what it said.</param>
    /// <param name="account">Which of several organizations of the vendor is asked; what one has landed says nothing of another.</param>
    /// <exception cref="FinopsException">The source failed, rows contradict the contract, or a landing check refused. Nothing has landed.</exception>
    public async Task<LandingSummary> RunAsync(string source, Func<IExtraction, Task> extract, string? account = null)
    {
        using var connection = DuckDb.OpenMemory(settings, home.Temporary);
        var contracts = RawContract.Load(connection, source);
        LandingLog.Compact(connection, home, source);
        LandingLog.Read(connection, home, [source]);
        var landed = Landed(connection);
        using var extraction = new Extraction(contracts, landed, home.Temporary, clock.GetUtcNow(), account);
        try
        {
            await extract(extraction);
            extraction.Close();
            return Land(connection, source, contracts, landed, extraction);
        }
        catch (Exception error) when (DiskTrouble.Explain(error, home.Root) is not null)
        {
            throw DiskTrouble.Explain(error, home.Root)!;
        }
    }

    private static Dictionary<LandingKey, LandedContent> Landed(DuckDBConnection connection) => connection.Query(
        "SELECT entity, part, usage_date, file, row_count, content_sha256, origin, account FROM landed",
        reader => new LandedContent(
            new LandingKey(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2)),
            reader.IsDBNull(3) ? null : reader.GetString(3),
            reader.GetInt64(4),
            reader.GetString(5),
            reader.IsDBNull(6) ? null : reader.GetString(6),
            reader.IsDBNull(7) ? null : reader.GetString(7))).ToDictionary(content => content.Key);

    private LandingSummary Land(DuckDBConnection connection, string source, IReadOnlyDictionary<string, RawContract> contracts, IReadOnlyDictionary<LandingKey, LandedContent> landed, Extraction extraction)
    {
        var sequence = LandingLog.NextSequence(home, source);
        var contents = Read(extraction).ToList();
        var verified = contents.Where(content => landed.TryGetValue(content.Key, out var old) && old.ContentSha256 == content.ContentSha256).Select(content => content.Key).ToHashSet();
        var changed = contents.Where(content => !verified.Contains(content.Key)).ToList();
        var unknown = Unknown(connection, extraction, changed);
        foreach (var (field, count) in unknown)
        {
            log.Write("unknown_field", ("source", source), ("field", field), ("rows", count));
        }

        if (changed.Count == 0 && !HasNewWatermark(connection, extraction))
        {
            return Summary(source, null, contents, verified, unknown);
        }

        var files = new DataFiles(connection, home, source, sequence);
        try
        {
            files.Write(extraction, changed);
            if (ForgetTwice(source, extraction, changed.Select(files.Placed)))
            {
                files.Delete();
                return Land(connection, source, contracts, landed, extraction);
            }

            var lines = contents.Select(content => verified.Contains(content.Key) ? landed[content.Key] with { Origin = content.Origin, Account = content.Account } : files.Placed(content)).ToList();
            LandingLog.Add(connection, source, sequence, contracts, lines, verified, extraction);
            LandingLog.Choose(connection);
            RawViews.Create(connection, home, source, contracts.Values);
            LandingChecks.Run(connection, source);
            LandingLog.Commit(connection, home, source, sequence);
            return Summary(source, sequence, lines, verified, unknown);
        }
        catch
        {
            files.Delete();
            throw;
        }
    }

    /// <summary>A file that was hashed while it was read, and turns out to have landed under another name: a log that was rotated, a copy.</summary>
    private bool ForgetTwice(string source, Extraction extraction, IEnumerable<LandedContent> contents)
    {
        var twice = contents.Select(content => (content.Key, Part: extraction.CopyOf(content))).Where(content => content.Part is not null).ToList();
        foreach (var (key, part) in twice)
        {
            log.Write("file_twice", ("source", source), ("part", key.Part), ("same_as", part));
            extraction.Forget(key);
        }

        return twice.Count > 0;
    }

    private static IEnumerable<LandedContent> Read(Extraction extraction)
    {
        foreach (var key in extraction.AnsweredDays.OrderBy(key => (key.Entity, key.Part, key.UsageDate)))
        {
            var spool = extraction.Spools[key.Entity];
            yield return new LandedContent(key, null, spool.CountOf(key.Part, key.UsageDate), spool.HashOf(key.Part, key.UsageDate), null, extraction.Account);
        }

        foreach (var (key, whole) in extraction.Wholes.OrderBy(entry => (entry.Key.Entity, entry.Key.Part)))
        {
            yield return new LandedContent(key, null, extraction.Spools[key.Entity].CountOf(key.Part), whole.ContentSha256, whole.Origin, extraction.Account);
        }

        foreach (var file in extraction.VolumeFiles)
        {
            // The number of rows is known once the file has been read; any number above zero says that there is a Parquet file.
            // The hash, too, where nothing has landed that it could be compared with.
            yield return new LandedContent(file.Key, null, 1, file.ContentSha256 ?? "", file.File.Origin ?? Path.GetFileName(file.File.Path), extraction.Account);
        }
    }

    private static bool HasNewWatermark(DuckDBConnection connection, Extraction extraction) =>
        extraction.Watermark is { } watermark
        && connection.Scalar<bool>($"SELECT coalesce(max(data_refreshed_at) < {Sql.Time(watermark)}, true) FROM landing_log WHERE account IS NOT DISTINCT FROM {Sql.TextOrNull(extraction.Account)}");

    private static SortedDictionary<string, long> Unknown(DuckDBConnection connection, Extraction extraction, IReadOnlyList<LandedContent> changed)
    {
        var unknown = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (entity, spool) in extraction.Spools)
        {
            foreach (var (field, count) in spool.UnknownFields)
            {
                unknown[$"{entity}.{field}"] = count;
            }
        }

        var changedKeys = changed.Select(content => content.Key).ToHashSet();
        foreach (var file in extraction.VolumeFiles.Where(file => changedKeys.Contains(file.Key)))
        {
            foreach (var (field, count) in VolumeLanding.SampleUnknown(connection, file))
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
}
