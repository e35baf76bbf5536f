using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;
using Formula = SpreadCheetah.Formula;

namespace Finops.Export.Workbook;

/// <summary>
/// The first tab: the month in a dozen figures, most of them formulas over the other tabs, and whether those come to the manifest's total. SUM, not SUBTOTAL:
/// a filter on another tab must not change the month.
/// </summary>
internal sealed class SummarySheet(Spreadsheet spreadsheet, SheetStyles styles, BillingMonth month, ILookup<string, SheetPart> parts)
{
    internal const string Name = "Summary";
    private static readonly string[] Tied = [SheetList.Centers, SheetList.Lines, SheetList.People, SheetList.Products];
    private int row;

    internal async Task WriteAsync(DuckDBConnection warehouse, MonthFacts facts, decimal charged, decimal showback, CancellationToken cancellationToken)
    {
        var options = new WorksheetOptions { ShowGridlines = false };
        foreach (var (width, i) in new double[] { 36, 18, 18, 18, 12 }.Select((width, i) => (width, i)))
        {
            options.Column(i + 1).Width = width;
        }

        await spreadsheet.StartWorksheetAsync(Name, options, cancellationToken);
        var organization = warehouse.Scalar<string>("SELECT organization FROM meta.build");
        await AddAsync(
            new Cell(
                $"{(organization.Length == 0 ? "AI spend" : $"{SheetCell.Text(organization)}: AI spend")}, {parts[SheetList.Centers].First().Sheet.Of}",
                styles.Title
            )
        );
        await AddAsync(new Cell($"{State(facts.PeriodStatus)} In US dollars. As of {facts.AsOfUtc}, build {facts.BuildId}.", styles.Note));
        await WriteMonthAsync(warehouse, charged, showback, AddAsync);
        await WriteVendorsAsync(warehouse, charged + showback, AddAsync);
        await WriteBudgetAsync(warehouse, AddAsync);
        await WriteTiesAsync(charged + showback, AddAsync);

        async Task AddAsync(params Cell[] cells)
        {
            row++;
            await spreadsheet.AddRowAsync(cells, row == 1 ? SheetStyles.TitleRow : null, cancellationToken);
        }
    }

    private async Task WriteMonthAsync(DuckDBConnection warehouse, decimal charged, decimal showback, Func<Cell[], Task> add)
    {
        var sums = parts[SheetList.Centers].SelectMany(part => part.Totals).GroupBy(total => total.Key, StringComparer.Ordinal);
        var totals = sums.ToDictionary(group => group.Key, group => group.Sum(total => total.Value), StringComparer.Ordinal);
        var before = warehouse.Scalar<decimal>(
            $"SELECT coalesce(sum(billed_usd), 0)::DECIMAL(38, 2) FROM mart_cost_center_bills_monthly WHERE billing_month = "
                + $"{Sql.Date(month.Start.AddMonths(-1))}"
        );
        await HeadAsync(add, "The month", "US dollars");
        await add([Label("Charged to cost centers"), Money(Where(SheetList.Centers, "is_charged", Quoted(SheetCell.Yes), "billed_usd"), charged)]);
        await add([Label("Shown and not charged"), Money(Where(SheetList.Centers, "is_charged", Quoted(SheetCell.No), "billed_usd"), showback)]);
        await add([Total("Billed"), TotalMoney($"B{row - 1}+B{row}", charged + showback)]);
        var billed = row;
        await add([Label("  own use"), Money(Sum(SheetList.Centers, "direct_usd"), totals["direct_usd"])]);
        await add([Label("  allocated by rule"), Money(Sum(SheetList.Centers, "allocated_usd"), totals["allocated_usd"])]);
        await add([Label("  corrections of earlier months"), Money(Sum(SheetList.Centers, "correction_usd"), totals["correction_usd"])]);
        await add([Label("At list price"), Money(Sum(SheetList.Centers, "list_usd"), totals["list_usd"])]);
        await add([Label("Billed the month before"), new Cell(before, styles.Of(CellKind.Money))]);
        await add([Label("Change"), Money($"B{billed}-B{row}", charged + showback - before)]);
        if (before != 0)
        {
            await add([
                Label("Change in percent"),
                new Cell(new Formula($"B{row}/B{row - 1}"), (charged + showback - before) / before, styles.Of(CellKind.Ratio)),
            ]);
        }
    }

    // The vendor is compared whole with SUMPRODUCT: a criterion of SUMIF would read * and > in a name as its own.
    private async Task WriteVendorsAsync(DuckDBConnection warehouse, decimal billed, Func<Cell[], Task> add)
    {
        var vendors = warehouse.Query(
            $"""
            SELECT provider, sum(billed_usd)::DECIMAL(38, 2), sum(list_usd)::DECIMAL(38, 2) FROM mart_product_bills_monthly
            WHERE billing_month = {Sql.Date(month.Start)} GROUP BY provider ORDER BY 2 DESC, 1
            """,
            reader => (Name: reader.GetString(0), Billed: reader.GetDecimal(1), List: reader.GetDecimal(2))
        );
        await HeadAsync(add, "By vendor", "Billed", "At list price", "Part of the bill");
        var first = row + 1;
        var total = first + vendors.Count;
        foreach (var vendor in vendors)
        {
            await add([
                new Cell(SheetCell.Text(vendor.Name), styles.Of(CellKind.Text)),
                Money(Where(SheetList.Products, "provider", $"A{row + 1}", "billed_usd"), vendor.Billed),
                Money(Where(SheetList.Products, "provider", $"A{row + 1}", "list_usd"), vendor.List),
                new Cell(new Formula($"IF(B${total}=0,0,B{row + 1}/B${total})"), billed == 0 ? 0 : vendor.Billed / billed, styles.Of(CellKind.Ratio)),
            ]);
        }

        await add([Total("All vendors"), TotalMoney($"SUM(B{first}:B{row})", billed), TotalMoney($"SUM(C{first}:C{row})", vendors.Sum(vendor => vendor.List))]);
    }

    private async Task WriteBudgetAsync(DuckDBConnection warehouse, Func<Cell[], Task> add)
    {
        var budgets = warehouse.Query(
            $"""
            SELECT period_name, budget_usd, actual_usd, projected_usd, used_ratio FROM mart_budget_burn
            WHERE scope_type = 'organization' AND budget_usd IS NOT NULL AND period_start <= {Sql.Date(month.Start)} AND period_end > {Sql.Date(month.Start)}
            ORDER BY period_end, period_start DESC
            """,
            reader => Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)).ToList()
        );
        if (budgets.Count > 0)
        {
            await HeadAsync(add, "Budget of the organization", "Budget", "Charged so far", "Projected", "Used");
            foreach (var cells in budgets)
            {
                await add([
                    .. cells.Select(
                        (value, i) =>
                            new Cell(
                                SheetCell.Of(value),
                                styles.Of(
                                    i == 0 ? CellKind.Text
                                    : i == cells.Count - 1 ? CellKind.Ratio
                                    : CellKind.Money
                                )
                            )
                    ),
                ]);
            }
        }
    }

    private async Task WriteTiesAsync(decimal billed, Func<Cell[], Task> add)
    {
        await HeadAsync(add, "Do the tabs agree?", "Billed");
        await add([Label("As the manifest states it"), new Cell(billed, styles.Of(CellKind.Money))]);
        var stated = row;
        foreach (var name in Tied)
        {
            await add([Label(name), Money(Sum(name, "billed_usd"), parts[name].Sum(part => part.Totals["billed_usd"]))]);
        }

        var same = string.Join(",", Enumerable.Range(stated + 1, Tied.Length).Select(tied => $"ROUND(B{tied}-B{stated},2)=0"));
        await add([Total("All agree"), new Cell(new Formula($"IF(AND({same}),\"yes\",\"NO\")"), "yes", styles.Answer)]);
    }

    private async Task HeadAsync(Func<Cell[], Task> add, string first, params string[] others)
    {
        await add([]);
        await add([new Cell(first, styles.Header), .. others.Select(other => new Cell(other, styles.NumberHeader))]);
    }

    private string Sum(string sheet, string column) => $"SUM({string.Join(",", parts[sheet].Select(part => part.Range(column)))})";

    private string Where(string sheet, string column, string value, string summed) =>
        string.Join("+", parts[sheet].Select(part => $"SUMPRODUCT(({part.Range(column)}={value})*{part.Range(summed)})"));

    private static string Quoted(string word) => $"\"{word}\"";

    private static string State(string status) =>
        status switch
        {
            "final" => "Closed and final.",
            "provisional" => "Closed provisionally: what vendors revise later comes on a later bill.",
            _ => "Open: the figures can still change.",
        };

    private Cell Label(string text) => new(text, styles.Of(CellKind.Text));

    private Cell Total(string text) => new(text, styles.TotalOf(CellKind.Text));

    private Cell Money(string formula, decimal value) => Value(formula, value, styles.Of(CellKind.Money));

    private Cell TotalMoney(string formula, decimal value) => Value(formula, value, styles.TotalOf(CellKind.Money));

    private static Cell Value(string formula, decimal value, StyleId style) => new(new Formula(formula), value, style);
}
