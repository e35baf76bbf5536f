using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class InvoiceTests : IDisposable
{
    private const string Header =
        "provider,billing_account_id,invoice_id,invoice_detail_id,charge_category,period_start,period_end,issue_date,currency,amount,rate_type,note\n";
    private const string Good = "anthropic,org,INV-1,1,Usage,2026-10-01,2026-11-01,2026-11-02,USD,100.00,,\n";
    private const string Rates = "currency,rate_type,rate_date,usd_per_unit,note\nEUR,spot,2026-10-30,1.0834,\nEUR,month_average,2026-10-01,1.09,\n";
    private const string Rules = "provider,billing_account_id,invoice_expected,invoice_due_days,tolerance_usd,tolerance_ratio,valid_from,valid_to,note\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_InvoiceInEuros_LandsWithTheRateItNeeds()
    {
        home.Write("reference/exchange_rates.csv", Rates);
        home.Write(
            "reference/invoices.csv",
            Header
                + Good
                + "anthropic,org,INV-2,1,Usage,2026-10-01,2026-11-01,2026-11-02,EUR,92.3,spot,\nanthropic,org,INV-3,1,Credit,2026-10-01,2026-11-01,2026-12-31,EUR,-1,month_average,\n"
        );
        await home.LandAsync(source);
        Assert.Equal(
            "100.00|spot\n92.30|spot\n-1.00|month_average",
            home.Query("SELECT CAST(amount AS VARCHAR), rate_type FROM stg_reference__invoices ORDER BY invoice_id")
        );
    }

    [Theory]
    [InlineData("anthropic,org,I,1,Fee,2026-10-01,2026-11-01,2026-11-02,USD,1,,", "charge_category", "Fee")]
    [InlineData("anthropic,org,I,1,Usage,2026-10-01,2026-10-01,2026-11-02,USD,1,,", "period_end", "2026-10-01")]
    [InlineData("anthropic,org,I,1,Purchase,2026-01-01,2027-01-01,2026-11-02,USD,1,,", "period_end", "2027-01-01")]
    [InlineData("anthropic,org,I,1,Usage,2026-10-01,2026-11-01,2026-11-02,USD,1.005,,", "amount", "1.005")]
    [InlineData("anthropic,org,I,1,Usage,2026-10-01,2026-11-01,2026-11-02,USD,1000000000000000,,", "amount", "1000000000000000")]
    [InlineData("anthropic,org,I,1,Credit,2026-10-01,2026-11-01,2026-11-02,USD,5,,", "amount", "5")]
    [InlineData("anthropic,org,I,1,Usage,2026-10-01,2026-11-01,2026-11-02,USD,\"1,5\",,", "amount", "\"1,5\"")]
    [InlineData("anthropic,org,I,1,Usage,2026-10-01,2026-11-01,2026-11-02,euro,1,spot,", "currency", "euro")]
    [InlineData("anthropic,org,I,1,Usage,2026-10-01,2026-11-01,2026-11-02,EUR,1,,", "rate_type", "nothing")]
    [InlineData("anthropic,org,I,1,Usage,2026-10-01,2026-11-01,2026-11-02,EUR,1,monthly,", "rate_type", "monthly")]
    [InlineData("anthropic,org,I,1,Usage,2026-10-01,2026-11-01,2026-11-02,GBP,1,spot,", "currency", "none")]
    [InlineData("anthropic,org,I,1,Usage,2026-10-01,2026-11-01,2026-11-07,EUR,1,spot,", "currency", "none; the newest before it is of 2026-10-30")]
    [InlineData("anthropic,org,I,1,Usage,2026-11-01,2026-12-01,2026-12-02,EUR,1,month_average,", "currency", "none; the newest before it is of 2026-10-01")]
    [InlineData("anthropic,org,INV-1,1,Tax,2026-10-01,2026-11-01,2026-11-02,USD,1,,", "invoice_detail_id", "1 again; the first is line 2")]
    [InlineData("anthropic,org,INV-1,2,Tax,2026-10-01,2026-11-01,2026-11-03,USD,1,,", "issue_date", "2026-11-03 USD; line 2 has 2026-11-02 USD")]
    public async Task Extract_BadInvoiceLine_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/exchange_rates.csv", Rates);
        home.Write("reference/invoices.csv", $"{Header}{Good}{line}\n");
        var error = await home.RefusedAsync(source);
        var problem = Assert.Single(error.Problems);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal((Path.Combine("reference", "invoices.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    // Taking a rate away that an invoice was converted with is as wrong as an invoice without one.
    [Fact]
    public async Task Extract_RateThatAnInvoiceNeedsIsGone_IsRefused()
    {
        home.Write("reference/exchange_rates.csv", Rates);
        home.Write("reference/invoices.csv", Header + "anthropic,org,I,1,Usage,2026-10-01,2026-11-01,2026-11-02,EUR,1,spot,\n");
        await home.LandAsync(source);
        home.Write("reference/exchange_rates.csv", Rates.Replace("EUR,spot,2026-10-30", "EUR,spot,2026-11-03", StringComparison.Ordinal));
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal("a spot rate of EUR for 2026-11-02 in exchange_rates.csv", problem.Expected);
    }

    [Fact]
    public async Task Extract_RulesOfReconciliation_Land()
    {
        home.Write(
            "reference/reconciliation_rules.csv",
            Rules + "*,*,false,15,1.00,0.01,2026-01-01,,\nanthropic,*,True,10,0,0,2026-01-01,2026-10-01,\nanthropic,*,true,20,0,0,2026-10-01,,\n"
        );
        await home.LandAsync(source);
        Assert.Equal(
            "false|15|0.010000\ntrue|10|0.000000\ntrue|20|0.000000",
            home.Query(
                    "SELECT is_invoice_expected, invoice_due_days, CAST(tolerance_ratio AS VARCHAR) FROM stg_reference__reconciliation_rules ORDER BY "
                        + "invoice_due_days = 20, invoice_due_days DESC"
                )
                .ToLowerInvariant()
        );
    }

    [Theory]
    [InlineData("openai,*,maybe,15,1,0.01,2026-01-01,,", "invoice_expected", "\"maybe\"")]
    [InlineData("openai,*,true,400,1,0.01,2026-01-01,,", "invoice_due_days", "400")]
    [InlineData("openai,*,true,15,-1,0.01,2026-01-01,,", "tolerance_usd", "-1")]
    [InlineData("openai,*,true,15,0.005,0.01,2026-01-01,,", "tolerance_usd", "0.005")]
    [InlineData("openai,*,true,15,1,1.5,2026-01-01,,", "tolerance_ratio", "1.5")]
    [InlineData("openai,*,true,15,1,0.01,2026-01-02,,", "valid_from", "2026-01-02")]
    [InlineData("openai,*,true,15,1,0.01,2026-02-01,2026-01-01,", "valid_to", "2026-01-01")]
    [InlineData("*,*,true,15,1,0.01,2026-06-01,,", "valid_from", "2026-06-01..open overlaps line 2 (2026-01-01..open)")]
    public async Task Extract_BadRule_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/reconciliation_rules.csv", $"{Rules}*,*,false,15,1.00,0.01,2026-01-01,,\n{line}\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "reconciliation_rules.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    public void Dispose() => home.Dispose();
}
