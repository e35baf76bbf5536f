using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Statement;

/// <summary>The cost center's budget for the month, from mart_budget_burn, and the bill held against it.</summary>
/// <param name="BudgetUsd">Never negative.</param>
internal sealed record UnitBudget(decimal BudgetUsd)
{
    internal const string Sql = """
        SELECT budget_usd FROM mart_budget_burn
        WHERE scope_type = 'cost_center' AND scope_id = $unit AND period_type = 'month' AND period_start = $month AND budget_usd IS NOT NULL
        """;

    internal static UnitBudget Read(MartRow row) => new(row.Usd("budget_usd"));

    /// <summary>E.g. "20.6% over budget"; of a budget of zero the amount.</summary>
    internal string Words(decimal billedUsd)
    {
        decimal over = billedUsd - BudgetUsd;
        string direction = over > 0m ? "over" : "under";
        return Figures.Quotient(Math.Abs(over), BudgetUsd) switch
        {
            < 0.0005m => "on budget",
            <= 10m and { } ratio => $"{Figures.Share(ratio)} {direction} budget",
            _ => over == 0m ? "on budget" : $"{Figures.Usd(Math.Abs(over))} {direction} budget",
        };
    }
}
