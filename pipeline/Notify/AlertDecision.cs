namespace Finops.Notify;

/// <summary>What there is to tell of a warehouse that has not been told yet.</summary>
/// <param name="AsOf">The warehouse's as-of: an older one decides nothing after this.</param>
/// <param name="Items">Crossings and withdrawals.</param>
public sealed record AlertDecision(DateTimeOffset AsOf, IReadOnlyList<AlertItem> Items)
{
    /// <summary>
    /// The rule of "once". A crossing is told when it was never told, or when it has been withdrawn since: then under the next number. One that was told
    /// and is in the warehouse no more is withdrawn, to whom it was told, until its period is settled. Everything else has been said. A warehouse older than
    /// the last one
    /// decides nothing: it only knows less.
    /// </summary>
    /// <param name="alerts">All crossings of the warehouse, with whom to tell; nobody yet means that it is decided once there is somebody.</param>
    /// <param name="told">What the log says.</param>
    internal static AlertDecision Of(
        IReadOnlyList<(Alert Alert, IReadOnlyList<AlertRoute> Routes)> alerts,
        DateTimeOffset asOf,
        string buildId,
        AlertState told
    )
    {
        if (asOf < told.AsOf)
        {
            return new AlertDecision(told.AsOf.Value, []);
        }

        var items = new List<AlertItem>();
        foreach (var (alert, routes) in alerts)
        {
            var last = told.LastOf(alert.AlertKey);
            if (last.Count == 0 || last[0].Event == AlertItem.TakenBack)
            {
                var number = last.Count == 0 ? 1 : last[0].Number + 1;
                items.AddRange(routes.Select(route => AlertItem.Of(number, AlertItem.Crossed, alert, route, asOf, buildId)));
            }
        }

        var crossed = alerts.Select(each => each.Alert.AlertKey).ToHashSet(StringComparer.Ordinal);
        items.AddRange(
            told.Standing.Where(item => !crossed.Contains(item.Alert.AlertKey) && !IsSettled(item.Alert, asOf))
                .Select(item => AlertItem.Of(item.Number, AlertItem.TakenBack, item.Alert, item.Route, asOf, buildId))
        );
        return new AlertDecision(asOf, items);
    }

    /// <summary>Vendors revise for 30 days: once the month after its period's last is over, a crossing stands, and a kind need not state it any
    /// longer.</summary>
    internal static bool IsSettled(Alert alert, DateTimeOffset asOf)
    {
        var last = alert.PeriodEnd.AddDays(-1);
        return DateOnly.FromDateTime(asOf.UtcDateTime) >= new DateOnly(last.Year, last.Month, 1).AddMonths(2);
    }
}
