namespace Finops.Explain;

/// <summary>A cost center's bill, from its total down to ledger rows and raw files; the parts of each level sum to the level above.</summary>
/// <param name="BillingMonth">Whose bill, as 2026-10.</param>
/// <param name="CostCenterId">Who pays, or unassigned, unattributed or central.</param>
/// <param name="CostCenterName">Its name in the month.</param>
/// <param name="Owner">Who answers for it; null where nobody does.</param>
/// <param name="BusinessUnit">Its business unit; null where there is none.</param>
/// <param name="IsCharged">False for showback.</param>
/// <param name="PeriodStatus">open, provisional or final.</param>
/// <param name="BilledUsd">The bill, in whole cents.</param>
/// <param name="Accounts">What each vendor's account is of it; one provider's alone where only that was asked for.</param>
/// <param name="OtherProvidersUsd">What the providers that were not asked for are of it, in whole cents.</param>
/// <param name="Files">Raw files that hold the ledger rows shown.</param>
/// <param name="BuildId">The build that was read.</param>
/// <param name="AsOfUtc">Its as-of.</param>
public sealed record ExplainedBill(
    string BillingMonth,
    string CostCenterId,
    string CostCenterName,
    string? Owner,
    string? BusinessUnit,
    bool IsCharged,
    string PeriodStatus,
    decimal BilledUsd,
    IReadOnlyList<ExplainedAccount> Accounts,
    decimal OtherProvidersUsd,
    IReadOnlyList<RawFile> Files,
    string BuildId,
    string AsOfUtc
);
