using Finops.Reports.Content;

namespace Finops.Reports.Statement.Sections;

/// <summary>Who stands behind the bill, largest first: people by name, keys and accounts by id where nobody is known; then what no own use explains.</summary>
internal static class PeopleTable
{
    private const string Sql = """
        with people as (
          select person_id, display_name from ref_people
          qualify row_number() over (partition by person_id order by valid_from desc) = 1
        )
        select person_id, principal_id, rule_id <> 'direct' as is_shared, charge_class is not null as is_correction, max(display_name) as display_name, sum(billed_usd) as billed_usd
        from (
          select rule_id, charge_class, billed_usd,
            case when rule_id = 'direct' and charge_class is null then person_id else 'none' end as person_id,
            case when rule_id = 'direct' and charge_class is null then principal_id else 'none' end as principal_id
          from mart_chargeback_lines
          where billing_month = $month and cost_center_id = $unit)
        left join people using (person_id)
        group by all
        order by abs(sum(billed_usd)) desc, person_id, principal_id
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
        int room = unit.Composition.UseRows - others.Length;
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
