using System.Globalization;
using System.Text;

namespace Finops.Notify;

/// <summary>An alert in words: what, the figure, the limit, as of when, and what to do. The same in every channel.</summary>
internal static class AlertText
{
    /// <summary>A line for the subject of a message.</summary>
    public static string Subject(OutgoingMessage message) =>
        message.Items.Count == 1
            ? Title(message.Items[0])
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{message.Items.Count} alerts on AI spend: "
                    + $"{message.Items.Count(item => item.Event == AlertItem.Crossed && item.Alert.Severity == "critical")} critical, "
                    + $"{message.Items.Count(item => item.Event == AlertItem.TakenBack)} taken back"
            );

    /// <summary>What it is about.</summary>
    public static string Title(AlertItem item) =>
        item switch
        {
            { Event: AlertItem.TakenBack } => $"Taken back: {item.Alert.Title}",
            { Number: > 1 } => $"Crossed again: {item.Alert.Title}",
            _ => item.Alert.Title,
        };

    /// <summary>Its parts, each with its name: figure, limit, as of, what to do.</summary>
    public static IEnumerable<(string Name, string Text)> Facts(AlertItem item)
    {
        var alert = item.Alert;
        if (item.Event == AlertItem.TakenBack)
        {
            yield return ("Now", "By the newest data or rules it is not crossed, or no longer: what was told before does not hold.");
        }

        yield return (
            "Figure",
            alert.FigureUsd is { } figure
                ? $"{Usd(figure)}, crossed on {alert.CrossingDate:yyyy-MM-dd}"
                : $"{alert.Detail} Since {alert.CrossingDate:yyyy-MM-dd}."
        );
        if (alert.LimitUsd is { } limit)
        {
            yield return (
                "Limit",
                alert.ThresholdRatio is < 1 and { } ratio ? $"{(ratio * 100).ToString("0.##", CultureInfo.InvariantCulture)} % of {Usd(limit)}" : Usd(limit)
            );
        }

        if (alert.FigureUsd is not null && alert.Detail.Length > 0)
        {
            yield return ("Detail", alert.Detail);
        }

        yield return ("As of", $"{Minute(item.AsOf)}, build {item.BuildId}");
        yield return ("What to do", item.Event == AlertItem.TakenBack ? "Nothing; it is told again if it is crossed again." : alert.Action);
    }

    /// <summary>The whole message as plain text.</summary>
    public static string Plain(OutgoingMessage message)
    {
        var text = new StringBuilder();
        foreach (var item in message.Items)
        {
            text.Append(Title(item)).Append('\n');
            foreach (var (name, value) in Facts(item))
            {
                text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append(message.Organization).Append(", finops. Message ").Append(message.Key).Append('\n').ToString();
    }

    /// <summary>An instant as people read it: 2026-11-03 06:00 UTC.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Usd(decimal amount) => $"USD {amount.ToString("N2", CultureInfo.InvariantCulture)}";
}
