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
                   coalesce(strftime(f.last_usage_date, '%Y-%m-%d'), ''), coalesce(strftime(f.last_row_date, '%Y-%m-%d'), ''), f.row_count,
                   CASE WHEN i.is_pinned THEN 'held back' WHEN f.is_stale THEN 'stale' WHEN f.is_cut_short THEN 'cut short' ELSE 'fresh' END
            FROM mart_data_freshness AS f LEFT JOIN meta.inputs AS i USING (source) ORDER BY f.source, f.entity
            """,
            reader => new SourceStatus(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetInt64(5),
                reader.GetString(6)
            )
        );
        var unbilled = warehouse.Query(
            """
            WITH one AS (
              SELECT source, reason, currency, sum(row_count)::BIGINT AS row_count, sum(token_count)::BIGINT AS token_count, sum(amount) AS amount,
                min(settled_by) AS settled_by
              FROM mart_unbilled_use WHERE is_at_stake GROUP BY ALL
            )
            SELECT source, reason, sum(row_count)::BIGINT, coalesce(sum(token_count), 0)::BIGINT,
              coalesce(string_agg(CAST(CAST(amount AS DECIMAL(38, 2)) AS VARCHAR) || ' ' || currency, ', ' ORDER BY currency), ''), min(settled_by)
            FROM one GROUP BY ALL ORDER BY ALL
            """,
            reader => new UnbilledStatus(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetInt64(2),
                reader.GetInt64(3),
                reader.GetString(4),
                reader.GetString(5)
            )
        );
        var checks = warehouse.Query(
            "SELECT check_name, severity, failing_row_count, description FROM meta.checks ORDER BY failing_row_count DESC, check_name",
            reader => new CheckStatus(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3))
        );
        return new WarehouseStatus(build.Organization, build.Id, build.AsOf, sources, unbilled, checks, AlertStatus.Of(run.Home));
    }
}
