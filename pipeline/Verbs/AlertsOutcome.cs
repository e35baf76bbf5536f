using Finops.Core;

namespace Finops.Verbs;

/// <summary>What a run of `finops alerts` told.</summary>
/// <param name="AsOfUtc">As of when the published warehouse is.</param>
/// <param name="BuildId">Its build.</param>
/// <param name="IsOlder">True when the warehouse is older than the last one that was told of: nothing was decided, only sent what waited.</param>
/// <param name="Lines">What was new, and what waited.</param>
/// <param name="UnroutedCount">Crossings that no line of alert_routes.csv sends to anybody.</param>
/// <param name="Failure">Exit code 3: what channels did not take.</param>
public sealed record AlertsOutcome(string AsOfUtc, string BuildId, bool IsOlder, IReadOnlyList<AlertLine> Lines, int UnroutedCount, FinopsException? Failure);
