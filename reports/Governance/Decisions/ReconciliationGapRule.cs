using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Decisions;

/// <summary>Statements of the vendor that differ from the ledger or are missing.</summary>
internal sealed class ReconciliationGapRule : IDecisionRule
{
    private const string Sql = """
        SELECT provider, statement, state, is_blocking, abs(coalesce(difference_usd - explained_usd, ledger_usd)) AS gap_usd
        FROM mart_reconciliation_monthly
        WHERE billing_month = $month AND state IN ('differs', 'missing')
        ORDER BY gap_usd DESC, provider, statement
        """;

    public async Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        var gaps = await month.Warehouse.RowsAsync(
            Sql,
            row =>
                (
                    Name: $"{Names.Provider(row.Text("provider"))}, {Names.Words(row.Text("statement")).ToLowerInvariant()}",
                    IsMissing: row.Text("state") == "missing",
                    IsBlocking: row.Flag("is_blocking"),
                    Usd: row.Usd("gap_usd")
                ),
            cancellationToken
        );
        if (gaps.Count == 0)
        {
            return null;
        }

        (string name, bool isMissing, _, decimal usd) = gaps[0];
        var more = gaps.Count == 1 ? "" : $" {Figures.Plural(gaps.Count - 1, "more statement does", "more statements do")} not tie.";
        return new Decision(
            usd,
            new DecisionItem(
                isMissing ? $"Obtain a missing statement: {name}" : $"Settle a difference with {name}",
                isMissing
                    ? Prose.Of($"{Prose.Strong(Figures.Usd(usd))} in the ledger has no statement to compare with.{more}")
                    : Prose.Of($"Ledger and statement are {Prose.Strong(Figures.Usd(usd))} apart.{more}"),
                Owners.Finance,
                "",
                gaps.Any(gap => gap.IsBlocking) ? Tone.Bad : Tone.Warning
            )
        );
    }
}
