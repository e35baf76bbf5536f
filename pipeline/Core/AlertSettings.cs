namespace Finops.Core;

/// <summary>Where alerts can go; who is told what through which of them says alert_routes.csv.</summary>
public sealed record AlertSettings
{
    /// <summary>Channels by the name that alert_routes.csv uses.</summary>
    public IReadOnlyDictionary<string, ChannelSettings> Channels { get; init; } = new Dictionary<string, ChannelSettings>();
}
