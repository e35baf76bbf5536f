namespace Finops.Explain;

/// <summary>A row of the ledger (int_charges__unioned), as the vendor charges it.</summary>
/// <param name="Source">Source id.</param>
/// <param name="SourceRowKey">The row's own key within the source.</param>
/// <param name="UsageDate">UTC day.</param>
/// <param name="BillingAccountId">Account at the vendor.</param>
/// <param name="Who">Person, else key, workspace or account; none = the vendor names nobody.</param>
/// <param name="Product">As the vendor names it.</param>
/// <param name="Model">As the vendor names it.</param>
/// <param name="CostType">What is charged beside tokens; none = tokens.</param>
/// <param name="BilledUsd">Exact.</param>
public sealed record LedgerRow(
    string Source,
    string SourceRowKey,
    DateOnly UsageDate,
    string BillingAccountId,
    string Who,
    string Product,
    string Model,
    string CostType,
    decimal BilledUsd
);
