using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>Sources whose data are older than their policy allows, or which were built at an older state.</summary>
internal sealed class StaleSourceRule : IDecisionRule
{
    private const string Sql = """
        WITH pinned AS (
          SELECT DISTINCT source FROM meta.inputs WHERE is_pinned
        ),
        stale AS (
          SELECT source, max(age_hours) AS age_hours FROM mart_data_freshness WHERE is_stale GROUP BY ALL
        )
        SELECT source, age_hours, pinned.source IS NOT NULL AS is_pinned
        FROM stale FULL JOIN pinned USING (source)
        ORDER BY ALL
        """;

    public async Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        var sources = await month.Warehouse.RowsAsync(
            Sql,
            row => (Name: row.Text("source"), Hours: row.NumberOrNull("age_hours"), IsPinned: row.Flag("is_pinned")),
            cancellationToken
        );
        if (sources.Count == 0)
        {
            return null;
        }

        var details = string.Join(
            "; ",
            sources.Select(source =>
                source.Name
                + (source.Hours is { } hours ? $" is {Figures.Count((long)Math.Round(hours))} hours old" : "")
                + (
                    source.IsPinned
                        ? source.Hours is null
                            ? " is built at its last good state"
                            : " and built at its last good state"
                        : ""
                )
            )
        );
        return new Decision(
            0m,
            new DecisionItem(
                $"Restore {(sources.Count == 1 ? $"the source {sources[0].Name}" : $"{sources.Count} sources")}",
                Prose.Of($"{details}. Figures that depend on it may be incomplete."),
                Owners.Data,
                "",
                sources.Any(source => source.IsPinned) ? Tone.Bad : Tone.Warning
            )
        );
    }
}
