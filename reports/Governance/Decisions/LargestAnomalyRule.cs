using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Decisions;

/// <summary>The anomaly with the largest excess, and the person behind it when one person makes most of it.</summary>
internal sealed class LargestAnomalyRule : IDecisionRule
{
    /// <summary>Cost centers before the whole organization: somebody can answer for them.</summary>
    private const string Sql = """
        WITH people AS (
          SELECT anomaly.usage_date, person.cost_center_id, anomaly.scope_id,
            coalesce(anomaly.scope_name, person.display_name, anomaly.scope_id) AS person_name, anomaly.actual, anomaly.excess_usd
          FROM mart_cost_anomalies_daily AS anomaly
          JOIN ref_people AS person
            ON person.person_id = anomaly.scope_id
            AND anomaly.usage_date >= person.valid_from
            AND (person.valid_to IS NULL OR anomaly.usage_date < person.valid_to)
          WHERE anomaly.scope_type = 'person' AND anomaly.measure = 'usd' AND anomaly.method = 'twice_daily_average'
          QUALIFY row_number() OVER (
            PARTITION BY anomaly.usage_date, person.cost_center_id ORDER BY anomaly.excess_usd DESC, anomaly.scope_id) = 1
        ),
        owners AS (
          SELECT cost_center_id, max(owner) AS owner
          FROM mart_chargeback_monthly
          WHERE billing_month = $month
          GROUP BY ALL
        )
        SELECT anomaly.usage_date, anomaly.scope_type, anomaly.scope_id, anomaly.scope_name, anomaly.actual,
          anomaly.daily_average, anomaly.excess_usd, owners.owner, people.person_name, people.actual AS person_usd
        FROM mart_cost_anomalies_daily AS anomaly
        LEFT JOIN owners ON owners.cost_center_id = anomaly.scope_id
        LEFT JOIN people
          ON people.usage_date = anomaly.usage_date
          AND people.cost_center_id = anomaly.scope_id
          AND people.excess_usd >= 0.5 * anomaly.excess_usd
        WHERE anomaly.measure = 'usd' AND anomaly.method = 'twice_daily_average'
          AND anomaly.scope_type IN ('cost_center', 'organization')
          AND date_trunc('month', anomaly.usage_date) = $month
        ORDER BY anomaly.scope_type, anomaly.excess_usd DESC, anomaly.usage_date, anomaly.scope_id
        LIMIT 1
        """;

    public async Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        var found = await month.Warehouse.FirstAsync(Sql, Read, cancellationToken);
        if (found is null)
        {
            return null;
        }

        var times = found.AverageUsd > 0m ? $", {Figures.Times(found.ActualUsd / found.AverageUsd)} its daily average" : "";
        var text = Prose.Of($"It spent {Prose.Strong(Figures.UsdShort(found.ActualUsd))} that day{times}.");
        if (found.Person is not null)
        {
            string part = found.PersonUsd >= 0.995m * found.ActualUsd ? "All" : Figures.UsdShort(found.PersonUsd);
            text = text.Then(Prose.Of($"{part} of it is one person’s: {found.Person}."));
        }

        return new Decision(
            found.ExcessUsd,
            new DecisionItem(
                $"Explain the spend of {found.Name} on {found.Day.Day} {month.Name}",
                text,
                found.Owner ?? Owners.None,
                found.Owner is null ? "" : found.Name,
                Tone.Bad
            )
        );
    }

    private static Found Read(MartRow row) =>
        new(
            row.Date("usage_date"),
            row.Text("scope_type") == "organization"
                ? "the whole organization"
                : Names.Scope("cost_center", row.Text("scope_id"), row.TextOrNull("scope_name")),
            row.Usd("actual"),
            row.Usd("daily_average"),
            row.Usd("excess_usd"),
            row.TextOrNull("owner"),
            row.TextOrNull("person_name"),
            row.Usd("person_usd")
        );

    private sealed record Found(
        DateOnly Day,
        string Name,
        decimal ActualUsd,
        decimal AverageUsd,
        decimal ExcessUsd,
        string? Owner,
        string? Person,
        decimal PersonUsd
    );
}
