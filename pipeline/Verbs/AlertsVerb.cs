using System.Globalization;
using Finops.Core;
using Finops.Notify;

namespace Finops.Verbs;

/// <summary>`finops alerts`: tells what the published warehouse says has been crossed, each crossing once, and tries again what a channel did not
/// take.</summary>
public static class AlertsVerb
{
    /// <summary>Decides what is new, writes it down, sends what may be sent now.</summary>
    /// <param name="isDryRun">Only say what would be sent: nothing is sent, nothing is written.</param>
    /// <param name="environment">Looks up an environment variable; secrets of channels come from nowhere else.</param>
    /// <exception cref="FinopsException">Exit code 2: no warehouse, or channels and routes that are not what they should be, all of it. Nothing was
    /// sent.</exception>
    public static async Task<AlertsOutcome> RunAsync(
        RunContext run,
        bool isDryRun,
        CancellationToken cancellationToken,
        Func<string, string?>? environment = null
    )
    {
        using var held = isDryRun ? null : HomeLock.Take(run.Home);
        var published = PublishedAlerts.Read(run.Home);
        var channels = Channels(run, published, environment ?? Environment.GetEnvironmentVariable);
        var state = AlertLog.Read(run.Home);
        var log = new AlertLog(run.Home, run.Clock);
        var outbox = new Outbox(log, state, channels, route => Address(run.Config.Alerts, published, route), published.Organization, run.Clock, run.Log);
        var isOlder = published.AsOf < state.AsOf;
        var unsent = state.Items.Where(item => state.MessageOf(item) is not { } message || state.DeliveredAt(message) is null).ToList();
        var decision = AlertDecision.Of(published.Alerts, published.AsOf, published.BuildId, state);
        if (isDryRun)
        {
            state.Apply(log.Now() with { Decided = decision });
            state.Apply(log.Now() with { Composed = MessageComposer.Compose(state, run.Clock.GetUtcNow()) });
        }
        else
        {
            outbox.Keep(decision);
            outbox.Compose();
            await outbox.SendAsync(cancellationToken);
        }

        var lines = unsent.Concat(decision.Items).Select(item => Line(item, State(item, state, outbox, run.Clock.GetUtcNow(), isDryRun))).ToList();
        var unrouted = published.Alerts.Count(alert => alert.Routes.Count == 0);
        run.Log.Write(
            "alerts",
            ("build", published.BuildId),
            ("new", decision.Items.Count),
            ("waiting", state.Waiting.Count),
            ("held", state.Held.Count),
            ("dry_run", isDryRun ? "true" : "false")
        );
        return new AlertsOutcome(Time(published.AsOf), published.BuildId, isOlder, lines, unrouted, isDryRun ? null : Failure(run, state));
    }

    private static IReadOnlyDictionary<string, IChannel> Channels(RunContext run, PublishedAlerts published, Func<string, string?> environment)
    {
        var problems = new List<Problem>();
        IReadOnlyDictionary<string, IChannel> channels = new Dictionary<string, IChannel>();
        try
        {
            channels = ChannelCatalog.Open(run.Home, run.Config.Alerts, run.Clock, environment);
        }
        catch (FinopsException error)
        {
            problems.AddRange(error.Problems); // the routes may have more
        }

        foreach (var (line, channel, recipient) in published.Routes)
        {
            var where = $"reference/alert_routes.csv:{line}";
            if (!run.Config.Alerts.Channels.TryGetValue(channel, out var settings))
            {
                problems.Add(
                    new Problem(
                        $"{where} channel",
                        $"a channel of {run.Home.ConfigFile}",
                        channel,
                        run.Config.Alerts.Channels.Count == 0
                            ? "add it under \"alerts\", \"channels\"; pipeline/Notify/README.md has examples"
                            : $"it has {string.Join(", ", run.Config.Alerts.Channels.Keys)}"
                    )
                );
            }
            else if (settings.Type == "smtp" && recipient == "channel")
            {
                problems.Add(
                    new Problem(
                        $"{where} recipient",
                        "somebody whom mail can be sent to",
                        "channel",
                        "user, team_lead, group_owner or finance; \"channel\" is whoever reads a webhook or a file"
                    )
                );
            }
            else if (settings.Type == "smtp" && recipient == "finance" && settings.Addresses?.ContainsKey("finance") != true)
            {
                problems.Add(
                    new Problem(
                        $"{run.Home.ConfigFile} $.alerts.channels.{channel}.addresses",
                        $"an address of finance, as {where} needs it",
                        "none",
                        "\"addresses\": { \"finance\": \"finance@example.com\" }"
                    )
                );
            }
        }

        return problems.Count == 0 ? channels : throw new FinopsException(ExitCode.Usage, problems);
    }

    private static string? Address(AlertSettings settings, PublishedAlerts published, AlertRoute route) =>
        route.RecipientType == "person"
            ? published.Addresses.GetValueOrDefault(route.RecipientId)
            : settings.Channels.GetValueOrDefault(route.Channel)?.Addresses?.GetValueOrDefault(route.RecipientId);

    private static AlertLine Line(AlertItem item, string state) =>
        new(item.Event, item.Alert.Severity, AlertText.Title(item), item.Route.RecipientId, item.Route.Channel, state, item.Alert.AlertKey, item.Key);

    private static string State(AlertItem item, AlertState state, Outbox outbox, DateTimeOffset now, bool isDryRun)
    {
        if (state.MessageOf(item) is not { } message)
        {
            return QuietHours.HoldBack(item.Route, item.PassesQuiet, now)
                ? $"held: quiet hours {item.Route.QuietHours} {item.Route.TimeZone ?? "UTC"}"
                : "held: next day's digest";
        }

        if (state.DeliveredAt(message) is not null)
        {
            return "sent";
        }

        return (state.FailureOf(message) ?? state.FailureOf(item.Route.Channel)) is { } failure ? $"waits: {failure.Reason}, again after {Time(failure.NextAt)}"
            : !outbox.IsDue(message) ? "waits"
            : isDryRun ? "would be sent"
            : "waits";
    }

    private static FinopsException? Failure(RunContext run, AlertState state)
    {
        var failures = state
            .Waiting.GroupBy(message => message.Route.Channel, StringComparer.Ordinal)
            .Select(channel => (Channel: channel.Key, Count: channel.Count(), Failure: state.FailureBehind(channel.Key, channel)))
            .Where(channel => channel.Failure is not null || !run.Config.Alerts.Channels.ContainsKey(channel.Channel))
            .Select(channel => new Problem(
                $"alerts through {channel.Channel}",
                "a channel that takes them",
                channel.Failure is { } failure
                    ? string.Create(CultureInfo.InvariantCulture, $"{channel.Count} not taken: {failure.Reason}, attempt {failure.Attempt}")
                    : string.Create(CultureInfo.InvariantCulture, $"{channel.Count} waiting for a channel that {run.Home.ConfigFile} has no more"),
                channel.Failure is { } next
                    ? $"nothing is lost: `finops alerts` tries again after {Time(next.NextAt)}; finops status shows what waits"
                    : "put the channel back"
            ))
            .ToList();
        return failures.Count == 0 ? null : new FinopsException(ExitCode.VendorUnavailable, failures);
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
