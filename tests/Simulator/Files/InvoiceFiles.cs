using System.Globalization;
using Finops.Simulator.Vendors;

namespace Finops.Simulator.Files;

/// <summary>
/// The vendors' invoices, from their books: a month each, a line for each category, in whole cents. OpenAI adds tax. Claude Enterprise's invoice of July is in
/// euros at
/// the rate of 31 July, by a change of address that was undone. Beside them the rates that convert them, invented, and what finance expects of each vendor.
/// </summary>
public static class InvoiceFiles
{
    private const decimal TaxRatio = 0.19m;

    private static readonly Dictionary<string, (string Provider, string Prefix)> Issuers = new(StringComparer.Ordinal)
    {
        ["claude-analytics"] = ("anthropic", "ANT-E"),
        ["claude-console"] = ("anthropic", "ANT-C"),
        ["openai"] = ("openai", "OAI"),
        ["github-copilot"] = ("github", "GH"),
        ["cursor"] = ("cursor", "CUR"),
        ["aws-bedrock"] = ("aws-bedrock", "AWS"),
    };

    private static readonly (DateOnly Day, decimal Spot, decimal Average)[] Euros =
    [
        (new(2026, 5, 29), 1.1612m, 1.1584m),
        (new(2026, 6, 30), 1.1658m, 1.1631m),
        (new(2026, 7, 31), 1.1547m, 1.1609m),
        (new(2026, 8, 31), 1.1593m, 1.1562m),
        (new(2026, 9, 30), 1.1671m, 1.1640m),
        (new(2026, 10, 30), 1.1634m, 1.1655m),
    ];

    /// <summary>Writes invoices.csv, exchange_rates.csv and reconciliation_rules.csv for the months from <paramref name="from"/> to before
    /// <paramref name="to"/>.</summary>
    public static void Write(string folder, World world, DateTimeOffset clock, DateOnly from, DateOnly to)
    {
        List<VendorTruthRow> truth = [.. VendorTruth.Rows(VendorApis.All(world), clock, from, to)];
        TextFile.Write(
            Path.Combine(folder, "invoices.csv"),
            [
                "provider,billing_account_id,invoice_id,invoice_detail_id,charge_category,period_start,period_end,issue_date,currency,amount,rate_type,note",
                .. truth
                    .GroupBy(static row => (Month: new DateOnly(row.UsageDate.Year, row.UsageDate.Month, 1), row.Source, row.Charge.AccountId))
                    .OrderBy(static charges => charges.Key.Month)
                    .ThenBy(static charges => charges.Key.Source, StringComparer.Ordinal)
                    .SelectMany(Invoice),
            ]
        );
        TextFile.Write(
            Path.Combine(folder, "exchange_rates.csv"),
            [
                "currency,rate_type,rate_date,usd_per_unit,note",
                .. Euros.SelectMany(static rate =>
                    new[]
                    {
                        CsvLine.Of("EUR", "spot", rate.Day, rate.Spot, "invented"),
                        CsvLine.Of("EUR", "month_average", new DateOnly(rate.Day.Year, rate.Day.Month, 1), rate.Average, "invented"),
                    }
                ),
            ]
        );
        TextFile.Write(
            Path.Combine(folder, "reconciliation_rules.csv"),
            [
                "provider,billing_account_id,invoice_expected,invoice_due_days,tolerance_usd,tolerance_ratio,valid_from,valid_to,note",
                "*,*,false,15,1.00,0.01,2026-01-01,,local logs and the gateway are billed by nobody",
                .. Issuers
                    .Values.Select(static issuer => issuer.Provider)
                    .Distinct(StringComparer.Ordinal)
                    .Select(static provider => $"{provider},*,true,15,1.00,0.01,2026-01-01,,"),
            ]
        );
    }

    private static IEnumerable<string> Invoice(IGrouping<(DateOnly Month, string Source, string AccountId), VendorTruthRow> charges)
    {
        (string provider, string prefix) = Issuers[charges.Key.Source];
        DateOnly month = charges.Key.Month,
            issued = month.AddMonths(1).AddDays(1);
        var lines = charges
            .GroupBy(static row => row.Charge.Category)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => (Category: group.Key, Amount: Cents(group.Sum(static row => row.Charge.BilledUsd))))
            .ToList();
        if (provider == "openai")
        {
            lines.Add(("Tax", Cents(lines.Sum(static line => line.Amount) * TaxRatio)));
        }

        decimal? rate = charges.Key.Source == "claude-analytics" && month.Month == 7 ? Euros.Single(euro => euro.Day.Month == 7).Spot : null;
        return lines
            .Where(static line => line.Amount != 0)
            .Select(
                (line, index) =>
                    CsvLine.Of(
                        provider,
                        charges.Key.AccountId,
                        $"{prefix}-{month.ToString("yyyyMM", CultureInfo.InvariantCulture)}",
                        index + 1,
                        line.Category,
                        month,
                        month.AddMonths(1),
                        issued,
                        rate is null ? "USD" : "EUR",
                        (rate is { } usdPerEuro ? Cents(line.Amount / usdPerEuro) : line.Amount).ToString("0.00", CultureInfo.InvariantCulture),
                        rate is null ? "" : "spot",
                        rate is null ? "" : "billed to Dublin"
                    )
            );
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
