using System.Globalization;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Notify;

namespace Finops.Verbs;

/// <summary>What the published warehouse has to tell, and to whom.</summary>
/// <param name="Alerts">Every crossing of mart_alerts, with its recipients; none where no route fits.</param>
/// <param name="Routes">Line, channel and recipient of every line of alert_routes.csv.</param>
/// <param name="Addresses">Mail addresses by person; read for sending and kept nowhere.</param>
internal sealed record PublishedAlerts(
    string BuildId,
    string Organization,
    DateTimeOffset AsOf,
    IReadOnlyList<(Alert Alert, IReadOnlyList<AlertRoute> Routes)> Alerts,
    IReadOnlyList<(long Line, string Channel, string Recipient)> Routes,
    IReadOnlyDictionary<string, string> Addresses
)
{
    /// <summary>Reads the warehouse.</summary>
    /// <exception cref="FinopsException">Exit code 2: nothing is published, or by an earlier version of finops that lacks a mart or column.</exception>
    public static PublishedAlerts Read(Home home)
    {
        using var warehouse = DuckDb.OpenReadOnly(home.WarehouseFile);
        try
        {
            return Read(warehouse);
        }
        catch (DuckDBException error) when (EarlierWarehouse.Lacks(error))
        {
            throw EarlierWarehouse.Problem(home.WarehouseFile, error, "finops build");
        }
    }

    private static PublishedAlerts Read(DuckDBConnection warehouse)
    {
        var build = warehouse
            .Query("SELECT build_id, organization, as_of_utc FROM meta.build", reader =>
                (Id: reader.GetString(0), Organization: reader.GetString(1), AsOf: new DateTimeOffset(reader.GetDateTime(2), TimeSpan.Zero))
            )
            .Single();
        var routes = warehouse
            .Query(
                "SELECT alert_key, line_number, channel, recipient_type, recipient_id, digest, quiet_hours, time_zone, quiet_except FROM "
                    + "mart_alert_recipients ORDER BY alert_key, line_number, recipient_id",
                reader =>
                    (
                        Key: reader.GetString(0),
                        Route: new AlertRoute(
                            (int)reader.GetInt64(1),
                            reader.GetString(2),
                            reader.GetString(3),
                            reader.GetString(4),
                            Text(reader, 5),
                            Text(reader, 6),
                            Text(reader, 7),
                            Text(reader, 8)
                        )
                    )
            )
            .ToLookup(each => each.Key, each => each.Route, StringComparer.Ordinal);
        var alerts = warehouse.Query(
            """
            SELECT alert_key, alert_kind, scope_type, scope_id, scope_name, level, severity, title, CAST(figure_usd AS VARCHAR), CAST(limit_usd AS VARCHAR),
              CAST(threshold_ratio AS VARCHAR),
                   period_start, period_end, crossing_date, detail, action
            FROM mart_alerts ORDER BY crossing_date, alert_key
            """,
            reader => new Alert(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetString(6),
                reader.GetString(7),
                Amount(reader, 8),
                Amount(reader, 9),
                Amount(reader, 10),
                reader.GetFieldValue<DateOnly>(11),
                reader.GetFieldValue<DateOnly>(12),
                reader.GetFieldValue<DateOnly>(13),
                reader.GetString(14),
                reader.GetString(15)
            )
        );
        return new PublishedAlerts(
            build.Id,
            build.Organization,
            build.AsOf,
            [.. alerts.Select(alert => (alert, (IReadOnlyList<AlertRoute>)[.. routes[alert.AlertKey]]))],
            warehouse.Query("SELECT line_number, channel, recipient FROM ref_alert_routes ORDER BY line_number", reader =>
                (reader.GetInt64(0), reader.GetString(1), reader.GetString(2))
            ),
            warehouse
                .Query(
                    "SELECT person_id, emails[1] FROM ref_people WHERE len(emails) > 0 QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY "
                        + "valid_from DESC) = 1",
                    reader => (Id: reader.GetString(0), Address: reader.GetString(1))
                )
                .ToDictionary(person => person.Id, person => person.Address, StringComparer.Ordinal)
        );
    }

    private static string? Text(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static decimal? Amount(DuckDBDataReader reader, int column) =>
        // Trailing zeros say nothing.
        Text(reader, column) is { } text
            ? decimal.Parse(text, CultureInfo.InvariantCulture) / 1.000000000000000000000000000000m
            : null;
}
