using System.Text.Json;
using Finops.Core;
using Finops.Database;
using Finops.Tests.EndToEnd;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.Notify;

/// <summary>A home whose published warehouse holds only what alerts are made of, and can be published anew as a revision would.</summary>
internal sealed class AlertHome : IDisposable
{
    private readonly HomeFolder folder = new();
    private int builds;

    public AlertHome(object channels, params string[] routes)
    {
        folder.Write("finops.json", JsonSerializer.Serialize(new { alerts = new { channels } }));
        Routes = [.. routes];
    }

    public Home Home => folder.Home;

    public string Path => folder.Path;

    public FixedClock Clock { get; } = new(DemoHome.Now);

    public StringWriter Log { get; } = new();

    /// <summary>Secrets of channels.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Recipients of every alert, as mart_alert_recipients has them: 'mail', 'person', 'p1', digest, quiet hours, time zone, except.</summary>
    public List<string> Routes { get; }

    public string LogText =>
        string.Concat(Directory.Exists(Home.Alerts) ? Directory.EnumerateFiles(Home.Alerts).Order(StringComparer.Ordinal).Select(File.ReadAllText) : []);

    /// <summary>Publishes a warehouse in which these alerts have been crossed: "CC-1", or "CC-1 warning".</summary>
    public void Publish(params IEnumerable<string> alerts) => PublishAsOf(Clock.GetUtcNow(), alerts);

    public void PublishAsOf(DateTimeOffset asOf, params IEnumerable<string> alerts)
    {
        var file = System.IO.Path.Combine(Home.Warehouse, "builds", $"b{++builds}.duckdb");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        using (var database = DuckDb.OpenFile(file, new DuckDbSettings(Threads: 1), folder.Path))
        {
            database.Execute(
                $"""
                CREATE SCHEMA meta;
                CREATE TABLE meta.build AS SELECT 'b{builds}' AS build_id, 'Larkfield Group' AS organization, {Sql.Time(asOf)} AS as_of_utc;
                CREATE TABLE ref_people AS SELECT concat('p', i) AS person_id, [concat('p', i, '@{System.IO.Path.GetFileName(
                    folder.Path
                )}.example')] AS emails, DATE '2026-01-01' AS valid_from FROM range(1, 4) AS r (i);
                CREATE TABLE mart_alerts AS
                SELECT concat('key-', name) AS alert_key, 'budget' AS alert_kind, 'cost_center' AS scope_type, scope_id, concat(scope_id,
                  ' & Söhne') AS scope_name, level, level AS severity, concat('Budget · ', name) AS title,
                  CAST(1234.5678 AS DECIMAL(38, 12)) AS figure_usd, CAST(1300 AS DECIMAL(38, 12)) AS limit_usd, CAST(0.9 AS DECIMAL(9, 4)) AS threshold_ratio,
                    DATE '2026-10-01' AS period_start, DATE '2026-11-01' AS period_end,
                  DATE '2026-10-20' AS crossing_date, 'More figures.' AS detail, 'Do something.' AS action
                FROM (SELECT name, split_part(name, ' ', 1) AS scope_id, CASE WHEN contains(name, ' ') THEN split_part(name, ' ',
                  2) ELSE 'critical' END AS level FROM (SELECT unnest({Sql.Texts(
                    alerts
                )}::VARCHAR[]) AS name));
                CREATE TABLE mart_alert_recipients AS
                SELECT alert_key, line_number, route[1] AS channel, route[2] AS recipient_type, route[3] AS recipient_id, nullif(route[4], '') AS digest,
                  nullif(route[5], '') AS quiet_hours, nullif(route[6], '') AS time_zone, nullif(route[7], '') AS quiet_except
                FROM mart_alerts CROSS JOIN (SELECT CAST(i + 1 AS BIGINT) AS line_number, string_split(({Sql.Texts(
                    Routes
                )}::VARCHAR[])[i], ',') AS route FROM range(1, {Routes.Count + 1}) AS r (i));
                CREATE TABLE ref_alert_routes AS SELECT CAST(i + 1 AS BIGINT) AS line_number, string_split(({Sql.Texts(
                    Routes
                )}::VARCHAR[])[i], ',')[1] AS channel, string_split(({Sql.Texts(Routes)}::VARCHAR[])[i], ',')[2] AS recipient FROM range(1, {Routes.Count
                    + 1}) AS r (i);
                """
            );
        }

        File.Delete(Home.WarehouseFile);
        File.CreateSymbolicLink(Home.WarehouseFile, file);
    }

    /// <summary>`finops alerts` in this process.</summary>
    public Task<AlertsOutcome> RunAsync(bool isDryRun = false) =>
        AlertsVerb.RunAsync(RunContext.Open(Home, Clock, new RunLog(Log, Clock)), isDryRun, TestContext.Current.CancellationToken, name =>
            Environment.GetValueOrDefault(name)
        );

    /// <summary>Lines of a file channel.</summary>
    public IReadOnlyList<string> FileLines() =>
        [
            .. Directory.Exists(System.IO.Path.Combine(Home.Out, "alerts"))
                ? Directory.EnumerateFiles(System.IO.Path.Combine(Home.Out, "alerts")).Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines)
                : [],
        ];

    /// <summary>What a file channel was told: "crossed key-CC-1 1".</summary>
    public IReadOnlyList<string> Told() =>
        [
            .. FileLines()
                .SelectMany(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("alerts").EnumerateArray())
                .Select(alert => $"{alert.GetProperty("event")} {alert.GetProperty("scope_id")} {alert.GetProperty("number")}"),
        ];

    public void Dispose() => folder.Dispose();
}
