using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Verbs;

/// <summary>`finops anomalies`: what stood out, and what people say about it. A decision counts from the next build.</summary>
public static class AnomaliesVerb
{
    private const string Columns =
        "anomaly_id, usage_date, scope_type, scope_id, scope_name, method, kind, CAST(actual AS DECIMAL(28, 6)), CAST(expected AS DECIMAL(28, 6)), "
        + "CAST(excess_usd AS DECIMAL(28, 12)), state, reason";

    /// <summary>The published warehouse's anomalies, newest first.</summary>
    /// <param name="run">Whose home.</param>
    /// <param name="state">open, explained or false_alarm; null for all.</param>
    /// <param name="from">First day.</param>
    /// <exception cref="FinopsException">Exit code 2: nothing is published.</exception>
    public static IReadOnlyList<Anomaly> List(RunContext run, string? state, DateOnly? from)
    {
        using var warehouse = DuckDb.OpenReadOnly(run.Home.WarehouseFile, run.Config.Duckdb);
        return Read(
            warehouse,
            $"WHERE {(state is null ? "true" : $"state = {Sql.Text(state)}")} AND {(from is { } day ? $"usage_date >= {Sql.Date(day)}" : "true")} ORDER BY "
                + $"usage_date DESC, abs(excess_usd) DESC, anomaly_id"
        );
    }

    /// <summary>Lands what somebody says about one anomaly.</summary>
    /// <exception cref="FinopsException">Exit code 2: no such anomaly, nothing is published, or another run writes this home.</exception>
    public static async Task<AnomalyDecision> DecideAsync(RunContext run, string id, string state, string reason, string decidedBy)
    {
        using var held = HomeLock.Take(run.Home);
        using var warehouse = DuckDb.OpenReadOnly(run.Home.WarehouseFile, run.Config.Duckdb);
        var anomaly = Read(warehouse, $"WHERE anomaly_id = {Sql.Text(id)}").SingleOrDefault()
            ?? throw new FinopsException(
                ExitCode.Usage,
                new Problem("anomaly", "the id of an anomaly in the published warehouse", id, "finops anomalies list shows them")
            );
        var decision = new AnomalyDecision(
            anomaly,
            state,
            reason,
            decidedBy,
            run.Clock.GetUtcNow(),
            warehouse.Scalar<string>("SELECT build_id FROM meta.build")
        );
        await decision.LandAsync(new Landing(run.Home, run.Config.Duckdb, run.Clock, run.Log), LandingLog.NextSequence(run.Home, AnomalyDecision.Source));
        run.Log.Write("anomaly_decision", ("anomaly", id), ("state", state));
        return decision;
    }

    private static IReadOnlyList<Anomaly> Read(DuckDBConnection warehouse, string where) =>
        warehouse.Query($"SELECT {Columns} FROM mart_cost_anomalies_daily {where}", reader => new Anomaly(
            reader.GetString(0),
            reader.GetFieldValue<DateOnly>(1),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetString(4),
            reader.GetString(5),
            reader.GetString(6),
            reader.GetDecimal(7),
            reader.GetDecimal(8),
            reader.GetDecimal(9),
            reader.GetString(10),
            reader.IsDBNull(11) ? null : reader.GetString(11)
        ));
}
