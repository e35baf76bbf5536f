using Finops.Core;

namespace Finops.Notify;

/// <summary>One thing to tell one recipient through one channel: a crossing, or its withdrawal.</summary>
/// <param name="Key">The same whenever this is told, and nothing else has it.</param>
/// <param name="Number">1 for the first crossing of this limit, threshold and period; 2 when it was withdrawn and crossed again …</param>
/// <param name="Event">crossed or taken_back.</param>
/// <param name="Alert">What was crossed; for a withdrawal, as it was told.</param>
/// <param name="Route">To whom and how.</param>
/// <param name="AsOf">As of when the warehouse says so.</param>
/// <param name="BuildId">Its build.</param>
public sealed record AlertItem(string Key, int Number, string Event, Alert Alert, AlertRoute Route, DateTimeOffset AsOf, string BuildId)
{
    internal const string Crossed = "crossed";
    internal const string TakenBack = "taken_back";

    /// <summary>Whether quiet hours let it through.</summary>
    internal bool PassesQuiet => Route.QuietExcept == Alert.Severity;

    internal static AlertItem Of(int number, string @event, Alert alert, AlertRoute route, DateTimeOffset asOf, string buildId) =>
        new(
            Sha256.OfText($"{alert.AlertKey}\n{number}\n{@event}\n{route.Channel}\n{route.RecipientType}\n{route.RecipientId}")[..32],
            number,
            @event,
            alert,
            route,
            asOf,
            buildId
        );
}
