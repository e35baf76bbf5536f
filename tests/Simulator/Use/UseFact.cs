using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>
/// What one principal did with one product and model within one hour: the grain at which the invented vendor meters and charges.
/// Truth and answers are both made from these, each by code of its own.
/// </summary>
public sealed record UseFact(Principal Principal, DateTimeOffset At)
{
    /// <summary>Wire name; null for code execution.</summary>
    public string? Product { get; init; }

    /// <summary>Wire name; null for code execution.</summary>
    public string? Model { get; init; }

    /// <summary>0-200k or 200k-1M; null for code execution.</summary>
    public string? ContextWindow { get; init; }

    /// <summary>global, us or not_available; null for code execution.</summary>
    public string? InferenceGeo { get; init; }

    /// <summary>standard or fast; null for code execution.</summary>
    public string? Speed { get; init; }

    /// <summary>Only for Claude Tag.</summary>
    public string? SlackChannelId { get; init; }

    /// <summary>Prompts above 100k tokens, which Haiku 5.5 charges at five times the price; no report shows this.</summary>
    public bool HasLongPrompts { get; init; }

    public long UncachedInputTokens { get; init; }

    public long CacheReadTokens { get; init; }

    public long CacheWrite5mTokens { get; init; }

    public long CacheWrite1hTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>Requests; for code execution the execution spans.</summary>
    public long Requests { get; init; }

    public long WebSearches { get; init; }

    /// <summary>Minutes of code execution.</summary>
    public long CodeMinutes { get; init; }

    /// <summary>1000, unless the vendor later corrected the charge.</summary>
    public int BilledPermille { get; init; } = 1000;

    /// <summary>UTC day.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);
}
