using Finops.Core;
using Finops.Database;

namespace Finops.Close;

/// <summary>Whether a month can be closed, by a warehouse's mart_close_readiness.</summary>
public static class Readiness
{
    /// <summary>Of these sources those that somebody is charged by. Who bills nobody keeps no month open.</summary>
    public static IReadOnlyList<string> Billing(string warehouse, IReadOnlyList<string> sources)
    {
        using var connection = DuckDb.OpenReadOnly(warehouse);
        return connection.Query(
            $"SELECT DISTINCT source FROM ref_billing_authority WHERE role <> 'statement' AND list_contains({Sql.Texts(sources)}::VARCHAR[], source) "
                + $"ORDER BY ALL",
            reader => reader.GetString(0)
        );
    }

    /// <summary>Every condition that is not met, nor accepted by an earlier step of the close; empty when nothing is in the way.</summary>
    public static IReadOnlyList<Obstacle> Unmet(string warehouse, BillingMonth month, CloseKind kind)
    {
        using var connection = DuckDb.OpenReadOnly(warehouse);
        return connection.Query(
            $"""
            SELECT condition, subject, expected, found, "try", accept_as FROM mart_close_readiness
            WHERE billing_month = {Sql.Date(month.Start)} AND NOT is_met AND NOT is_accepted AND (needed_for = 'provisional' OR {(
                kind == CloseKind.Final ? "true" : "false"
            )}) ORDER BY ALL
            """,
            reader => new Obstacle(
                new Problem($"{month} {reader.GetString(0)}: {reader.GetString(1)}", reader.GetString(2), reader.GetString(3), reader.GetString(4)),
                reader.IsDBNull(5) ? null : reader.GetString(5)
            )
        );
    }
}
