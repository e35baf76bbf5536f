using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>The month by vendor and billing account: list price, discount, state. Ties to the same total.</summary>
internal static class VendorTable
{
    private const string Sql = """
        SELECT provider, coalesce(billing_account_id, '') AS billing_account_id, is_estimate,
          sum(list_usd) AS list_usd, sum(billed_usd) AS billed_usd, bool_or(is_provisional) AS is_provisional
        FROM mart_chargeback_monthly
        WHERE billing_month = $month
        GROUP BY ALL
        ORDER BY billed_usd DESC, provider, billing_account_id
        """;

    internal static async Task<TableBlock> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var vendors = await month.Warehouse.RowsAsync(
            Sql,
            row =>
                (
                    Provider: row.Text("provider"),
                    Account: row.Text("billing_account_id"),
                    IsEstimate: row.Flag("is_estimate"),
                    List: row.NumberOrNull("list_usd"),
                    Billed: row.Usd("billed_usd"),
                    IsProvisional: row.Flag("is_provisional")
                ),
            cancellationToken
        );
        return new TableBlock(
            $"By vendor and billing account, {Dates.MonthAndYear(month.Month)} (US dollars)",
            [
                new("Vendor"),
                new("Billing account", IsWide: true),
                new("List price", IsNumber: true),
                new("Discount", IsNumber: true),
                new("Billed", IsNumber: true),
                new("Share", IsNumber: true),
                new("State"),
            ],
            [
                .. vendors.Select(vendor => new TableRow([
                    Names.Provider(vendor.Provider),
                    vendor.Account,
                    vendor.List is { } list ? Figures.Cents(list) : Figures.None,
                    vendor.IsEstimate || vendor.List is not { } full ? Figures.None : Figures.Share(Figures.Quotient(full - vendor.Billed, full)),
                    Figures.Cents(vendor.Billed),
                    Figures.Share(Figures.Quotient(vendor.Billed, month.Total.BilledUsd)),
                    (vendor.IsEstimate, vendor.IsProvisional) switch
                    {
                        (true, _) => new Cell("Estimate", Tone.Warning, Note: month.EstimateNote()),
                        (_, true) => new Cell("Can be revised", Tone.Warning, Note: month.ProvisionalNote()),
                        _ => "Final",
                    },
                ])),
            ],
            [new TableRow(["", "Total", "", "", Figures.Cents(month.Total.BilledUsd), Figures.Share(1m), ""])]
        );
    }
}
