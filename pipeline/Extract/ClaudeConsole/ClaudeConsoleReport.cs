namespace Finops.Extract.ClaudeConsole;

/// <summary>One bucketed report as this program asks for it.</summary>
/// <param name="Entity">The entity that its rows land as.</param>
/// <param name="Endpoint">What stands behind /v1/organizations/.</param>
/// <param name="GroupBy">The group_by[] parameters, or nothing: the vendor's own total.</param>
internal sealed record ClaudeConsoleReport(string Entity, string Endpoint, string GroupBy);
