using Finops.Core;
using Finops.Database;

namespace Finops.Export.Workbook;

/// <summary>The sheets beside the bill. Their rows overlap (an organization holds its cost centers), so no column is summed.</summary>
internal static class Outlook
{
    internal static Sheet Budget(BillingMonth month, string name) =>
        new(
            "Budget",
            name,
            "Every budget whose month, quarter or fiscal year the month lies in: used, projected, and when its thresholds are crossed.",
            "mart_budget_burn",
            $"period_start <= {Sql.Date(month.Start)} AND period_end > {Sql.Date(month.Start)}",
            "scope_type <> 'organization', scope_type, scope_id, period_end",
            3,
            [
                new("scope_type", "Scope", 13),
                new("scope_id", "Id", 18),
                new("scope_name", "Name", 28),
                new("period_type", "Period", 12),
                new("period_name", "Of", 12),
                new("budget_usd", "Budget", 15),
                new("actual_usd", "Charged so far", 15),
                new("remaining_usd", "Remaining", 15),
                new("used_ratio", "Used", 9),
                new("elapsed_ratio", "Time gone", 9),
                new("projected_usd", "Projected", 15),
                new("projected_over_usd", "Over budget", 15),
                new("warning_date", "Warning on", 12),
                new("critical_date", "Critical on", 12),
                new("exhaustion_date", "Used up on", 12),
                new("data_through_date", "Data through", 12),
                new("is_provisional", "Provisional", 12),
            ]
        );

    internal static Sheet Forecast(MonthFacts facts) =>
        new(
            "Forecast",
            $"as of {facts.AsOfUtc}",
            "What the running month and the next fiscal quarter are expected to come to, as the build saw them.",
            "mart_forecast_periods",
            "true",
            "scenario_id <> 'baseline', scenario_id, period_start, period_type, scope_type <> 'organization', scope_type, scope_id",
            3,
            [
                new("scenario_id", "Scenario", 16),
                new("scope_type", "Scope", 13),
                new("scope_id", "Id", 18),
                new("period_type", "Period", 10),
                new("period_start", "From", 12),
                new("period_end", "Until before", 12),
                new("actual_usd", "Charged so far", 15),
                new("usage_to_come_usd", "Use to come", 15),
                new("price_change_usd", "Price changes", 15),
                new("headcount_usd", "Headcount", 15),
                new("factor_usd", "Scenario's factor", 15),
                new("fees_to_come_usd", "Fees to come", 15),
                new("projected_usd", "Projected", 15),
                new("low_80_usd", "80 % from", 15),
                new("high_80_usd", "80 % to", 15),
                new("low_95_usd", "95 % from", 15),
                new("high_95_usd", "95 % to", 15),
                new("naive_usd", "Naive forecast", 15),
                new("mape_ratio", "Mean error", 10),
            ]
        );

    internal static Sheet Anomalies(BillingMonth month, string name) =>
        new(
            "Anomalies",
            name,
            "Days of the month that stood out, by two methods; one event may stand under several scopes.",
            "mart_cost_anomalies_daily",
            $"usage_date >= {Sql.Date(month.Start)} AND usage_date < {Sql.Date(month.End)}",
            "usage_date, scope_type, scope_id, measure, kind, anomaly_id",
            1,
            [
                new("usage_date", "Day", 12),
                new("scope_type", "Scope", 13),
                new("scope_id", "Id", 18),
                new("scope_name", "Name", 28),
                new("kind", "Kind", 15),
                new("measure", "Measured in", 12),
                new("actual", "Found", 16),
                new("expected", "Expected", 16),
                new("excess_usd", "Excess (USD)", 14),
                new("actual_ratio", "Found to expected", 11),
                new("method", "Method", 22),
                new("state", "State", 12),
                new("reason", "Explanation", 40),
                new("is_provisional", "Provisional", 12),
                new("anomaly_id", "Anomaly", 44),
            ]
        );
}
