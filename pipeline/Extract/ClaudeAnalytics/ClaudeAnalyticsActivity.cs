namespace Finops.Extract.ClaudeAnalytics;

/// <summary>One engagement endpoint that answers for one UTC day at a time.</summary>
/// <param name="Entity">The entity that its rows land as.</param>
/// <param name="Endpoint">The path below analytics/.</param>
/// <param name="GroupBy">The group_by[] parameters, or nothing.</param>
internal sealed record ClaudeAnalyticsActivity(string Entity, string Endpoint, string GroupBy = "");
