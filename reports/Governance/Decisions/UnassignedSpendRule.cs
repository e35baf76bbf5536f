using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>People who spend without a cost center, and the manager when they all have the same.</summary>
internal sealed class UnassignedSpendRule : IDecisionRule
{
    /// <summary>More names than this are counted, not listed.</summary>
    private const int MostNamed = 3;

    private const string Sql = """
        WITH people AS (
          SELECT person_id, sum(billed_usd) AS billed_usd
          FROM mart_spend_daily
          WHERE cost_center_id = 'unassigned' AND date_trunc('month', usage_date) = $month
          GROUP BY ALL
        ),
        newest AS (
          SELECT person_id, display_name, manager_id
          FROM ref_people
          QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY valid_from DESC) = 1
        )
        SELECT coalesce(person.display_name, people.person_id, 'unknown') AS person_name, manager.display_name AS manager_name
        FROM people
        LEFT JOIN newest AS person ON person.person_id = people.person_id
        LEFT JOIN newest AS manager ON manager.person_id = person.manager_id
        ORDER BY people.billed_usd DESC, 1
        """;

    public async Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        var usd = month.Total.UnassignedUsd;
        if (usd <= 0m)
        {
            return null;
        }

        var people = await month.Warehouse.RowsAsync(Sql, row => (Name: row.Text("person_name"), Manager: row.TextOrNull("manager_name")), cancellationToken);
        string[] managers = [.. people.Select(person => person.Manager).OfType<string>().Distinct(StringComparer.Ordinal)];
        var who = people.Count is > 1 and <= MostNamed ? $": {string.Join(", ", people.Select(person => person.Name))}" : "";
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
