using System.Globalization;
using Finops.Core;
using Finops.Database;

namespace Finops.Export.Workbook;

/// <summary>The sheets of a month's workbook that show a mart, in the order of their tabs.</summary>
internal static class SheetList
{
    internal const string Centers = "Cost centers";
    internal const string Lines = "Lines";
    internal const string People = "People";
    internal const string Products = "Products and models";

    internal static IReadOnlyList<Sheet> Of(BillingMonth month, MonthFacts facts)
    {
        var name = month.Start.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        var ofMonth = $"billing_month = {Sql.Date(month.Start)}";
        return
        [
            new(
                Centers,
                name,
                "What each cost center owes, all vendors together, beside the month before.",
                "mart_cost_center_bills_monthly",
                ofMonth,
                "cost_center_id",
                2,
                [
                    new("cost_center_id", "Cost center", 16),
                    new("cost_center_name", "Name", 30),
                    new("owner", "Owner", 20),
                    new("business_unit", "Business unit", 20),
                    new("is_charged", "Charged", 10),
                    new("person_count", "People", 9),
                    new("direct_usd", "Own use", 14, IsSummed: true),
                    new("allocated_usd", "Allocated by rule", 14, IsSummed: true),
                    new("correction_usd", "Corrections", 14, IsSummed: true),
                    new("billed_usd", "Billed", 14, IsSummed: true),
                    new("previous_billed_usd", "Month before", 14, IsSummed: true),
                    new("change_usd", "Change", 14, IsSummed: true),
                    new("list_usd", "At list price", 14, IsSummed: true),
                    new("is_estimate", "Has estimates", 11),
                    new("is_provisional", "Provisional", 12),
                    new("period_status", "Status", 12),
                ]
            ),
            new(
                Lines,
                name,
                "Every line of the bills: who pays, whose use, for what, by which rule, and which month it corrects.",
                "mart_chargeback_lines",
                ofMonth,
                "cost_center_id, charge_class NULLS FIRST, charge_month, provider, billing_account_id, charge_category, product, model, cost_type, "
                    + "person_id, principal_id, rule_id, pool_id, is_estimate",
                1,
                [
                    new("cost_center_id", "Cost center", 16),
                    new("charge_month", "Month of use", 10),
                    new("charge_class", "Class", 12),
                    new("provider", "Vendor", 13),
                    new("billing_account_id", "Billing account", 38),
                    new("charge_category", "Category", 12),
                    new("product", "Product", 30),
                    new("model", "Model", 24),
                    new("cost_type", "Cost type", 20),
                    new("person_id", "Person", 16),
                    new("principal_id", "Key or account", 26),
                    new("billed_usd", "Billed", 14, IsSummed: true),
                    new("list_usd", "At list price", 14, IsSummed: true),
                    new("ledger_usd", "Exact amount", 20, IsSummed: true),
                    new("rule_id", "Rule", 20),
                    new("pool_id", "Pool", 44),
                    new("allocation_method", "How it came here", 16),
                    new("allocated_ratio", "Part of the origin", 11),
                    new("is_estimate", "Estimate", 10),
                    new("period_status", "Status", 12),
                ]
            ),
            new(
                People,
                name,
                "Whose use stands behind each bill; person none is what is nobody's own: keys, services and shared pools.",
                "mart_person_bills_monthly",
                ofMonth,
                "cost_center_id, billed_usd DESC, person_id",
                2,
                [
                    new("person_id", "Person", 16),
                    new("display_name", "Name", 26),
                    new("cost_center_id", "Cost center", 16),
                    new("cost_center_name", "Cost center name", 30),
                    new("is_charged", "Charged", 10),
                    new("direct_usd", "Own use", 14, IsSummed: true),
                    new("allocated_usd", "Allocated by rule", 14, IsSummed: true),
                    new("correction_usd", "Corrections", 14, IsSummed: true),
                    new("billed_usd", "Billed", 14, IsSummed: true),
                    new("list_usd", "At list price", 14, IsSummed: true),
                    new("is_estimate", "Has estimates", 11),
                ]
            ),
            new(
                Products,
                name,
                "What the organization pays for, all cost centers together, beside the month before.",
                "mart_product_bills_monthly",
                ofMonth,
                "billed_usd DESC, provider, charge_category, product, model, cost_type",
                1,
                [
                    new("provider", "Vendor", 16),
                    new("charge_category", "Category", 12),
                    new("product", "Product", 34),
                    new("model", "Model", 28),
                    new("cost_type", "Cost type", 20),
                    new("cost_center_count", "Cost centers", 9),
                    new("person_count", "People", 9),
                    new("correction_usd", "Corrections", 14, IsSummed: true),
                    new("billed_usd", "Billed", 14, IsSummed: true),
                    new("previous_billed_usd", "Month before", 14, IsSummed: true),
                    new("change_usd", "Change", 14, IsSummed: true),
                    new("list_usd", "At list price", 14, IsSummed: true),
                    new("is_estimate", "Has estimates", 11),
                ]
            ),
            Outlook.Budget(month, name),
            Outlook.Forecast(facts),
            Outlook.Anomalies(month, name),
        ];
    }
}
