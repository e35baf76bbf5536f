using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>The largest cost centers as bars, split by the products that cost most.</summary>
internal static class ProductBars
{
    /// <summary>Products with a colour of their own; the rest is "Other".</summary>
    private const int Top = 4;

    private const string Sql = """
        SELECT coalesce(cost_center_id, 'unattributed') AS cost_center_id, product, sum(billed_usd) AS billed_usd
        FROM mart_spend_daily
        WHERE date_trunc('month', usage_date) = $month
        GROUP BY ALL
        ORDER BY ALL
        """;

    internal static async Task<ChartBlock> ComposeAsync(MonthView month, IReadOnlyList<CenterLine> lines, CancellationToken cancellationToken)
    {
        var spend = await month.Warehouse.RowsAsync(
            Sql,
            row => (Center: row.Text("cost_center_id"), Product: Names.Product(row.TextOrNull("product")), Usd: row.Usd("billed_usd")),
            cancellationToken
        );
        (string Product, decimal Usd)[] products =
        [
            .. spend
                .GroupBy(each => each.Product, StringComparer.Ordinal)
                .Select(product => (Product: product.Key, Usd: product.Sum(each => each.Usd)))
                .OrderByDescending(product => product.Usd)
                .ThenBy(product => product.Product, StringComparer.Ordinal),
        ];
        string[] named = [.. products.Take(products.Length == Top + 1 ? Top + 1 : Top).Select(product => product.Product)];
        string[] series = [.. named, .. products.Length > named.Length ? ["Other products"] : Array.Empty<string>()];
        ILookup<string, (string Center, string Product, decimal Usd)> byCenter = spend.ToLookup(each => each.Center, StringComparer.Ordinal);

        Bar[] bars =
        [
            .. lines.Select(line => new Bar(
                Names.CostCenterShort(line.Id, line.Name),
                [
                    .. series.Select(
                        (name, i) =>
                            Part(
                                byCenter[line.Id]
                                    .Where(each => i < named.Length ? each.Product == name : !named.Contains(each.Product, StringComparer.Ordinal))
                                    .Sum(each => each.Usd)
                            )
                    ),
                ],
                [
                    new Cell(Figures.UsdShort(line.BilledUsd), IsStrong: true),
                    CostCentersSection.ChangeCell(line.BilledUsd, line.PreviousUsd, month.Total.BilledUsd),
                ],
                Names.IsUnowned(line.Id)
            )),
        ];
        var total = products.Sum(product => product.Usd);
        var share = Figures.Quotient(products.FirstOrDefault().Usd, total) ?? 0m;
        return new ChartBlock(
            products.Length == 0 ? "No usage by product is known" : $"{products[0].Product} makes {Figures.Share(share)} of the spend",
            $"The largest cost centers and what has none, {Dates.MonthAndYear(month.Month)}, charged spend by product in US dollars",
            $"Ranked bars by cost center. {string.Join("; ", bars.Take(3).Select(bar => $"{bar.Name} {bar.Side[0].Text}"))}.",
            new BarsChart("Cost center", series, ["Billed", $"On {month.PreviousShort}"], bars)
        );
    }

    private static BarPart Part(decimal usd) => new(Math.Max(usd, 0m), Figures.UsdShort(usd));
}
