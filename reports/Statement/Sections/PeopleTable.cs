using Finops.Reports.Content;

namespace Finops.Reports.Statement.Sections;

/// <summary>Who stands behind the bill, largest first: people by name, keys and accounts by id where nobody is known; then what no own use explains.</summary>
internal static class PeopleTable
{
    private const string Sql = """
        WITH people AS (
          SELECT person_id, display_name FROM ref_people
          QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY valid_from DESC) = 1
        )
        SELECT person_id, principal_id, rule_id <> 'direct' AS is_shared, charge_class IS NOT NULL AS is_correction, max(display_name) AS display_name,
          sum(billed_usd) AS billed_usd
        FROM (
          SELECT rule_id, charge_class, billed_usd,
            CASE WHEN rule_id = 'direct' AND charge_class IS NULL THEN person_id ELSE 'none' END AS person_id,
            CASE WHEN rule_id = 'direct' AND charge_class IS NULL THEN principal_id ELSE 'none' END AS principal_id
          FROM mart_chargeback_lines
          WHERE billing_month = $month AND cost_center_id = $unit)
        LEFT JOIN people USING (person_id)
        GROUP BY ALL
        ORDER BY abs(sum(billed_usd)) DESC, person_id, principal_id
        """;

    internal static async Task<TableBlock> ComposeAsync(UnitView unit, CancellationToken cancellationToken)
    {
        var lines = await unit.Warehouse.RowsAsync(
            Sql,
            row =>
                (
                    Name: row.TextOrNull("display_name") ?? Known(row.Text("person_id")) ?? Known(row.Text("principal_id")) ?? "Nobody named",
                    IsPerson: Known(row.Text("person_id")) is not null,
                    IsShared: row.Flag("is_shared"),
                    IsCorrection: row.Flag("is_correction"),
                    Usd: row.Usd("billed_usd")
                ),
            cancellationToken
        );
        var own = lines.Where(line => !line.IsShared && !line.IsCorrection).ToList();
        TableRow[] others =
        [
            .. Together("Shared by rule", [.. lines.Where(line => line.IsShared && !line.IsCorrection).Select(line => line.Usd)]),
            .. Together("Corrections of earlier months", [.. lines.Where(line => line.IsCorrection).Select(line => line.Usd)]),
        ];
        var room = unit.Composition.UseRows - others.Length;
        int top = own.Count > room ? room - 1 : own.Count;
        bool hasKeys = own.Exists(line => !line.IsPerson);
        return new TableBlock(
            hasKeys ? "By person or key (US dollars)" : "By person (US dollars)",
            [new(hasKeys ? "Person or key" : "Person", IsWide: true), new("Amount", IsNumber: true), new("Share", IsNumber: true)],
            [
                .. own.Take(top).Select(line => Row(unit, line.Name, line.Usd)),
                .. Together(Figures.Plural(own.Count - top, "other", "others"), [.. own.Skip(top).Select(line => line.Usd)]),
                .. others.Select((row, i) => row with { StartsGroup = i == 0 }),
            ],
            [Row(unit, "Total", unit.Bill.BilledUsd)]
        );

        TableRow[] Together(string name, decimal[] amounts) => amounts.Length == 0 ? [] : [Row(unit, name, amounts.Sum())];
    }

    private static TableRow Row(UnitView unit, string name, decimal usd) => new([name, Figures.Cents(usd), unit.Share(usd)]);

    private static string? Known(string id) => id == "none" ? null : id;
}
