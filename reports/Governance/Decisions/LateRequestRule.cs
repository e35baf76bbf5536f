using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>Requests for a higher limit that have waited longer than they may, as of the build.</summary>
internal sealed class LateRequestRule : IDecisionRule
{
    private const string Mart = "mart_limit_requests";

    private const string Sql = """
        SELECT scope_name, turnaround_hours, target_hours, route_to, route_name, spent_last_month_usd
        FROM mart_limit_requests
        WHERE status = 'pending' AND is_late
        ORDER BY turnaround_hours DESC, scope_name
        """;

    public async Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        var late = await month.Warehouse.RowsIfPublishedAsync(
            Mart,
            Sql,
            row =>
                (
                    Name: row.Text("scope_name"),
                    Hours: row.Count("turnaround_hours"),
                    Target: row.Count("target_hours"),
                    Decider: row.TextOrNull("route_name") ?? (row.TextOrNull("route_to") == "finance" ? Owners.Finance : Owners.None),
                    Usd: row.Usd("spent_last_month_usd")
                ),
            cancellationToken
        );
        if (late.Count == 0)
        {
            return null;
        }

        var longest = late[0];
        string[] deciders = [.. late.Select(request => request.Decider).Distinct(StringComparer.Ordinal)];
        return new Decision(
            late.Sum(request => request.Usd),
            new DecisionItem(
                late.Count == 1
                    ? $"Decide the request of {longest.Name} for a higher limit"
                    : $"Decide {Figures.Plural(late.Count, "late request", "late requests")} for a higher limit",
                Prose.Of(
                    $"{(late.Count == 1 ? "It" : $"That of {longest.Name}")} has waited {Prose.Strong($"{Figures.Count(longest.Hours)} hours")}; {Figures.Count(longest.Target)} are allowed."
                ),
                deciders.Length == 1 ? deciders[0] : $"{Figures.Count(deciders.Length)} people",
                deciders.Length == 1 && deciders[0] == Owners.None ? "" : "by finops limits",
                Tone.Warning
            )
        );
    }
}
