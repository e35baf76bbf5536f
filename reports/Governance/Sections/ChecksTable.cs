using Finops.Reports.Content;

namespace Finops.Reports.Governance.Sections;

/// <summary>What the build checked before it was published: counts, and every check that found rows.</summary>
internal static class ChecksTable
{
    private const string Sql = """
        SELECT check_name, severity, source, failing_row_count, description
        FROM meta.checks
        ORDER BY severity, failing_row_count DESC, check_name
        """;

    internal static async Task<IReadOnlyList<Block>> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var checks = await month.Warehouse.RowsAsync(
            Sql,
            row =>
                (
                    Name: row.Text("check_name"),
                    Severity: row.Text("severity"),
                    Source: row.TextOrNull("source"),
                    Failing: row.Count("failing_row_count"),
                    Description: row.TextOrNull("description") ?? ""
                ),
            cancellationToken
        );
        var failing = checks.Where(check => check.Failing > 0).ToArray();
        var blocking = checks.Count(check => check.Severity == "block");
        var outcome = failing.Length == 0 ? "All passed." : $"{Figures.Plural(failing.Length, "check", "checks")} found rows:";
        var lead = new ParagraphBlock(
            Prose.Of(
                $"{Prose.Strong($"{checks.Count - failing.Length} of {checks.Count} checks passed")} before this build was published; {blocking} of them would have stopped it. {outcome}"
            )
        );
        return failing.Length == 0
            ? [lead]
            :
            [
                lead,
                new TableBlock(
                    "Checks that found rows",
                    [new("Check"), new("What it looks for", IsWide: true), new("Source"), new("Rows", IsNumber: true), new("Severity")],
                    [
                        .. failing.Select(check => new TableRow([
                            check.Name,
                            check.Description,
                            check.Source ?? "all",
                            Figures.Count(check.Failing),
                            check.Severity == "block" ? new Cell("Blocking", Tone.Bad) : new Cell("Warning", Tone.Warning),
                        ])),
                    ]
                ),
            ];
    }
}
