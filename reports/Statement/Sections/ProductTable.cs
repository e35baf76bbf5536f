using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Statement.Sections;

/// <summary>The bill by product and model, largest first; corrections and shared parts are in it.</summary>
internal static class ProductTable
{
    private const string Sql = """
        SELECT provider, charge_category, product, model, cost_type, sum(billed_usd) AS billed_usd
        FROM mart_chargeback_lines
        WHERE billing_month = $month AND cost_center_id = $unit
        GROUP BY ALL
        ORDER BY abs(sum(billed_usd)) DESC, provider, charge_category, product, model, cost_type
        """;

    internal static async Task<TableBlock> ComposeAsync(UnitView unit, CancellationToken cancellationToken)
    {
        var all = await unit.Warehouse.RowsAsync(
            Sql,
            row =>
                (
                    Product: Product(row.Text("provider"), row.Text("charge_category"), row.Text("product")),
                    Model: Model(row.Text("model"), row.Text("cost_type")),
                    Usd: row.Usd("billed_usd")
                ),
            cancellationToken
        );
        var top = all.Count > unit.Composition.UseRows ? unit.Composition.UseRows - 1 : all.Count;
        return new TableBlock(
            "By product and model (US dollars)",
            [new("Product"), new("Model", IsWide: true), new("Amount", IsNumber: true), new("Share", IsNumber: true)],
            [
                .. all.Take(top).Select(each => new TableRow([each.Product, each.Model, Figures.Cents(each.Usd), unit.Share(each.Usd)])),
                .. Rest(unit, [.. all.Skip(top).Select(each => each.Usd)]),
            ],
            [new TableRow(["Total", "", Figures.Cents(unit.Bill.BilledUsd), unit.Share(unit.Bill.BilledUsd)])]
        );
    }

    private static TableRow[] Rest(UnitView unit, decimal[] rest) =>
        rest.Length == 0 ? [] : [new TableRow([Figures.Plural(rest.Length, "other", "others"), "", Figures.Cents(rest.Sum()), unit.Share(rest.Sum())])];

    private static string Product(string provider, string category, string product)
    {
        var name = product == "none" ? Names.Provider(provider) : Names.Product(product);
        return category == "Usage" ? name : $"{name}, {category.ToLowerInvariant()}";
    }

    private static string Model(string model, string costType) =>
        (model, costType) switch
        {
            ("none", "none") => Figures.None,
            ("none", _) => Names.Words(costType),
            (_, "none" or "tokens") => model,
            _ => $"{model}, {costType.Replace('_', ' ')}",
        };
}
