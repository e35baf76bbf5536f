using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>People who spend without a cost center, and the manager when they all have the same.</summary>
internal sealed class UnassignedSpendRule : IDecisionRule
{
    /// <summary>More names than this are counted, not listed.</summary>
    private const int MostNamed = 3;

    private const string Sql = """
        with people as (
          select person_id, sum(billed_usd) as billed_usd
          from mart_spend_daily
          where cost_center_id = 'unassigned' and date_trunc('month', usage_date) = $month
          group by all
        ),
        newest as (
          select person_id, display_name, manager_id
          from ref_people
          qualify row_number() over (partition by person_id order by valid_from desc) = 1
        )
        select coalesce(person.display_name, people.person_id, 'unknown') as person_name, manager.display_name as manager_name
        from people
        left join newest as person on person.person_id = people.person_id
        left join newest as manager on manager.person_id = person.manager_id
        order by people.billed_usd desc, 1
        """;

    public async Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        decimal usd = month.Total.UnassignedUsd;
        if (usd <= 0m)
        {
            return null;
        }

        var people = await month.Warehouse.RowsAsync(Sql, row => (Name: row.Text("person_name"), Manager: row.TextOrNull("manager_name")), cancellationToken);
        string[] managers = [.. people.Select(person => person.Manager).OfType<string>().Distinct(StringComparer.Ordinal)];
        string who = people.Count is > 1 and <= MostNamed ? $": {string.Join(", ", people.Select(person => person.Name))}" : "";
        return new Decision(
            usd,
            new DecisionItem(
                $"Give {(people.Count == 1 ? people[0].Name : Figures.Plural(people.Count, "person", "people"))} a cost center",
                people.Count == 1
                    ? Prose.Of($"{Prose.Strong(Figures.Usd(usd))} was used without one.")
                    : Prose.Of($"{Prose.Strong(Figures.Usd(usd))} was used by people without one{who}."),
                managers.Length == 1 ? managers[0] : Owners.None,
                managers.Length == 1
                    ? people.Count == 1
                        ? "manager"
                        : "manager of all"
                    : "",
                Tone.Warning
            )
        );
    }
}
