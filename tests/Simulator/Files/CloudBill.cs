using System.Globalization;
using System.Text;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Files;

/// <summary>Larkfield's small cloud bill as FOCUS files, in the columns and forms of each version from 1.0 to 1.4.</summary>
public sealed class CloudBill(Company company)
{
    private static readonly (string Provider, string Issuer, string Account, string Service, string Category)[] Services =
    [
        ("AWS", "Amazon Web Services, Inc.", "111122223333", "Amazon Simple Storage Service", "Storage"),
        ("AWS", "Amazon Web Services EMEA SARL", "111122223333", "AWS Lambda", "Compute"),
        ("Microsoft", "Microsoft", "/billingAccounts/8611", "Azure OpenAI Service", "AI and Machine Learning"),
    ];

    /// <summary>The month's billed cost in USD of one provider's account.</summary>
    public decimal BilledUsd(DateOnly month, string provider) => Rows(month).Where(row => row.Provider == provider).Sum(static row => row.Billed);

    /// <summary>One CSV file with the month of every provider.</summary>
    /// <param name="month">First day.</param>
    /// <param name="version">"1.0" to "1.4".</param>
    public string Csv(DateOnly month, string version)
    {
        bool isOld = version is "1.0" or "1.1" or "1.2";
        List<string> names =
        [
            "BilledCost",
            "BillingAccountId",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "EffectiveCost",
            "InvoiceIssuerName",
            "ListCost",
            "ServiceCategory",
            "ServiceName",
            "Tags",
        ];
        names.AddRange(version is "1.4" ? [] : ["ProviderName"]);
        names.AddRange(version is "1.0" ? [] : ["SkuMeter"]);
        names.AddRange(version is "1.0" or "1.1" ? [] : ["InvoiceId"]);
        names.AddRange(isOld ? [] : ["ServiceProviderName", "HostProviderName"]);
        var text = new StringBuilder(string.Join(',', names)).Append('\n');
        foreach (var row in Rows(month))
        {
            text.Append(string.Join(',', names.Select(name => $"\"{Cell(name, row, month, isOld).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))
                .Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(
        string name,
        (string Provider, string Issuer, string Account, string Service, string Category, DateOnly Day, decimal Billed) row,
        DateOnly month,
        bool isOld
    ) =>
        name switch
        {
            "BilledCost" or "EffectiveCost" or "ListCost" => row.Billed == 0 ? "0E-11" : row.Billed.ToString(CultureInfo.InvariantCulture),
            "BillingAccountId" => row.Account,
            "BillingCurrency" => "USD",
            "BillingPeriodStart" => Time(month, isOld),
            "BillingPeriodEnd" => Time(month.AddMonths(1), isOld),
            "ChargePeriodStart" => Time(row.Day, isOld),
            "ChargePeriodEnd" => Time(row.Day.AddDays(1), isOld),
            "ChargeCategory" => "Usage",
            "InvoiceIssuerName" => row.Issuer,
            "ServiceCategory" => row.Category,
            "ServiceName" => row.Service,
            "Tags" => row.Day.Day % 3 == 0 ? "NULL" : "{\" cost_center\": \"CC-100\", \"env\": \"prod\"}",
            "SkuMeter" => "Requests",
            "InvoiceId" => $"INV-{month:yyyyMM}",
            _ => row.Provider,
        };

    // As the official sample of 1.0 writes them, and as the specification wants them.
    private static string Time(DateOnly day, bool isOld) => isOld ? $"{day:yyyy-MM-dd} 00:00:00" : $"{day:yyyy-MM-dd}T00:00:00Z";

    private IEnumerable<(string Provider, string Issuer, string Account, string Service, string Category, DateOnly Day, decimal Billed)> Rows(DateOnly month)
    {
        for (DateOnly day = month; day < month.AddMonths(1); day = day.AddDays(1))
        {
            foreach (var (provider, issuer, account, service, category) in Services)
            {
                Dice dice = Dice.For(company.Seed, "cloud", service, day.ToString("yyyy-MM-dd"));
                yield return (provider, issuer, account, service, category, day, dice.Chance(50) ? 0 : dice.Between(1, 2_000_000_000) / 100_000_000_000m);
            }
        }
    }
}
