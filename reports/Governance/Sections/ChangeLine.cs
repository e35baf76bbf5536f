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
        select change.cost_center_id, max(line.cost_center_name) as cost_center_name,
          sum(previous_usd) as previous_usd, sum(change.billed_usd) as billed_usd, sum(people_usd) as people_usd, sum(volume_usd) as volume_usd, sum(mix_usd) as mix_usd,
          sum(price_usd) as price_usd, sum(unattributed_usd) as unattributed_usd, sum(fees_usd + allocated_usd) as fees_usd
        from mart_spend_change_monthly as change
        left join (
          select cost_center_id, max(cost_center_name) as cost_center_name
          from mart_chargeback_monthly where billing_month between $month - interval 1 month and $month group by all) as line using (cost_center_id)
        where change.billing_month = $month
        group by all
        order by abs(sum(change_usd)) desc, change.cost_center_id
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
