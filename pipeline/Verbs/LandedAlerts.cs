using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Core;
using Finops.Land;
using Finops.Notify;

namespace Finops.Verbs;

/// <summary>Brings what the alert log says into the warehouse with the next build, a part for each month, so that --as-of knows what had been told.</summary>
internal static class LandedAlerts
{
    private const string Source = "alerts";
    private const string Entity = "items";

    /// <summary>Lands the months that have changed.</summary>
    public static async Task LandAsync(RunContext run)
    {
        var state = Read(run);
        var months = state
            .Items.Select(item => (Item: item, Row: Row(item, state)))
            .GroupBy(each => state.DecidedAt(each.Item).UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture), StringComparer.Ordinal)
            .ToList();
        if (months.Count == 0)
        {
            return;
        }

        await new Landing(run.Home, run.Config.Duckdb, run.Clock, run.Log).RunAsync(Source, extraction =>
        {
            foreach (var month in months)
            {
                var content = Sha256.OfText(string.Join('\n', month.Select(each => each.Row.ToJsonString())));
                if (!extraction.IsLanded(Entity, month.Key, content))
                {
                    foreach (var (item, row) in month)
                    {
                        extraction.Write(
                            Entity,
                            month.Key,
                            DateOnly.FromDateTime(state.DecidedAt(item).UtcDateTime),
                            JsonSerializer.SerializeToElement(row),
                            $"alert {item.Key}"
                        );
                    }
                }

                extraction.AnsweredWhole(Entity, month.Key, content, "finops alerts");
            }

            return Task.CompletedTask;
        });
    }

    // A spoilt log is `finops alerts`'s trouble; the ledger is built without its history.
    private static AlertState Read(RunContext run)
    {
        try
        {
            return AlertLog.Read(run.Home);
        }
        catch (FinopsException error)
        {
            run.Log.Write("alerts_not_landed", ("where", error.Problems[0].Where), ("found", error.Problems[0].Found), ("try", error.Problems[0].Try));
            return new AlertState([]);
        }
    }

    private static JsonObject Row(AlertItem item, AlertState state)
    {
        var message = state.MessageOf(item);
        return new JsonObject
        {
            ["item_key"] = item.Key,
            ["alert_key"] = item.Alert.AlertKey,
            ["event"] = item.Event,
            ["number"] = item.Number,
            ["alert_kind"] = item.Alert.Kind,
            ["scope_type"] = item.Alert.ScopeType,
            ["scope_id"] = item.Alert.ScopeId,
            ["level"] = item.Alert.Level,
            ["severity"] = item.Alert.Severity,
            ["title"] = item.Alert.Title,
            ["figure_usd"] = item.Alert.FigureUsd?.ToString(CultureInfo.InvariantCulture),
            ["limit_usd"] = item.Alert.LimitUsd?.ToString(CultureInfo.InvariantCulture),
            ["crossing_date"] = item.Alert.CrossingDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["channel"] = item.Route.Channel,
            ["recipient_type"] = item.Route.RecipientType,
            ["recipient_id"] = item.Route.RecipientId,
            ["as_of"] = Time(item.AsOf),
            ["build_id"] = item.BuildId,
            ["decided_at"] = Time(state.DecidedAt(item)),
            ["message_key"] = message?.Key,
            ["delivered_at"] = message is not null && state.DeliveredAt(message) is { } at ? Time(at) : null,
        };
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
