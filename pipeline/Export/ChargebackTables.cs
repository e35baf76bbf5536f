using Finops.Core;
using Finops.Database;

namespace Finops.Export;

/// <summary>The two tables of a chargeback, in the order finance reads them: who pays, for what, how much, where the figure comes from.</summary>
internal static class ChargebackTables
{
    internal const string BillsMart = "mart_chargeback_monthly";
    internal const string LinesMart = "mart_chargeback_lines";

    /// <summary>What each cost center owes each vendor; of one cost center, or of all.</summary>
    internal static string Bills(BillingMonth month, string? costCenterId = null) =>
        $"""
            WITH corrections AS (
              SELECT cost_center_id, provider, billing_account_id, string_agg(DISTINCT strftime(charge_month, '%Y-%m'), ' ' ORDER BY strftime(charge_month,
                '%Y-%m')) AS corrected_months
              FROM mart_chargeback_lines
              WHERE {Of(month, costCenterId)} AND charge_class = 'Correction'
              GROUP BY ALL
            )
            SELECT
              billing_month, cost_center_id, cost_center_name, owner, business_unit, is_charged,
              provider, billing_account_id,
              'USD' AS billing_currency, direct_usd, allocated_usd, correction_usd, billed_usd, list_usd,
              corrected_months, person_count, period_status, is_provisional, is_estimate
            FROM mart_chargeback_monthly
            LEFT JOIN corrections USING (cost_center_id, provider, billing_account_id)
            WHERE {Of(month, costCenterId)}
            ORDER BY cost_center_id, provider, billing_account_id
            """;

    /// <summary>The lines of the bills; corrections of earlier months last, under the month of their use.</summary>
    internal static string Lines(BillingMonth month, string? costCenterId = null) =>
        $"""
            WITH centers AS (
              SELECT cost_center_id, max(cost_center_name) AS cost_center_name, bool_and(is_charged) AS is_charged
              FROM mart_chargeback_monthly
              WHERE {Of(month, costCenterId)}
              GROUP BY ALL
            )
            SELECT
              billing_month, cost_center_id, cost_center_name, is_charged,
              charge_class, charge_month, provider, billing_account_id, charge_category, product, model, cost_type,
              'USD' AS billing_currency, billed_usd, list_usd,
              person_id, principal_id, rule_id, pool_id, allocation_method, allocated_ratio, ledger_usd, ledger_list_usd, is_estimate, period_status
            FROM mart_chargeback_lines
            JOIN centers USING (cost_center_id)
            WHERE {Of(month, costCenterId)}
            ORDER BY
              cost_center_id, charge_class NULLS FIRST, charge_month, provider, billing_account_id, charge_category, product, model, cost_type,
              person_id, principal_id, rule_id, pool_id, is_estimate
            """;

    private static string Of(BillingMonth month, string? costCenterId) =>
        $"billing_month = {Sql.Date(month.Start)}{(costCenterId is null ? "" : $" AND cost_center_id = {Sql.Text(costCenterId)}")}";
}
