using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Tests.Land;

/// <summary>Landing logs by a loop, for files that need not exist.</summary>
internal static class ManyLogs
{
    /// <summary>Every extraction brings its own days of its own part: nothing replaces anything, so all files count.</summary>
    public static void Write(Home home, int extractions, int filesOfEach, bool hasFiles = true)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Temporary);
        LandingLog.Read(connection, home, []);
        connection.Execute(
            $"""
            INSERT INTO landing_log
            SELECT '{DailyCost.Source}', s, 'cost_report', 'org_' || s, DATE '2020-01-01' + f::INTEGER,
              CASE WHEN {hasFiles} THEN concat('claude-analytics/cost_report/', s, '-', f, '.parquet') END, 10, sha256(concat(s, f)), NULL,
                   TIMESTAMPTZ '2026-01-01' + to_hours(s::INTEGER), TIMESTAMPTZ '2026-01-01' + to_hours(s::INTEGER), false, 'contract', NULL
            FROM range(1, {extractions + 1}) AS a (s), range({filesOfEach}) AS b (f)
            """
        );
        for (var sequence = 1; sequence <= extractions; sequence++)
        {
            LandingLog.Commit(connection, home, DailyCost.Source, sequence);
        }
    }
}
