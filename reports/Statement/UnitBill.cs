using Finops.Reports.Marts;

namespace Finops.Reports.Statement;

/// <summary>One cost center's bill for the month in whole cents, from mart_chargeback_monthly, and the state of the month from mart_billing_periods.</summary>
/// <param name="IsCharged">False for showback.</param>
/// <param name="ListUsd">List price of what is billed, estimates left out.</param>
/// <param name="EstimateUsd">The estimated part of <paramref name="BilledUsd"/>.</param>
/// <param name="Status">open, provisional or final.</param>
/// <param name="LinesSha256">Hash of the frozen lines; null while the month is open.</param>
internal sealed record UnitBill(
    string Id,
    string? Name,
    string? Owner,
    string? BusinessUnit,
    bool IsCharged,
    decimal BilledUsd,
    decimal DirectUsd,
    decimal AllocatedUsd,
    decimal CorrectionUsd,
    decimal ListUsd,
    decimal EstimateUsd,
    string Status,
    DateTimeOffset? ClosedAtUtc,
    DateTimeOffset? FinalizedAtUtc,
    string? ApprovedBy,
    string? LinesSha256
)
{
    internal const string Sql = """
        SELECT cost_center_id, max(cost_center_name) AS cost_center_name, max(owner) AS owner, max(business_unit) AS business_unit,
          bool_and(is_charged) AS is_charged,
          sum(bill.billed_usd) AS billed_usd, sum(direct_usd) AS direct_usd, sum(allocated_usd) AS allocated_usd, sum(bill.correction_usd) AS correction_usd,
          sum(list_usd) FILTER (NOT is_estimate) AS list_usd, sum(bill.billed_usd) FILTER (is_estimate) AS estimate_usd,
          max(bill.period_status) AS period_status, max(closed_at_utc) AS closed_at_utc, max(finalized_at_utc) AS finalized_at_utc,
          max(approved_by) AS approved_by, max(lines_sha256) AS lines_sha256
        FROM mart_chargeback_monthly AS bill
        LEFT JOIN mart_billing_periods USING (billing_month)
        WHERE billing_month = $month AND cost_center_id = $unit
        GROUP BY cost_center_id
        """;

    internal bool IsOpen => Status == "open";

    internal static UnitBill Read(MartRow row) =>
        new(
            row.Text("cost_center_id"),
            row.TextOrNull("cost_center_name"),
            row.TextOrNull("owner"),
            row.TextOrNull("business_unit"),
            row.Flag("is_charged"),
            row.Usd("billed_usd"),
            row.Usd("direct_usd"),
            row.Usd("allocated_usd"),
            row.Usd("correction_usd"),
            row.Usd("list_usd"),
            row.Usd("estimate_usd"),
            row.Text("period_status"),
            row.InstantOrNull("closed_at_utc"),
            row.InstantOrNull("finalized_at_utc"),
            row.TextOrNull("approved_by"),
            row.TextOrNull("lines_sha256")
        );
}
