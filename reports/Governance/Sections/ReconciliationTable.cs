using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Whether the ledger ties to what the vendor states and bills, and why not; the month and the one before.</summary>
internal static class ReconciliationTable
{
    private const string Sql =
        """
        select *
        from mart_reconciliation_monthly
        where billing_month between $month - interval 1 month and $month
        order by billing_month desc, provider, billing_account_id, statement
        """;

    // what would show as 0.00 is left out
    private const string CausesSql =
        """
        select *
        from mart_reconciliation_variances
        where billing_month between $month - interval 1 month and $month and abs(variance_usd) >= 0.005
        order by abs(variance_usd) desc, cause
        """;

    internal static async Task<TableBlock> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        DateOnly? previous = null;
        var causes = (await month.Warehouse.RowsAsync(CausesSql, row => (Statement: Key(row), Text: $"{Names.Words(row.Text("cause"))} {Figures.Cents(row.Usd("variance_usd"))}."), cancellationToken))
            .ToLookup(cause => cause.Statement, cause => cause.Text);
        IReadOnlyList<TableRow> rows = await month.Warehouse.RowsAsync(Sql, Row, cancellationToken);
        return new TableBlock(
            "Reconciliation (US dollars)",
            [
                new("Month"),
                new("Vendor"),
                new("Statement"),
                new("Ledger", IsNumber: true),
                new("Statement", IsNumber: true),
                new("Difference", IsNumber: true),
                new("State"),
                new("Note", IsWide: true),
            ],
            rows.Count > 0 ? rows : [new TableRow([Figures.None, "", "", "", "", "", "", "No statement to compare with."])]);

        TableRow Row(MartRow row)
        {
            DateOnly of = row.Date("billing_month");
            bool isNew = of != previous;
            previous = of;
            return new TableRow(
            [
                isNew ? of.ToString("MMM yyyy") : "",
                Names.Provider(row.Text("provider")),
                Names.Words(row.Text("statement")),
                Figures.Cents(row.Usd("ledger_usd")),
                row.NumberOrNull("statement_usd") is { } statement ? Figures.Cents(statement) : Figures.None,
                row.NumberOrNull("difference_usd") is { } difference ? Figures.Cents(difference) : Figures.None,
                row.Text("state") switch
                {
                    "matches" => new Cell("Matches", Tone.Good),
                    "within_tolerance" => new Cell("Within tolerance", Tone.Good),
                    "not_yet_due" or "not_compared" => new Cell(Names.Words(row.Text("state"))),
                    "differs" => new Cell("Differs", row.Flag("is_blocking") ? Tone.Bad : Tone.Warning),
                    "missing" => new Cell("Missing", row.Flag("is_blocking") ? Tone.Bad : Tone.Warning),
                    string state => new Cell(Names.Words(state), Tone.Warning),
                },
                string.Join(' ', [row.TextOrNull("note") ?? "", .. causes[Key(row)]]),
            ],
            isNew);
        }
    }

    private static (DateOnly Month, string Provider, string Account, string Statement) Key(MartRow row) =>
        (row.Date("billing_month"), row.Text("provider"), row.Text("billing_account_id"), row.Text("statement"));
}
