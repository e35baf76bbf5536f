namespace Finops.Extract.ClaudeAnalytics;

/// <summary>One cost or usage report as this program asks for it.</summary>
/// <param name="Entity">The entity that its rows land as.</param>
/// <param name="Endpoint">The last part of the path.</param>
/// <param name="GroupBy">The group_by[] parameters, or nothing.</param>
/// <param name="Limit">Rows, or buckets, a page: the vendor's maximum.</param>
/// <param name="IsBucketed">True: rows lie in day buckets without a user. False: one row per user and group.</param>
internal sealed record ClaudeAnalyticsReport(string Entity, string Endpoint, string GroupBy, int Limit, bool IsBucketed);
