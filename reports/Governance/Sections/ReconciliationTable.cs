using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Whether the ledger ties to what each vendor states and bills, and why not; the month and the one before, a line for each account.</summary>
internal static class ReconciliationTable
{
    private const string Sql = """
        SELECT *
        FROM mart_reconciliation_monthly
        WHERE billing_month BETWEEN $month - interval 1 month AND $month
        ORDER BY billing_month DESC, provider, billing_account_id, statement DESC
        """;

    // what would show as 0.00 is left out
    private const string CausesSql = """
        SELECT *
        FROM mart_reconciliation_variances
        WHERE billing_month BETWEEN $month - interval 1 month AND $month AND abs(variance_usd) >= 0.005
        ORDER BY abs(variance_usd) DESC, cause
        """;

    private const int ShortAccount = 12;

    internal static async Task<TableBlock> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var causes = (
            await month.Warehouse.RowsAsync(
                CausesSql,
                row => (Of: Key(row), Statement: row.Text("statement"), Text: $"{Names.Words(row.Text("cause"))} {Figures.Cents(row.Usd("variance_usd"))}."),
                cancellationToken
            )
        ).ToLookup(cause => (cause.Of, cause.Statement), cause => cause.Text);
        var statements = await month.Warehouse.RowsAsync(
            Sql,
            row => new Statement(
                Key(row),
                row.Text("statement"),
                row.Usd("ledger_usd"),
                row.NumberOrNull("statement_usd"),
                row.Text("state"),
                row.Flag("is_blocking"),
                row.Text("month_state"),
                string.Join(' ', [row.TextOrNull("note") ?? "", .. causes[(Key(row), row.Text("statement"))]])
            ),
            cancellationToken
        );
        var severalAccounts = statements
            .Select(statement => (statement.Of.Provider, statement.Of.Account))
            .Distinct()
            .GroupBy(account => account.Provider)
            .Where(accounts => accounts.Count() > 1)
            .Select(accounts => accounts.Key)
            .ToHashSet(StringComparer.Ordinal);

        DateOnly? previous = null;
        IReadOnlyList<TableRow> rows = [.. statements.GroupBy(statement => statement.Of).Select(Row)];
        return new TableBlock(
            "Reconciliation (US dollars)",
            [
                new("Month"),
                new("Vendor"),
                new("Ledger", IsNumber: true),
                new("Vendor’s total", IsNumber: true),
                new("Invoices", IsNumber: true),
                new("Spend report", IsNumber: true),
                new("State"),
                new("Note", IsWide: true),
            ],
            rows.Count > 0 ? rows : [new TableRow([Figures.None, "", "", "", "", "", "", "No statement to compare with."])]
        );

        TableRow Row(IGrouping<(DateOnly Month, string Provider, string Account), Statement> account)
        {
            var ((of, provider, id), isNew) = (account.Key, account.Key.Month != previous);
            previous = of;
            return new TableRow(
                [
                    isNew ? Dates.ShortMonth(of) : "",
                    severalAccounts.Contains(provider) ? $"{Names.Provider(provider)} {Short(id)}" : Names.Provider(provider),
                    Figures.Cents(account.First().LedgerUsd),
                    Side(account, "vendor_total"),
                    Side(account, "invoice"),
                    Side(account, "spend_report"),
                    new Cell(Names.Words(account.First().MonthState), Tones(account)),
                    string.Join(' ', account.Select(Note).Where(note => note.Length > 0)),
                ],
                isNew
            );
        }
    }

    private static string Side(IEnumerable<Statement> account, string name) =>
        account.FirstOrDefault(statement => statement.Name == name) switch
        {
            null => Figures.None,
            { Usd: { } usd } => Figures.Cents(usd),
            var missing => Names.Words(missing.State),
        };

    // What matches speaks for itself, but for the numbers of the invoices.
    private static string Note(Statement statement) =>
        statement.Name is "invoice" or "none" ? statement.Note
        : statement.State == "matches" ? ""
        : $"{Names.Words(statement.Name)}: {statement.Note}";

    private static Tone Tones(IEnumerable<Statement> account) =>
        account.Any(statement => statement.IsBlocking)
            ? Tone.Bad
            : account.First().MonthState switch
            {
                "matches" or "within_tolerance" => Tone.Good,
                "not_yet_due" or "not_compared" => Tone.Neutral,
                _ => Tone.Warning,
            };

    private static string Short(string id) => id.Length > ShortAccount + 1 ? $"{id[..ShortAccount]}…" : id;

    private static (DateOnly Month, string Provider, string Account) Key(MartRow row) =>
        (row.Date("billing_month"), row.Text("provider"), row.Text("billing_account_id"));

    private sealed record Statement(
        (DateOnly Month, string Provider, string Account) Of,
        string Name,
        decimal LedgerUsd,
        decimal? Usd,
        string State,
        bool IsBlocking,
        string MonthState,
        string Note
    );
}
