using Finops.Core;

namespace Finops.Notify;

/// <summary>
/// At least once, and killed at any instant at most one message twice: what is to be told is durable before it is sent, one message is sent at a time, and
/// that it was sent is durable before the next. What a channel does not take waits for a later run.
/// </summary>
/// <param name="state">What the log says; kept up with what is written.</param>
/// <param name="channels">Channels by name; a message for another waits until there is one.</param>
/// <param name="address">A recipient's mail address on a channel.</param>
internal sealed class Outbox(
    AlertLog log,
    AlertState state,
    IReadOnlyDictionary<string, IChannel> channels,
    Func<AlertRoute, string?> address,
    string organization,
    TimeProvider clock,
    RunLog runLog
)
{
    /// <summary>Writes down what was decided.</summary>
    public void Keep(AlertDecision decision)
    {
        if (decision.Items.Count > 0)
        {
            log.Write(state, log.Now() with { Decided = decision });
        }
    }

    /// <summary>Makes messages of what may be told now, and writes them down.</summary>
    public void Compose()
    {
        var composed = MessageComposer.Compose(state, clock.GetUtcNow());
        if (composed.Count > 0)
        {
            log.Write(state, log.Now() with { Composed = composed });
        }
    }

    /// <summary>Sends what may be sent now. Each is judged when its turn comes: a channel that fails is closed for the rest of the run.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        foreach (var message in state.Waiting.Where(IsDue))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outgoing = new OutgoingMessage(
                message.Key,
                organization,
                message.Route,
                [.. message.ItemKeys.Select(key => state[key])],
                address(message.Route)
            );
            Write(message, await channels[message.Route.Channel].SendAsync(outgoing, cancellationToken));
        }
    }

    /// <summary>Whether a message may be tried now.</summary>
    internal bool IsDue(AlertMessage message)
    {
        var now = clock.GetUtcNow();
        return channels.ContainsKey(message.Route.Channel)
            && (state.FailureOf(message)?.NextAt ?? now) <= now
            && (state.FailureOf(message.Route.Channel)?.NextAt ?? now) <= now
            && !QuietHours.HoldBack(message.Route, message.PassesQuiet, now);
    }

    private void Write(AlertMessage message, ChannelRefusal? refusal)
    {
        if (refusal is null)
        {
            log.Write(state, log.Now() with { Delivered = message.Key });
            runLog.Write(
                "alert_sent",
                ("channel", message.Route.Channel),
                ("recipient_type", message.Route.RecipientType),
                ("alerts", message.ItemKeys.Count),
                ("key", message.Key)
            );
            return;
        }

        var attempt = ((refusal.IsOfChannel ? state.FailureOf(message.Route.Channel) : state.FailureOf(message))?.Attempt ?? 0) + 1;
        var failure = new DeliveryFailure(
            message.Key,
            message.Route.Channel,
            refusal.IsOfChannel,
            attempt,
            refusal.Reason,
            RetryBackoff.Next(clock.GetUtcNow(), attempt, refusal.NotBefore)
        );
        log.Write(state, log.Now() with { Failed = failure });
        runLog.Write(
            "alert_waits",
            ("channel", failure.Channel),
            ("reason", failure.Reason),
            ("attempt", failure.Attempt),
            ("next_at", failure.NextAt),
            ("key", message.Key)
        );
    }
}
