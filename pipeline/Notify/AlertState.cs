namespace Finops.Notify;

/// <summary>What the alert log comes to: what has been decided, what waits, what was delivered, and who is not to be tried again yet.</summary>
internal sealed class AlertState
{
    private readonly Dictionary<string, AlertItem> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AlertItem>> lastByAlert = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, AlertMessage> messages = new(StringComparer.Ordinal);
    private readonly HashSet<(string Channel, string RecipientType, string RecipientId, DateOnly Day)> digests = [];
    private readonly Dictionary<string, DateTimeOffset> delivered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlertMessage> messageOfItem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeliveryFailure> messageFailures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeliveryFailure> channelFailures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> decidedAt = new(StringComparer.Ordinal);

    public AlertState(IEnumerable<AlertLogEntry> entries)
    {
        foreach (var entry in entries)
        {
            Apply(entry);
        }
    }

    /// <summary>The newest warehouse that was decided on.</summary>
    public DateTimeOffset? AsOf { get; private set; }

    /// <summary>Everything that was ever decided, oldest first.</summary>
    public IEnumerable<AlertItem> Items => items.Values;

    /// <summary>Crossings that were told and not withdrawn.</summary>
    public IEnumerable<AlertItem> Standing => lastByAlert.Values.Where(last => last[0].Event == AlertItem.Crossed).SelectMany(last => last);

    /// <summary>What is decided and in no message yet: held by quiet hours or for a digest.</summary>
    public IReadOnlyList<AlertItem> Held => [.. items.Values.Where(item => !messageOfItem.ContainsKey(item.Key))];

    /// <summary>Messages that their channel has not taken yet, oldest first.</summary>
    public IReadOnlyList<AlertMessage> Waiting => [.. messages.Values.Where(message => !delivered.ContainsKey(message.Key))];

    public AlertItem this[string itemKey] => items[itemKey];

    /// <summary>What was decided last about an alert, one item for each recipient; none if never.</summary>
    public IReadOnlyList<AlertItem> LastOf(string alertKey) => lastByAlert.GetValueOrDefault(alertKey) ?? [];

    public DateTimeOffset DecidedAt(AlertItem item) => decidedAt[item.Key];

    public AlertMessage? MessageOf(AlertItem item) => messageOfItem.GetValueOrDefault(item.Key);

    public DateTimeOffset? DeliveredAt(AlertMessage message) => delivered.TryGetValue(message.Key, out var at) ? at : null;

    /// <summary>Whether a recipient has had a channel's digest of a day.</summary>
    public bool HasDigest(AlertRoute route, DateOnly day) => digests.Contains((route.Channel, route.RecipientType, route.RecipientId, day));

    /// <summary>Why nothing gets through a channel, since its last success.</summary>
    public DeliveryFailure? FailureOf(string channel) => channelFailures.GetValueOrDefault(channel);

    /// <summary>Why these messages of a channel wait: what closes the channel, else the refusal among them that lasts longest; null: nothing has
    /// failed.</summary>
    public DeliveryFailure? FailureBehind(string channel, IEnumerable<AlertMessage> waiting) =>
        FailureOf(channel) ?? waiting.Select(FailureOf).OfType<DeliveryFailure>().MaxBy(failure => failure.NextAt);

    /// <summary>Why this message was refused.</summary>
    public DeliveryFailure? FailureOf(AlertMessage message) => messageFailures.GetValueOrDefault(message.Key);

    public void Apply(AlertLogEntry entry)
    {
        if (entry.Decided is { } decision)
        {
            Decide(entry.At, decision);
        }

        foreach (var message in entry.Composed ?? [])
        {
            Compose(message);
        }

        if (entry.Delivered is { } key)
        {
            delivered[key] = entry.At;
            channelFailures.Remove(messages[key].Route.Channel);
        }

        if (entry.Failed is { } failure)
        {
            (failure.IsOfChannel ? channelFailures : messageFailures)[failure.IsOfChannel ? failure.Channel : failure.MessageKey] = failure;
        }
    }

    private void Compose(AlertMessage message)
    {
        messages[message.Key] = message;
        foreach (var key in message.ItemKeys)
        {
            messageOfItem[key] = message;
        }

        if (message.DigestDay is { } day)
        {
            digests.Add((message.Route.Channel, message.Route.RecipientType, message.Route.RecipientId, day));
        }
    }

    private void Decide(DateTimeOffset at, AlertDecision decision)
    {
        AsOf = decision.AsOf;
        foreach (var group in decision.Items.GroupBy(item => item.Alert.AlertKey, StringComparer.Ordinal))
        {
            lastByAlert[group.Key] = [.. group];
        }

        foreach (var item in decision.Items)
        {
            items[item.Key] = item;
            decidedAt[item.Key] = at;
        }
    }
}
