using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Decisions;

/// <summary>The anomaly with the largest excess, and the person behind it when one person makes most of it.</summary>
internal sealed class LargestAnomalyRule : IDecisionRule
{
    /// <summary>Cost centers before the whole organization: somebody can answer for them.</summary>
    private const string Sql = """
        with people as (
          select anomaly.usage_date, person.cost_center_id, anomaly.scope_id,
            coalesce(anomaly.scope_name, person.display_name, anomaly.scope_id) as person_name, anomaly.actual, anomaly.excess_usd
          from mart_cost_anomalies_daily as anomaly
          join ref_people as person
            on person.person_id = anomaly.scope_id
            and anomaly.usage_date >= person.valid_from
            and (person.valid_to is null or anomaly.usage_date < person.valid_to)
          where anomaly.scope_type = 'person' and anomaly.measure = 'usd' and anomaly.method = 'twice_daily_average'
          qualify row_number() over (
            partition by anomaly.usage_date, person.cost_center_id order by anomaly.excess_usd desc, anomaly.scope_id) = 1
        ),
        owners as (
          select cost_center_id, max(owner) as owner
          from mart_chargeback_monthly
          where billing_month = $month
          group by all
        )
        select anomaly.usage_date, anomaly.scope_type, anomaly.scope_id, anomaly.scope_name, anomaly.actual,
          anomaly.daily_average, anomaly.excess_usd, owners.owner, people.person_name, people.actual as person_usd
        from mart_cost_anomalies_daily as anomaly
        left join owners on owners.cost_center_id = anomaly.scope_id
        left join people
          on people.usage_date = anomaly.usage_date
          and people.cost_center_id = anomaly.scope_id
          and people.excess_usd >= 0.5 * anomaly.excess_usd
        where anomaly.measure = 'usd' and anomaly.method = 'twice_daily_average'
          and anomaly.scope_type in ('cost_center', 'organization')
          and date_trunc('month', anomaly.usage_date) = $month
        order by anomaly.scope_type, anomaly.excess_usd desc, anomaly.usage_date, anomaly.scope_id
        limit 1
        """;

    public async Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        Found? found = await month.Warehouse.FirstAsync(Sql, Read, cancellationToken);
        if (found is null)
        {
            return null;
        }

        string times = found.AverageUsd > 0m ? $", {Figures.Times(found.ActualUsd / found.AverageUsd)} its daily average" : "";
        Prose text = Prose.Of($"It spent {Prose.Strong(Figures.UsdShort(found.ActualUsd))} that day{times}.");
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
