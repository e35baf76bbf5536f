using Finops.Core;
using Finops.Database;

namespace Finops.Close;

/// <summary>A billing month's state in a warehouse (mart_billing_periods).</summary>
/// <param name="Month">The month.</param>
/// <param name="Status">open, provisional or final.</param>
/// <param name="CloseNumber">How often it has been closed; 0 for never.</param>
/// <param name="DecidedAt">When it was closed, or declared final; null while open.</param>
/// <param name="ApprovedBy">Who approved that; null when nobody is named.</param>
/// <param name="Lines">The lines of its bill; the hash is empty while it is open.</param>
public sealed record Period(BillingMonth Month, string Status, long CloseNumber, DateTimeOffset? DecidedAt, string? ApprovedBy, FrozenLines Lines)
{
    /// <summary>Whether its lines are frozen.</summary>
    public bool IsClosed => Status != "open";

    /// <summary>How it is closed.</summary>
    public CloseKind Kind => Status == ClosedFolder.Name(CloseKind.Final) ? CloseKind.Final : CloseKind.Provisional;

    /// <summary>The folder of its last close.</summary>
    public ClosedFolder Folder(Home home) => new(home, Month, CloseNumber);

    /// <summary>All months of a warehouse, oldest first.</summary>
    public static IReadOnlyList<Period> Of(string warehouse)
    {
        using var connection = DuckDb.OpenReadOnly(warehouse);
        return connection.Query(
            """
            SELECT billing_month, period_status, coalesce(close_number, 0), coalesce(finalized_at_utc, closed_at_utc) AT TIME ZONE 'UTC', approved_by,
              coalesce(lines_sha256, ''), line_count, billed_usd
            FROM mart_billing_periods ORDER BY billing_month
            """,
            reader => new Period(
                BillingMonth.Of(reader.GetFieldValue<DateOnly>(0)),
                reader.GetString(1),
                reader.GetInt64(2),
                reader.IsDBNull(3) ? null : new DateTimeOffset(reader.GetDateTime(3), TimeSpan.Zero),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                new FrozenLines(reader.GetString(5), reader.GetInt64(6), reader.GetDecimal(7))
            )
        );
    }
}
