using Finops.Reports.Marts;

namespace Finops.Reports.Governance;

/// <summary>One budget and where it stands, in US dollars, from mart_budget_burn.</summary>
/// <param name="PeriodType">month, quarter or fiscal_year.</param>
/// <param name="PeriodEnd">The first day after the period.</param>
/// <param name="BudgetUsd">Null where only an IT budget is given.</param>
/// <param name="ActualUsd">Charged so far, as of the build.</param>
/// <param name="ProjectedUsd">Expected at the period's end.</param>
/// <param name="ExhaustionDate">When the budget was used up, or will be; null when it lasts.</param>
/// <param name="ItRatio">The projected amount's share of the whole IT budget; null without one.</param>
internal sealed record BudgetLine(
    string ScopeType,
    string ScopeId,
    string ScopeName,
    string PeriodType,
    string PeriodName,
    DateOnly PeriodEnd,
    decimal? BudgetUsd,
    decimal ActualUsd,
    decimal ProjectedUsd,
    DateOnly? ExhaustionDate,
    bool IsExhausted,
    decimal? ItRatio
)
{
    /// <summary>Every period that the month lies in: the organization first, then vendors, cost centers and teams.</summary>
    internal const string Sql = """
        SELECT scope_type, scope_id, scope_name, period_type, period_name, period_end, budget_usd, actual_usd, projected_usd,
          exhaustion_date, is_exhausted, it_budget_ratio
        FROM mart_budget_burn
        WHERE period_start <= $month AND period_end > $month
        ORDER BY list_position(['organization', 'provider', 'cost_center', 'team'], scope_type), scope_id,
          list_position(['month', 'quarter', 'fiscal_year'], period_type)
        """;

    /// <summary>Above 1 when overspent; null without a budget, or with one of zero.</summary>
    internal decimal? UsedRatio => BudgetUsd is { } budget && budget != 0m ? ActualUsd / budget : null;

    internal decimal? OverUsd => ActualUsd - BudgetUsd;

    internal bool IsOrganization => ScopeType == "organization";

    internal bool IsOver(DateTimeOffset asOf) => PeriodEnd <= DateOnly.FromDateTime(asOf.UtcDateTime);

    internal static BudgetLine Read(MartRow row) =>
        new(
            row.Text("scope_type"),
            row.Text("scope_id"),
            row.Text("scope_name"),
            row.Text("period_type"),
            row.Text("period_name"),
            row.Date("period_end"),
            row.NumberOrNull("budget_usd"),
            row.Usd("actual_usd"),
            row.Usd("projected_usd"),
            row.DateOrNull("exhaustion_date"),
            row.Flag("is_exhausted"),
            row.NumberOrNull("it_budget_ratio")
        );
}
