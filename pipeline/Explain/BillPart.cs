using Finops.Core;

namespace Finops.Explain;

/// <summary>A part of a bill before what stands behind it is read; amounts as in <see cref="ExplainedPart"/>.</summary>
internal sealed record BillPart(
    string Provider,
    string BillingAccountId,
    bool IsCorrection,
    BillingMonth ChargeMonth,
    string RuleId,
    string PoolId,
    string AllocationMethod,
    decimal BilledUsd,
    decimal LedgerUsd,
    decimal EarlierBilledUsd,
    decimal EarlierUsd,
    decimal LaterUsd,
    decimal CurrentUsd
);
