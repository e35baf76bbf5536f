namespace Finops.Core;

/// <summary>When `finops schedule` does what; Quartz cron expressions, UTC.</summary>
public sealed record ScheduleSettings
{
    /// <summary>Cron by source id.</summary>
    public IReadOnlyDictionary<string, string> Extract { get; init; } = new Dictionary<string, string>();

    /// <summary>Builds and publishes the warehouse.</summary>
    public string? Build { get; init; }

    /// <summary>Tells what has been crossed, and tries again what a channel could not take. At the build's own time it runs after the build.</summary>
    public string? Alerts { get; init; }

    /// <summary>Makes last month's report and exports.</summary>
    public string? Report { get; init; }
}
