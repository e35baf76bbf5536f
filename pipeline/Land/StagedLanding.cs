using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>One source's part of a landing: extracted, written aside, then committed or rolled back.</summary>
internal sealed class StagedLanding : IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly Home home;
    private readonly RunLog log;
    private readonly SourceLanding landing;
    private readonly IReadOnlyDictionary<string, RawContract> contracts;
    private readonly Dictionary<LandingKey, LandedContent> landed;
    private readonly Extraction extraction;
    private readonly SortedDictionary<string, long> unknown = new(StringComparer.Ordinal);
    private IReadOnlyList<LandedContent> contents = [];
    private HashSet<LandingKey> verified = [];
    private DataFiles? files;
    private long? sequence;

    /// <param name="connection">Has read the landing log of the source.</param>
    /// <param name="home">Where it lands.</param>
    /// <param name="log">Told of unknown fields and of files that landed before.</param>
    /// <param name="landing">The source.</param>
    /// <param name="extractedAt">Stands on every row.</param>
    public StagedLanding(DuckDBConnection connection, Home home, RunLog log, SourceLanding landing, DateTimeOffset extractedAt)
    {
        this.connection = connection;
        this.home = home;
        this.log = log;
        this.landing = landing;
        contracts = RawContract.Load(connection, landing.Source);
        landed = Landed();
        extraction = new Extraction(contracts, landed, home.Temporary, extractedAt, landing.Account);
    }

    /// <summary>What is wrong with the rows themselves; a table that has problems stands as it stood.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>The raw tables that have problems.</summary>
    public IEnumerable<string> Spoilt { get; private set; } = [];

    /// <summary>Whether there is anything to commit.</summary>
    public bool IsNew => sequence is not null;

    private string Source => landing.Source;

    /// <summary>Asks the vendor.</summary>
    /// <exception cref="FinopsException">The source failed. Problems of its rows are kept instead.</exception>
    public async Task ExtractAsync()
    {
        await landing.Extract(extraction);
        extraction.Close();
        Problems = extraction.Problems;
        Spoilt = extraction.Spoilt.Select(entity => contracts[entity].Table);
    }

    /// <summary>Keeps why the source could not be read to its end: nothing of it lands, and none of its tables can be checked.</summary>
    public void Fail(FinopsException error)
    {
        Problems = error.Problems;
        Spoilt = contracts.Values.Select(contract => contract.Table);
        extraction.Restart();
    }

    /// <summary>Writes what is new beside what stands, complete and durable, and adds it to the connection's landing log.</summary>
    public void Write()
    {
        contents = Read().ToList();
        verified = contents
            .Where(content => landed.TryGetValue(content.Key, out var old) && old.ContentSha256 == content.ContentSha256)
            .Select(content => content.Key)
            .ToHashSet();
        var changed = contents.Where(content => !verified.Contains(content.Key)).ToList();
        CountUnknown(changed);
        if (changed.Count == 0 && !HasNewWatermark())
        {
            return;
        }

        var next = LandingLog.NextSequence(home, Source);
        files = new DataFiles(connection, home, Source, next);
        files.Write(extraction, changed);
        RefuseEmpty([.. changed.Select(files.Placed)]);
        if (ForgetTwice(changed.Select(files.Placed)))
        {
            TakeBack();
            Write();
            return;
        }

        sequence = next;
        contents = contents
            .Select(content =>
                verified.Contains(content.Key) ? landed[content.Key] with { Origin = content.Origin, Account = content.Account } : files.Placed(content)
            )
            .ToList();
        LandingLog.Add(connection, Source, next, contracts, contents, verified, extraction);
    }

    /// <summary>From the moment this returns, the extraction exists.</summary>
    public LandingSummary Commit()
    {
        if (sequence is { } number)
        {
            LandingLog.Commit(connection, home, Source, number);
            files = null;
        }

        return new LandingSummary(
            Source,
            sequence,
            [
                .. contents
                    .GroupBy(content => content.Key.Entity, StringComparer.Ordinal)
                    .Select(entity => new EntitySummary(
                        entity.Key,
                        entity.Count(content => !verified.Contains(content.Key)),
                        entity.Count(content => verified.Contains(content.Key)),
                        entity.Where(content => !verified.Contains(content.Key)).Sum(content => content.RowCount)
                    )),
            ],
            unknown
        )
        {
            PassedOver = extraction.PassedOver,
        };
    }

    /// <summary>Removes what was written and not committed.</summary>
    public void TakeBack()
    {
        files?.Delete();
        files = null;
    }

    public void Dispose() => extraction.Dispose();

    private Dictionary<LandingKey, LandedContent> Landed() =>
        connection
            .Query(
                $"SELECT entity, part, usage_date, file, row_count, content_sha256, origin, account FROM landed WHERE source = {Sql.Text(Source)}",
                reader => new LandedContent(
                    new LandingKey(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2)),
                    reader.IsDBNull(3) ? null : reader.GetString(3),
                    reader.GetInt64(4),
                    reader.GetString(5),
                    reader.IsDBNull(6) ? null : reader.GetString(6),
                    reader.IsDBNull(7) ? null : reader.GetString(7)
                )
            )
            .ToDictionary(content => content.Key);

    /// <summary>
    /// A bill or an export without rows is far more often a broken copy than an answer: CSV is refused, Parquet where it would clear what landed. A chunk may
    /// be empty beside others that are not.
    /// </summary>
    private void RefuseEmpty(IReadOnlyList<LandedContent> placed)
    {
        var rows = placed.ToDictionary(content => content.Key, content => content.RowCount);
        var problems = extraction
            .VolumeFiles.Where(file => rows.ContainsKey(file.Key) && file.File.Format != VolumeFormat.Ndjson)
            .GroupBy(file => (file.Key.Entity, file.File.Delivery ?? file.Key.Part))
            .Where(delivery => delivery.All(file => rows[file.Key] == 0 && !file.File.MayBeEmpty))
            .SelectMany(delivery => delivery)
            .Where(file => file.File.Format == VolumeFormat.Csv || landed.GetValueOrDefault(file.Key) is { RowCount: > 0 })
            .Select(file => new Problem(
                file.File.Path,
                "at least one row",
                file.File.Format == VolumeFormat.Csv ? "only a header" : $"none, and {landed[file.Key].RowCount} landed before",
                "export it again; a file without rows would clear what landed before. --allow-empty says that this is meant"
            ))
            .ToList();
        if (problems.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, problems);
        }
    }

    /// <summary>A file that was hashed while it was read, and turns out to have landed under another name: a log that was rotated, a copy.</summary>
    private bool ForgetTwice(IEnumerable<LandedContent> placed)
    {
        var twice = placed.Select(content => (content.Key, Part: extraction.CopyOf(content))).Where(content => content.Part is not null).ToList();
        foreach (var (key, part) in twice)
        {
            log.Write("file_twice", ("source", Source), ("part", key.Part), ("same_as", part));
            extraction.Forget(key);
        }

        return twice.Count > 0;
    }

    private IEnumerable<LandedContent> Read()
    {
        var spoilt = extraction.Spoilt;
        foreach (var key in extraction.AnsweredDays.Where(key => !spoilt.Contains(key.Entity)).OrderBy(key => (key.Entity, key.Part, key.UsageDate)))
        {
            var spool = extraction.Spools[key.Entity];
            yield return new LandedContent(key, null, spool.CountOf(key.Part, key.UsageDate), spool.HashOf(key.Part, key.UsageDate), null, extraction.Account);
        }

        foreach (var (key, whole) in extraction.Wholes.Where(entry => !spoilt.Contains(entry.Key.Entity)).OrderBy(entry => (entry.Key.Entity, entry.Key.Part)))
        {
            yield return new LandedContent(key, null, extraction.Spools[key.Entity].CountOf(key.Part), whole.ContentSha256, whole.Origin, extraction.Account);
        }

        foreach (var file in extraction.VolumeFiles.Where(file => !spoilt.Contains(file.Key.Entity)))
        {
            // The number of rows is known once the file has been read; any number above zero says that there is a Parquet file.
            // The hash, too, where nothing has landed that it could be compared with.
            yield return new LandedContent(file.Key, null, 1, file.ContentSha256 ?? "", file.File.Origin ?? home.Relative(file.File.Path), extraction.Account);
        }
    }

    private bool HasNewWatermark() =>
        extraction.Watermark is { } watermark
        && connection.Scalar<bool>(
            $"SELECT coalesce(max(data_refreshed_at) < {Sql.Time(watermark)}, true) FROM landing_log WHERE source = {Sql.Text(Source)} AND account IS NOT "
                + $"DISTINCT FROM {Sql.TextOrNull(extraction.Account)}"
        );

    private void CountUnknown(IReadOnlyList<LandedContent> changed)
    {
        unknown.Clear();
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

        foreach (var file in extraction.VolumeFiles.Where(file => changedKeys.Contains(file.Key) && file.File.LeftOut.Count > 0))
        {
            log.Write("rows_left_out", ("source", Source), ("part", file.Key.Part), ("rows", VolumeLanding.CountLeftOut(connection, file)));
        }

        foreach (var (field, count) in unknown)
        {
            log.Write("unknown_field", ("source", Source), ("field", field), ("rows", count));
        }
    }
}
