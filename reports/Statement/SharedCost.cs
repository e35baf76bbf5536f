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
        WITH rules AS (
          SELECT rule_id, array_to_string(list_transform(map_entries(match), lambda entry: entry.key || '=' || entry.value), ';') AS conditions
          FROM ref_allocation_rules
          WHERE valid_from < $month + interval 1 month AND (valid_to IS NULL OR valid_to > $month)
          QUALIFY row_number() OVER (PARTITION BY rule_id ORDER BY line_number) = 1
        )
        SELECT rule_id, max(allocation_method) AS allocation_method, max(conditions) AS conditions,
          sum(billed_usd) FILTER (cost_center_id = $unit) AS billed_usd, sum(billed_usd) AS rule_usd, count(DISTINCT cost_center_id) AS center_count
        FROM mart_chargeback_lines
        LEFT JOIN rules USING (rule_id)
        WHERE billing_month = $month AND charge_class IS NULL AND rule_id <> 'direct'
        GROUP BY rule_id
        HAVING count(*) FILTER (cost_center_id = $unit) > 0
        ORDER BY abs(sum(billed_usd) FILTER (cost_center_id = $unit)) DESC, rule_id
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
