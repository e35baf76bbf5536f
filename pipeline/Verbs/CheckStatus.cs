namespace Finops.Verbs;

/// <summary>What one check found in the published build.</summary>
public sealed record CheckStatus(string Name, string Severity, long FailingRowCount, string Description);
