using DuckDB.NET.Data;
using Finops.Build;
using Finops.Database;
using Finops.Tests.Sources;
using Finops.Tests.SqlModels;

namespace Finops.Tests.Detection;

/// <summary>The product's own models and shipped rules, run over given days of given scopes.</summary>
internal sealed class ScoredDetectors : IDisposable
{
    private static readonly string[] Models =
    [
        "int_anomaly_days__windowed",
        "int_anomaly_days__expected",
        "int_anomaly_levels__compared",
        "int_anomaly_days__judged",
        "int_anomalies__unioned",
    ];
    private readonly BuildSession session;

    /// <param name="days">SQL that makes int_anomaly_days__gridded.</param>
    public ScoredDetectors(params string[] days)
    {
        Connection = WarehouseTypes.Open();
        session = new BuildSession(Connection, new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero));
        days.ToList().ForEach(sql => Connection.Execute(sql));
        CaseTables.Create(Connection, "int_active_hours__daily", null);
        Shipped("anomaly_rules");
        Shipped("anomaly_seasonal_rules");
        Models.ToList().ForEach(model => session.Materialize(WarehouseTypes.Catalog[model]));
        Connection.Execute(
            "CREATE TABLE alerts AS SELECT method, CAST(coalesce(threshold_ratio, 0) AS DECIMAL(9, 4)) AS ratio, scope_type, scope_id, usage_date, kind "
                + "FROM int_anomalies__unioned"
        );
    }

    /// <summary>Holds gridded days, alerts, and what the caller makes of them.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>A file beside this one.</summary>
    public static string Sql(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Detection", name));

    /// <summary>Adds the alerts of the mean's method at other multiples, for one type of scope.</summary>
    public void AlsoAt(string scopeType, IEnumerable<decimal> ratios)
    {
        Connection.Execute($"DELETE FROM int_anomaly_days__windowed WHERE scope_type <> '{scopeType}'; DELETE FROM int_anomaly_days__judged");
        foreach (var ratio in ratios)
        {
            Connection.Execute(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"UPDATE int_anomaly_days__windowed SET threshold_ratio = {ratio}")
            );
            session.Materialize(WarehouseTypes.Catalog["int_anomalies__unioned"]);
            Connection.Execute("INSERT INTO alerts SELECT method, threshold_ratio, scope_type, scope_id, usage_date, kind FROM int_anomalies__unioned");
        }
    }

    /// <summary>One row per method and multiple.</summary>
    public IReadOnlyList<Score> Scores()
    {
        Connection.Execute(Sql("score.sql"));
        return Connection.Query(
            """SELECT method, CAST(ratio AS DECIMAL(9, 4)), false_alarms, per_scope_month, found, faults, coalesce("precision", 0), coalesce(days_to_detect, 0), CAST(missed_ratio AS DOUBLE) FROM scores ORDER BY ratio""",
            reader => new Score(
                reader.GetString(0),
                reader.GetDecimal(1),
                reader.GetInt64(2),
                reader.GetDouble(3),
                reader.GetInt64(4),
                reader.GetInt64(5),
                reader.GetDouble(6),
                reader.GetDouble(7),
                reader.GetDouble(8)
            )
        );
    }

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    private void Shipped(string name)
    {
        CaseTables.Create(Connection, "ref_" + name, null);
        var columns = string.Join(", ", WarehouseTypes.Columns["ref_" + name].Select(column => $"CAST({column.Key} AS {column.Value}) AS {column.Key}"));
        Connection.Execute(
            $"INSERT INTO ref_{name} BY NAME SELECT {columns} FROM "
                + $"read_csv({Finops.Database.Sql.Text(Path.Combine(Repository.Root, "data", "reference", name + ".csv"))}, header = true, all_varchar = true)"
        );
    }
}
