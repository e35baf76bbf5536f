using Finops.Reports.Content;

namespace Finops.Reports.Governance.Sections;

/// <summary>What the month's total lacks: use that landed and reaches no ledger, and rows that end before the month does. Nothing when all is there.</summary>
internal static class MissingUse
{
    private const string UnbilledSql = """
        SELECT currency, sum(amount) AS amount, sum(token_count) FILTER (WHERE amount IS NULL) AS unpriced_tokens, sum(row_count) AS row_count,
          string_agg(DISTINCT source, ', ' ORDER BY source) AS sources
        FROM mart_unbilled_use
        WHERE usage_month = $month AND is_at_stake
        GROUP BY currency
        ORDER BY currency = 'USD' DESC, currency
        """;

    private const string ReachSql = """
        SELECT source, entity, last_row_date
        FROM mart_data_freshness
        WHERE is_cut_short AND last_row_date >= $month AND last_row_date < last_day($month)
        ORDER BY source, entity
        """;

    internal static async Task<Prose?> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var unbilled = await month.Warehouse.RowsAsync(
            UnbilledSql,
            row =>
                (
                    Currency: row.Text("currency"),
                    Amount: row.Usd("amount"),
                    Tokens: row.Count("unpriced_tokens"),
                    Rows: row.Count("row_count"),
                    Sources: row.Text("sources")
                ),
            cancellationToken
        );
        var reach = await month.Warehouse.RowsAsync(
            ReachSql,
            row => $"{row.Text("source")} {row.Text("entity")} to {Dates.Day(row.Date("last_row_date"))}",
            cancellationToken
        );
        var parts = unbilled
            .SelectMany(left =>
                new[]
                {
                    left.Amount == 0m ? null
                    : left.Currency == "USD" ? Figures.Usd(left.Amount)
                    : $"{left.Amount:#,##0.00} {left.Currency}",
                    left.Tokens > 0 ? $"{Figures.Count(left.Tokens)} tokens without a price" : null,
                    left.Amount == 0m && left.Tokens == 0 ? Figures.Plural(left.Rows, "row", "rows") : null,
                }
            )
            .OfType<string>()
            .ToList();
        var sentences = new List<Prose>();
        if (parts.Count > 0)
        {
            var sources = string.Join(
                ", ",
                unbilled.SelectMany(left => left.Sources.Split(", ")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            );
            sentences.Add(
                Prose.Of(
                    $"Not in this total, though it landed: {Prose.Strong(string.Join(" and ", parts))} ({sources}); mart_unbilled_use says what settles it."
                )
            );
        }

        if (reach.Count > 0)
        {
            sentences.Add(Prose.Of($"Rows that end before the month does: {string.Join(", ", reach)}."));
        }

        return sentences.Count == 0 ? null : sentences.Aggregate((all, next) => all.Then(next));
    }
}
