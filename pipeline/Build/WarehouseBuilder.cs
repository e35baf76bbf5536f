using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Build;

/// <summary>
/// Builds a new database aside, from empty, and checks it. When a check blames one source, that source alone goes back to the state
/// of the last publication and the rest goes on (design 3.7).
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
    /// <exception cref="FinopsException">Exit code 1: a blocking check failed and no earlier state helps. Nothing is published.</exception>
    public BuildResult Build(DateTimeOffset asOf)
    {
        var pins = new Dictionary<string, long>(StringComparer.Ordinal);
        while (true)
        {
            var file = Path.Combine(home.Temporary, $"{Guid.NewGuid():N}.duckdb");
            var (buildId, checks, modelCount) = BuildOnce(file, asOf, pins);
            var failed = checks.Where(check => check.IsBlocking).ToList();
            if (failed.Count == 0)
            {
                return new BuildResult(buildId, file, asOf, checks, [.. pins.Keys.Order(StringComparer.Ordinal)], modelCount);
            }

            File.Delete(file);
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

    private (string BuildId, IReadOnlyList<CheckResult> Checks, int ModelCount) BuildOnce(
        string file,
        DateTimeOffset asOf,
        IReadOnlyDictionary<string, long> pins
    )
    {
        using var connection = DuckDb.OpenFile(file, config.Duckdb, home.Temporary);
        connection.Execute("SET preserve_insertion_order = false"); // rows of a table have no order; keeping one would hold them in memory
        try
        {
            var session = new BuildSession(connection, asOf);
            var catalog = models is null ? ModelCatalog.Load(connection) : ModelCatalog.Load(connection, models);
            session.ReadLanded(home, asOf, pins);
            if (config.Duckdb.Threads == 0 && connection.Scalar<long>("SELECT coalesce(sum(row_count), 0)::BIGINT FROM landed") < RowsForOneThread)
            {
                connection.Execute("SET threads = 1");
            }

            var inputs = InputsSha256(connection, asOf);
            var buildId = $"{asOf.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{inputs[..8]}";
            var waiting = new Queue<Model>(catalog.Models.Where(model => model.Layer != Layer.Check));
            while (waiting.Count > 0)
            {
                session.InOneTransaction(() =>
                {
                    var (count, seconds) = (0, 0.0);
                    while (count < ModelsPerTransaction && seconds < LongSeconds && waiting.TryDequeue(out var model))
                    {
                        seconds = Materialize(session, model);
                        count++;
                    }
                });
            }

            var checks = catalog.Models.Where(model => model.Layer == Layer.Check).Select(session.Run).ToList();
            WriteMeta(connection, asOf, buildId, inputs, checks, pins);
            connection.Execute("CHECKPOINT");
            return (buildId, checks, catalog.Models.Count);
        }
        catch (Exception error) when (DiskTrouble.Explain(error, home.Root) is not null)
        {
            throw DiskTrouble.Explain(error, home.Root)!;
        }
    }

    private double Materialize(BuildSession session, Model model)
    {
        var started = Stopwatch.GetTimestamp();
        session.Materialize(model);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (seconds > SlowSeconds)
        {
            log.Write("slow_model", ("model", model.Name), ("seconds", Math.Round(seconds, 2)));
        }

        return seconds;
    }

    /// <summary>One hash over everything that can change a figure: what landed, the models, the program and the engine.</summary>
    private string InputsSha256(DuckDBConnection connection, DateTimeOffset asOf)
    {
        var landed = connection.Query("SELECT concat_ws('|', source, sequence, entity, part, usage_date, content_sha256) FROM landed ORDER BY ALL", reader =>
            reader.GetString(0)
        );
        var texts = (models ?? SchemaFiles.Below("schemas")).Select(file => file.Path + Sha256.OfText(file.Text));
        return Sha256.OfText(
            string.Join(
                '\n',
                landed.Concat(texts).Append(ProgramVersion).Append(EngineVersion(connection)).Append(asOf.ToString("O", CultureInfo.InvariantCulture))
            )
        );
    }

    private static string ProgramVersion => Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    private static string EngineVersion(DuckDBConnection connection) => connection.Scalar<string>("SELECT version()");

    private void WriteMeta(
        DuckDBConnection connection,
        DateTimeOffset asOf,
        string buildId,
        string inputs,
        IReadOnlyList<CheckResult> checks,
        IReadOnlyDictionary<string, long> pins
    )
    {
        connection.Execute(
            $"""
            CREATE SCHEMA meta;
            CREATE TABLE meta.build AS SELECT {Sql.Text(buildId)} AS build_id, {Sql.Time(asOf)} AS as_of_utc, {Sql.Text(ProgramVersion)} AS program_version,
              {Sql.Text(EngineVersion(connection))} AS engine_version, {Sql.Text(config.Organization)} AS organization, {Sql.Text(inputs)} AS inputs_sha256;
            CREATE TABLE meta.inputs AS SELECT source, max(sequence)::BIGINT AS sequence, source IN (SELECT unnest({Sql.Texts(
                pins.Keys
            )}::VARCHAR[])) AS is_pinned FROM landed GROUP BY source ORDER BY source;
            CREATE TABLE meta.files AS SELECT source, entity, part, usage_date, file, row_count, content_sha256, origin, data_refreshed_at, extracted_at_utc,
              sequence FROM landed WHERE file IS NOT NULL ORDER BY ALL;
            CREATE TABLE meta.checks (check_name VARCHAR, severity VARCHAR, source VARCHAR, failing_row_count BIGINT, description VARCHAR);
            """
        );
        if (checks.Count > 0)
        {
            connection.Execute($"INSERT INTO meta.checks VALUES {string.Join(",\n", checks.Select(Row))}");
        }
    }

    private static string Row(CheckResult check) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"({Sql.Text(check.Check.Name)}, {Sql.Text(check.Check.Header.IsBlocking ? "block" : "warn")}, "
                + $"{Sql.TextOrNull(check.Blamed.Any() ? string.Join(", ", check.Blamed) : check.Check.Header.Source)}, {check.FailingRowCount}, "
                + $"{Sql.Text(check.Check.Header.Summary)})"
        );
}
