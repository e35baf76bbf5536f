namespace Finops.Core;

/// <summary>Where alerts can go; alert_routes.csv says who receives what through which of them.</summary>
public sealed record AlertSettings
{
    /// <summary>Channels by the name that alert_routes.csv uses.</summary>
    public IReadOnlyDictionary<string, ChannelSettings> Channels { get; init; } = new Dictionary<string, ChannelSettings>();
}
