using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Why one cost center's use cost more or less than the month before, in US dollars, from mart_spend_change_monthly.</summary>
/// <param name="People">More or fewer people.</param>
/// <param name="Volume">More or fewer tokens per person.</param>
/// <param name="Mix">Other products, models and kinds of token.</param>
/// <param name="Price">Other prices.</param>
/// <param name="Nobody">Use that no person stands behind.</param>
/// <param name="Fees">What is charged without tokens, and what allocation rules share out.</param>
internal sealed record ChangeLine(
    string Id,
    string? Name,
    decimal PreviousUsd,
    decimal BilledUsd,
    decimal People,
    decimal Volume,
    decimal Mix,
    decimal Price,
    decimal Nobody,
    decimal Fees
)
{
    /// <summary>Cost centers whose cost changed or is there, the largest changes first.</summary>
    internal const string Sql = """
        SELECT change.cost_center_id, max(line.cost_center_name) AS cost_center_name,
          sum(previous_usd) AS previous_usd, sum(change.billed_usd) AS billed_usd, sum(people_usd) AS people_usd, sum(volume_usd) AS volume_usd,
            sum(mix_usd) AS mix_usd,
          sum(price_usd) AS price_usd, sum(unattributed_usd) AS unattributed_usd, sum(fees_usd + allocated_usd) AS fees_usd
        FROM mart_spend_change_monthly AS change
        LEFT JOIN (
          SELECT cost_center_id, max(cost_center_name) AS cost_center_name
          FROM mart_chargeback_monthly WHERE billing_month BETWEEN $month - interval 1 month AND $month GROUP BY ALL) AS line USING (cost_center_id)
        WHERE change.billing_month = $month
        GROUP BY ALL
        ORDER BY abs(sum(change_usd)) DESC, change.cost_center_id
        """;

    internal decimal Change => BilledUsd - PreviousUsd;

    internal static ChangeLine Read(MartRow row) =>
        new(
            row.Text("cost_center_id"),
            row.TextOrNull("cost_center_name"),
            row.Usd("previous_usd"),
            row.Usd("billed_usd"),
            row.Usd("people_usd"),
            row.Usd("volume_usd"),
            row.Usd("mix_usd"),
            row.Usd("price_usd"),
            row.Usd("unattributed_usd"),
            row.Usd("fees_usd")
        );

    /// <summary>Lines added up.</summary>
    internal static ChangeLine Sum(string id, string name, IReadOnlyCollection<ChangeLine> lines) =>
        new(
            id,
            name,
            lines.Sum(line => line.PreviousUsd),
            lines.Sum(line => line.BilledUsd),
            lines.Sum(line => line.People),
            lines.Sum(line => line.Volume),
            lines.Sum(line => line.Mix),
            lines.Sum(line => line.Price),
            lines.Sum(line => line.Nobody),
            lines.Sum(line => line.Fees)
        );
}
