using System.Globalization;
using Finops.Core;
using Finops.Notify;

namespace Finops.Verbs;

/// <summary>What became of the alerts of one channel.</summary>
/// <param name="SentCount">Alerts that it has taken.</param>
/// <param name="HeldCount">Alerts that wait for the end of quiet hours or for the next digest.</param>
/// <param name="WaitingCount">Alerts that it has not taken yet.</param>
/// <param name="Failure">Why not; null when it was not tried or nothing waits.</param>
/// <param name="Attempt">How often in a row.</param>
/// <param name="NextAtUtc">When a run tries again.</param>
public sealed record AlertStatus(string Channel, int SentCount, int HeldCount, int WaitingCount, string? Failure, int Attempt, string? NextAtUtc)
{
    internal static IReadOnlyList<AlertStatus> Of(Home home)
    {
        var state = AlertLog.Read(home);
        return
        [
            .. state
                .Items.GroupBy(item => item.Route.Channel, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group =>
                {
                    var messages = group.Select(state.MessageOf).OfType<AlertMessage>().DistinctBy(message => message.Key).ToList();
                    var waiting = messages.Where(message => state.DeliveredAt(message) is null).ToList();
                    var failure = waiting.Count == 0 ? null : state.FailureBehind(group.Key, waiting);
                    return new AlertStatus(
                        group.Key,
                        messages.Except(waiting).Sum(message => message.ItemKeys.Count),
                        group.Count(item => state.MessageOf(item) is null),
                        waiting.Sum(message => message.ItemKeys.Count),
                        failure?.Reason,
                        failure?.Attempt ?? 0,
                        failure?.NextAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                    );
                }),
        ];
    }
}
