using System.Globalization;
using System.Text.Json.Nodes;

namespace Finops.Notify;

/// <summary>A message as JSON: our own shape, Slack's blocks, or a card for Teams. Amounts are text, so that no reader turns them into a double.</summary>
internal static class Payload
{
    // Slack takes fifty blocks a message and 3,000 characters a section; a digest beyond that says how many more there are.
    private const int MostItems = 20;

    public static JsonObject Generic(OutgoingMessage message) =>
        new()
        {
            ["idempotency_key"] = message.Key,
            ["organization"] = message.Organization,
            ["recipient"] = message.Route.RecipientId,
            ["subject"] = AlertText.Subject(message),
            ["alerts"] = new JsonArray([.. message.Items.Select(Generic)]),
        };

    public static JsonObject Slack(OutgoingMessage message) =>
        new()
        {
            ["text"] = AlertText.Subject(message),
            ["blocks"] = new JsonArray([
                .. message
                    .Items.Take(MostItems)
                    .Select(item => new JsonObject
                    {
                        ["type"] = "section",
                        ["text"] = new JsonObject
                        {
                            ["type"] = "mrkdwn",
                            ["text"] =
                                $"*{SlackEscaped(AlertText.Title(item))}*\n{SlackEscaped(string.Join('\n', AlertText.Facts(item).Select(fact => $"{fact.Name}: {fact.Text}")))}",
                        },
                    }),
                new JsonObject
                {
                    ["type"] = "context",
                    ["elements"] = new JsonArray(new JsonObject { ["type"] = "mrkdwn", ["text"] = SlackEscaped(Foot(message)) }),
                },
            ]),
        };

    public static JsonObject Teams(OutgoingMessage message) =>
        new()
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(
                new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = new JsonObject
                    {
                        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                        ["type"] = "AdaptiveCard",
                        ["version"] = "1.4",
                        ["body"] = new JsonArray([
                            .. message
                                .Items.Take(MostItems)
                                .SelectMany(item =>
                                    new JsonNode[]
                                    {
                                        new JsonObject
                                        {
                                            ["type"] = "TextBlock",
                                            ["weight"] = "Bolder",
                                            ["wrap"] = true,
                                            ["text"] = AlertText.Title(item),
                                        },
                                        new JsonObject
                                        {
                                            ["type"] = "FactSet",
                                            ["facts"] = new JsonArray([
                                                .. AlertText.Facts(item).Select(fact => new JsonObject { ["title"] = fact.Name, ["value"] = fact.Text }),
                                            ]),
                                        },
                                    }
                                ),
                            new JsonObject
                            {
                                ["type"] = "TextBlock",
                                ["isSubtle"] = true,
                                ["wrap"] = true,
                                ["text"] = Foot(message),
                            },
                        ]),
                    },
                }
            ),
        };

    private static JsonObject Generic(AlertItem item) =>
        new()
        {
            ["alert_key"] = item.Alert.AlertKey,
            ["event"] = item.Event,
            ["number"] = item.Number,
            ["kind"] = item.Alert.Kind,
            ["level"] = item.Alert.Level,
            ["severity"] = item.Alert.Severity,
            ["scope_type"] = item.Alert.ScopeType,
            ["scope_id"] = item.Alert.ScopeId,
            ["scope_name"] = item.Alert.ScopeName,
            ["title"] = AlertText.Title(item),
            ["figure_usd"] = Amount(item.Alert.FigureUsd),
            ["limit_usd"] = Amount(item.Alert.LimitUsd),
            ["threshold_ratio"] = Amount(item.Alert.ThresholdRatio),
            ["period_start"] = Day(item.Alert.PeriodStart),
            ["period_end"] = Day(item.Alert.PeriodEnd),
            ["crossing_date"] = Day(item.Alert.CrossingDate),
            ["detail"] = item.Alert.Detail,
            ["action"] = item.Alert.Action,
            ["as_of"] = item.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["build_id"] = item.BuildId,
            ["text"] = string.Join('\n', AlertText.Facts(item).Select(fact => $"{fact.Name}: {fact.Text}")),
        };

    private static string Foot(OutgoingMessage message) =>
        $"{(message.Items.Count > MostItems ? string.Create(CultureInfo.InvariantCulture, $"and {message.Items.Count - MostItems} more: `finops alerts` has them. ") : "")}{message.Organization}, finops. Message {message.Key}";

    private static string SlackEscaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string? Amount(decimal? amount) => amount?.ToString("0.00##########", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
