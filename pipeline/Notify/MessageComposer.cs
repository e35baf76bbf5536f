using Finops.Core;

namespace Finops.Notify;

/// <summary>Makes messages of what has been decided and may be told now: each item alone, or a recipient's items of a run or of a day together.</summary>
internal static class MessageComposer
{
    /// <summary>The messages of now. What quiet hours hold back, or what comes after the digest of the day, is left for a later run.</summary>
    public static IReadOnlyList<AlertMessage> Compose(AlertState state, DateTimeOffset now)
    {
        var due = state.Held.Where(item => !QuietHours.HoldBack(item.Route, item.PassesQuiet, now)).ToList();
        var alone = due.Where(item => item.Route.Digest is null).Select(item => new AlertMessage(item.Key, [item.Key], item.Route, item.PassesQuiet, null));
        var digests =
            from item in due
            where item.Route.Digest is not null
            let day = item.Route.Digest == "day" ? QuietHours.DayOf(item.Route, now) : (DateOnly?)null
            group item by (
                item.Route.Channel,
                item.Route.RecipientType,
                item.Route.RecipientId,
                item.Route.QuietHours,
                item.Route.TimeZone,
                Day: day
            ) into together
            where together.Key.Day is not { } day || !state.HasDigest(together.First().Route, day)
            select Digest([.. together], together.Key.Day);
        return [.. alone, .. digests];
    }

    // It goes through quiet hours only when all of it may.
    private static AlertMessage Digest(IReadOnlyList<AlertItem> items, DateOnly? day) =>
        new(
            items.Count == 1 ? items[0].Key : Sha256.OfText(string.Join('\n', items.Select(item => item.Key)))[..32],
            [.. items.Select(item => item.Key)],
            items[0].Route,
            items.All(item => item.PassesQuiet),
            day
        );
}
