namespace Finops.Verbs;

/// <summary>What is published.</summary>
public sealed record WarehouseStatus(
    string Organization,
    string BuildId,
    string AsOfUtc,
    IReadOnlyList<SourceStatus> Sources,
    IReadOnlyList<UnbilledStatus> Unbilled,
    IReadOnlyList<CheckStatus> Checks,
    IReadOnlyList<AlertStatus> Alerts
);
