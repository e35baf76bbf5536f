using Finops.Reports.Marts;

namespace Finops.Reports.Statement;

/// <summary>What one allocation rule puts on the bill, from mart_chargeback_lines and ref_allocation_rules; corrections left out.</summary>
/// <param name="Method">As in ref_allocation_rules: seats, percent, …</param>
/// <param name="Match">Conditions, field and pattern; empty where the rule is gone from the file.</param>
/// <param name="RuleUsd">All that the rule allocates in the month, over all cost centers.</param>
/// <param name="CenterCount">Cost centers that carry a part of it.</param>
internal sealed record SharedCost(
    string RuleId,
    string Method,
    IReadOnlyList<(string Field, string Pattern)> Match,
    decimal BilledUsd,
    decimal RuleUsd,
    long CenterCount
)
{
    /// <summary>Largest first, whatever the sign.</summary>
    internal const string Sql = """
        with rules as (
          select rule_id, array_to_string(list_transform(map_entries(match), lambda entry: entry.key || '=' || entry.value), ';') as conditions
          from ref_allocation_rules
          where valid_from < $month + interval 1 month and (valid_to is null or valid_to > $month)
          qualify row_number() over (partition by rule_id order by line_number) = 1
        )
        select rule_id, max(allocation_method) as allocation_method, max(conditions) as conditions,
          sum(billed_usd) filter (cost_center_id = $unit) as billed_usd, sum(billed_usd) as rule_usd, count(distinct cost_center_id) as center_count
        from mart_chargeback_lines
        left join rules using (rule_id)
        where billing_month = $month and charge_class is null and rule_id <> 'direct'
        group by rule_id
        having count(*) filter (cost_center_id = $unit) > 0
        order by abs(sum(billed_usd) filter (cost_center_id = $unit)) desc, rule_id
        """;

    internal static SharedCost Read(MartRow row) =>
        new(
            row.Text("rule_id"),
            row.Text("allocation_method"),
            [
                .. (row.TextOrNull("conditions") ?? "")
                    .Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(condition => condition.Split('=', 2))
                    .Select(pair => (pair[0], pair[^1])),
            ],
            row.Usd("billed_usd"),
            row.Usd("rule_usd"),
            row.Count("center_count")
        );
}
