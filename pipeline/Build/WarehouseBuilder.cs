using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Build;

/// <summary>
/// Builds a new database aside and checks it: from empty, or from a copy of the published one in which only that is made anew of which something has changed
/// (design 9); both give the same marts. When a check blames one source, that source alone goes back to the state of the last publication and the rest goes on
/// (design 3.7).
/// </summary>
/// <param name="home">Whose data.</param>
/// <param name="config">Name of the organization, and how much of the machine may be taken.</param>
/// <param name="log">The run's log.</param>
/// <param name="models">Other models than the program's own.</param>
public sealed class WarehouseBuilder(Home home, FinopsConfig config, RunLog log, IReadOnlyList<SchemaFile>? models = null)
{
    // Slower models than this are named in the log, so that who waits can see for what.
    private const double SlowSeconds = 0.25;

    // A commit waits for the disk, and the file counts for nothing until it is published: few of them do. But whoever reads a large table in the transaction
    // that
    // made it holds it in memory: eleven million charges don't fit into 4 GB.
    private const int ModelsPerTransaction = 32;
    private const double LongSeconds = 1;

    // Hundreds of small statements: below this many rows, sharing each among threads costs more than it gives (a fifth of the sample company's build).
    private const long RowsForOneThread = 200_000;

    /// <summary>Builds what was known at <paramref name="asOf"/>.</summary>
    /// <param name="asOf">The instant.</param>
    /// <param name="isFull">From empty, whatever the published build holds.</param>
    /// <exception cref="FinopsException">Exit code 1: a blocking check failed and no earlier state helps. Nothing is published.</exception>
    public BuildResult Build(DateTimeOffset asOf, bool isFull = false)
    {
        var pins = new Dictionary<string, long>(StringComparer.Ordinal);
        while (true)
        {
            var result = BuildOnce(asOf, pins, isFull);
            var failed = result.Checks.Where(check => check.IsBlocking).ToList();
            if (failed.Count == 0)
            {
                return result;
            }

            File.Delete(result.File);
            var lastGood = PublishedInputs.Read(home);
            // A source's trouble often shows in a cross-source check too: that one is judged anew when the source is held back.
            var blamed = failed
                .SelectMany(check => check.Blamed)
                .Distinct(StringComparer.Ordinal)
                .Where(source => !pins.ContainsKey(source) && lastGood.TryGetValue(source, out var good) && good < LandingLog.LastSequence(home, source))
                .ToList();
            if (blamed.Count == 0)
            {
                throw new FinopsException(ExitCode.DataProblem, [.. failed.Select(check => check.Refusal)]);
            }

            foreach (var source in blamed)
            {
                pins[source] = lastGood[source];
                var reasons = failed.Where(check => check.Blamed.Contains(source, StringComparer.Ordinal)).Select(check => check.Check.Name);
                log.Write("source_pinned", ("source", source), ("sequence", lastGood[source]), ("checks", string.Join(", ", reasons)));
            }
        }
    }

    private BuildResult BuildOnce(DateTimeOffset asOf, IReadOnlyDictionary<string, long> pins, bool isFull)
    {
        try
        {
            if (!isFull && BuildFile.CopyOfPublished(home) is { } copy)
            {
                if (BuildIn(copy, asOf, pins, isCopy: true) is { } refreshed)
                {
                    return refreshed;
                }

                File.Delete(copy);
            }

            return BuildIn(BuildFile.Empty(home), asOf, pins, isCopy: false)!;
        }
        catch (Exception error) when (DiskTrouble.Explain(error, home.Root) is not null)
        {
            throw DiskTrouble.Explain(error, home.Root)!;
        }
    }

    /// <returns>Null: the copy was made by another version of the program or its models.</returns>
    private BuildResult? BuildIn(string file, DateTimeOffset asOf, IReadOnlyDictionary<string, long> pins, bool isCopy)
    {
        using var connection = DuckDb.OpenFile(file, config.Duckdb, home.Temporary);
        connection.Execute("SET preserve_insertion_order = false"); // rows of a table have no order; keeping one would hold them in memory
        var catalog = models is null ? ModelCatalog.Load(connection) : ModelCatalog.Load(connection, models);
        var checks = catalog.Models.Where(model => model.Layer == Layer.Check).ToList();
        var madeBy = MadeBy(connection);
        var last = isCopy ? BuildMeta.Read(connection, madeBy, checks) : BuildMeta.None;
        if (isCopy && last == BuildMeta.None)
        {
            return null;
        }

        var session = new BuildSession(connection, asOf);
        session.ReadLanded(home, asOf, pins);
        if (config.Duckdb.Threads == 0 && connection.Scalar<long>("SELECT coalesce(sum(row_count), 0)::BIGINT FROM landed") < RowsForOneThread)
        {
            connection.Execute("SET threads = 1");
        }

        var inputs = InputsSha256(connection, asOf);
        var buildId = $"{asOf.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{inputs[..8]}";
        var changes = new ChangedRelations(connection, last.Fingerprints);
        var rebuilt = new List<RebuiltModel>();
        var waiting = new Queue<Model>(catalog.Models.Where(model => model.Layer != Layer.Check));
        while (waiting.Count > 0)
        {
            session.InOneTransaction(() =>
            {
                var (count, seconds) = (0, 0.0);
                while (count < ModelsPerTransaction && seconds < LongSeconds && waiting.TryDequeue(out var model))
                {
                    var before = rebuilt.Count;
                    seconds = Materialize(session, changes, model, rebuilt);
                    count += rebuilt.Count - before;
                }
            });
        }

        var results = checks.Select(check => Run(session, changes, check, last)).ToList();
        var meta = new BuildMeta(madeBy, changes.Now, results.ToDictionary(result => result.Check.Name, StringComparer.Ordinal));
        session.InOneTransaction(() => meta.Write(connection, Identity(connection, asOf, buildId, inputs), pins.Keys));
        connection.Execute("CHECKPOINT");
        return new BuildResult(buildId, file, asOf, results, [.. pins.Keys.Order(StringComparer.Ordinal)], catalog.Models.Count, rebuilt, isCopy);
    }

    /// <returns>How many seconds it took.</returns>
    private double Materialize(BuildSession session, ChangedRelations changes, Model model, List<RebuiltModel> rebuilt)
    {
        if (changes.Since(model) is not { } changed)
        {
            session.Keep(model, changes.Keep(model));
            return 0;
        }

        if (session.IsEmpty(model) && changes.WasEmpty(model))
        {
            session.Keep(model, changes.Keep(model));
            return 0;
        }

        var started = Stopwatch.GetTimestamp();
        session.Materialize(model);
        var table = session.TableOf(model);
        var isSame = table is null ? changes.NoteQuery(model, session.IsEmpty(model)) : changes.NoteTable(model, table, session.IsEmpty(model));
        if (table is not null)
        {
            rebuilt.Add(new RebuiltModel(model.Name, changed, isSame));
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (seconds > SlowSeconds)
        {
            log.Write("slow_model", ("model", model.Name), ("seconds", Math.Round(seconds, 2)));
        }

        return seconds;
    }

    // What a check said of the same rows, it would say again.
    private static CheckResult Run(BuildSession session, ChangedRelations changes, Model check, BuildMeta last)
    {
        if (changes.Since(check) is null && last.Checks.TryGetValue(check.Name, out var said))
        {
            changes.Keep(check);
            return said;
        }

        var result = session.Run(check);
        changes.NoteQuery(check, isEmpty: false);
        return result;
    }

    /// <summary>Who makes the build, to the last line of code: only the same goes on from it.</summary>
    private string MadeBy(DuckDBConnection connection) =>
        Sha256.OfText(string.Join('\n', Makers(connection).Append(Assembly.GetExecutingAssembly().ManifestModule.ModuleVersionId.ToString())));

    /// <summary>One hash over everything that can change a figure: what landed, the models, the program and the engine.</summary>
    private string InputsSha256(DuckDBConnection connection, DateTimeOffset asOf)
    {
        var landed = connection.Query("SELECT concat_ws('|', source, sequence, entity, part, usage_date, content_sha256) FROM landed ORDER BY ALL", reader =>
            reader.GetString(0)
        );
        return Sha256.OfText(string.Join('\n', landed.Concat(Makers(connection)).Append(asOf.ToString("O", CultureInfo.InvariantCulture))));
    }

    private IEnumerable<string> Makers(DuckDBConnection connection) =>
        (models ?? SchemaFiles.Below("schemas")).Select(file => file.Path + Sha256.OfText(file.Text)).Append(ProgramVersion).Append(EngineVersion(connection));

    private static string ProgramVersion => Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    private static string EngineVersion(DuckDBConnection connection) => connection.Scalar<string>("SELECT version()");

    private (string Column, string Value)[] Identity(DuckDBConnection connection, DateTimeOffset asOf, string buildId, string inputs) =>
        [
            ("build_id", Sql.Text(buildId)),
            ("as_of_utc", Sql.Time(asOf)),
            ("program_version", Sql.Text(ProgramVersion)),
            ("engine_version", Sql.Text(EngineVersion(connection))),
            ("organization", Sql.Text(config.Organization)),
            ("inputs_sha256", Sql.Text(inputs)),
        ];
}
