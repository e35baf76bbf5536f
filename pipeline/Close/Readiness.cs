using Finops.Core;
using Finops.Database;

namespace Finops.Close;

/// <summary>Whether a month can be closed, by a warehouse's mart_close_readiness.</summary>
public static class Readiness
{
    /// <summary>Every condition that is not met; empty when nothing is in the way.</summary>
    public static IReadOnlyList<Problem> Unmet(string warehouse, BillingMonth month, CloseKind kind)
    {
        using var connection = DuckDb.OpenReadOnly(warehouse);
        return connection.Query(
            $"""
            SELECT condition, subject, expected, found, "try" FROM mart_close_readiness
            WHERE billing_month = {Sql.Date(month.Start)} AND NOT is_met AND (needed_for = 'provisional' OR {(
                kind == CloseKind.Final ? "true" : "false"
            )}) ORDER BY ALL
            """,
            reader => new Problem($"{month} {reader.GetString(0)}: {reader.GetString(1)}", reader.GetString(2), reader.GetString(3), reader.GetString(4))
        );
    }
}
