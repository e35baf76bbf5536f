using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>The fewest who stand behind half of the organization's change, from mart_spend_change_concentration_monthly.</summary>
/// <param name="People">People among them.</param>
/// <param name="Others">Services and shared cost among them.</param>
/// <param name="Ratio">Their part of all that moved the way of the whole.</param>
internal sealed record ChangeDrivers(long People, long Others, decimal Ratio)
{
    internal const string Sql = """
        SELECT person_count, driver_count - person_count AS other_count, explained_ratio
        FROM mart_spend_change_concentration_monthly
        WHERE billing_month = $month AND scope_type = 'organization' AND target_percent = 50
        """;

    internal static ChangeDrivers Read(MartRow row) => new(row.Count("person_count"), row.Count("other_count"), row.Usd("explained_ratio"));
}
