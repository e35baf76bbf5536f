using Finops.Core;
using Finops.Database;

namespace Finops.Verbs;

/// <summary>`finops status`: which build is published, how fresh each source is, which checks spoke up, which alerts wait.</summary>
public static class StatusVerb
{
    /// <summary>Reads the published warehouse.</summary>
    /// <exception cref="FinopsException">Exit code 2: nothing is published yet.</exception>
    public static WarehouseStatus Run(RunContext run)
    {
        using var warehouse = DuckDb.OpenReadOnly(run.Home.WarehouseFile, run.Config.Duckdb);
        var build = warehouse
            .Query($"SELECT build_id, organization, strftime(as_of_utc AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') FROM meta.build", reader =>
                (Id: reader.GetString(0), Organization: reader.GetString(1), AsOf: reader.GetString(2))
            )
            .Single();
        var sources = warehouse.Query(
            $"""
            SELECT f.source, f.entity, strftime(f.last_extracted_at_utc AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ'),
                   coalesce(strftime(f.last_usage_date, '%Y-%m-%d'), ''), f.row_count,
                   CASE WHEN i.is_pinned THEN 'held back' WHEN f.is_stale THEN 'stale' ELSE 'fresh' END
            FROM mart_data_freshness AS f LEFT JOIN meta.inputs AS i USING (source) ORDER BY f.source, f.entity
            """,
            reader => new SourceStatus(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetInt64(4),
                reader.GetString(5)
            )
        );
        var checks = warehouse.Query(
            "SELECT check_name, severity, failing_row_count, description FROM meta.checks ORDER BY failing_row_count DESC, check_name",
            reader => new CheckStatus(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3))
        );
        return new WarehouseStatus(build.Organization, build.Id, build.AsOf, sources, checks, AlertStatus.Of(run.Home));
    }
}
