using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Who is closest to a limit or over it: the organization's own limits, then people, each with the limit used most.</summary>
internal static class LimitTable
{
    private const string Sql = """
        WITH ranked AS (
          SELECT *, row_number() OVER (PARTITION BY scope_type, if(scope_type = 'person', scope_id, concat(scope_id, ' ', provider)) ORDER BY used_ratio DESC,
            provider, billing_account_id) AS limit_place
          FROM mart_spend_limits_monthly
          WHERE limit_month = $month AND used_ratio > 0
        ),
        placed AS (
          SELECT *, row_number() OVER (PARTITION BY scope_type ORDER BY used_ratio DESC, scope_id, provider) AS scope_place
          FROM ranked
          WHERE limit_place = 1
        )
        SELECT scope_type, scope_name, provider, limit_usd, spent_usd, used_ratio, warning_ratio, is_exhausted
        FROM placed
        WHERE scope_place <= if(scope_type = 'person', 5, 2)
        ORDER BY scope_type, scope_place
        """;

    internal static async Task<IReadOnlyList<TableBlock>> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        string? previous = null;
        var rows = await month.Warehouse.RowsIfPublishedAsync(LimitCounts.Mart, Sql, Row, cancellationToken);
        return rows.Count == 0
            ? []
            :
            [
                new TableBlock(
                    $"Closest to their limit or over it, {Dates.MonthAndYear(month.Month)} (US dollars)",
                    [new("Limit of", IsWide: true), new("At"), new("Limit", IsNumber: true), new("Used", IsNumber: true), new("Part", IsNumber: true)],
                    rows
                ),
            ];

        TableRow Row(MartRow row)
        {
            var type = row.Text("scope_type");
            bool isNew = previous is not null && type != previous;
            previous = type;
            return new TableRow(
                [
                    type == "organization" ? "Whole organization" : row.Text("scope_name"),
                    row.Text("provider") is "*" ? "All vendors" : Names.Provider(row.Text("provider")),
                    Figures.Dollars(row.Usd("limit_usd")),
                    Figures.Dollars(row.Usd("spent_usd")),
                    Part(row.NumberOrNull("used_ratio"), row.NumberOrNull("warning_ratio"), row.Flag("is_exhausted")),
                ],
                isNew
            );
        }
    }

    private static Cell Part(decimal? used, decimal? warning, bool isExhausted) =>
        (isExhausted, used >= warning) switch
        {
            (true, _) => new Cell(Figures.Share(used), Tone.Bad, Arrow.Up),
            (_, true) => new Cell(Figures.Share(used), Tone.Warning),
            _ => Figures.Share(used),
        };
}
