using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>Which days have landed: what a backfill need not ask for again.</summary>
public static class LandedDays
{
    /// <summary>
    /// Whether every entity that this source reads by day has all of these days. What is read as a snapshot, one day an extraction, has no days to go
    /// back to and doesn't count.
    /// </summary>
    /// <param name="home">Whose log.</param>
    /// <param name="source">The source's id.</param>
    /// <param name="account">Which of several organizations of the vendor.</param>
    /// <param name="days">The days.</param>
    public static bool Cover(Home home, string source, string? account, DayRange days)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Temporary);
        LandingLog.Read(connection, home, [source]);
        return connection.Scalar<bool>(
            $"""
            WITH lines AS (
              SELECT entity, sequence, usage_date FROM landing_log WHERE usage_date IS NOT NULL AND account IS NOT DISTINCT FROM {Sql.TextOrNull(account)}
            ),
            by_day AS (
              SELECT DISTINCT entity FROM (SELECT entity, sequence FROM lines GROUP BY ALL HAVING count(DISTINCT usage_date) > 1)
            ),
            covered AS (
              SELECT entity, count(DISTINCT usage_date) FILTER (WHERE usage_date >= {Sql.Date(days.Start)} AND usage_date < {Sql.Date(days.End)}) AS day_count
              FROM lines SEMI JOIN by_day USING (entity)
              GROUP BY ALL
            )
            SELECT coalesce(min(day_count) >= {days.Count}, false) FROM covered
            """
        );
    }
}
