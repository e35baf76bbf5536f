using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Invoices, rates and rules of reconciliation that finance wrote wrongly: everything is said at once, before anything is built.</summary>
public sealed class InvoiceErrorTests(DemoHome demo) : ErrorTest(demo)
{
    [Fact]
    public Task Build_InvoiceAndRuleThatCannotBe_SaysAllOfIt()
    {
        Home.Write("reference/exchange_rates.csv", "currency,rate_type,rate_date,usd_per_unit,note\nEUR,spot,2026-10-20,1.0834,\n");
        Home.Write(
            "reference/invoices.csv",
            "provider,billing_account_id,invoice_id,invoice_detail_id,charge_category,period_start,period_end,issue_date,currency,amount,rate_type,note\nanthropic,org_larkfield,INV-1,1,Usage,2026-11-01,2026-10-01,2026-11-02,EUR,100.001,spot,\n"
        );
        Home.Write(
            "reference/reconciliation_rules.csv",
            "provider,billing_account_id,invoice_expected,invoice_due_days,tolerance_usd,tolerance_ratio,valid_from,valid_to,note\n*,*,true,15,1.00,1.5,2026-10-01,,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/invoices.csv:2 amount
              expected:   at most 2 decimals
              found:      100.001
              Try: copy the amount as the invoice prints it
            reference/invoices.csv:2 currency
              expected:   a spot rate of EUR for 2026-11-02 in exchange_rates.csv
              found:      none; the newest before it is of 2026-10-20
              Try: add the rate; a spot rate counts for seven days. Both files can land together
            reference/invoices.csv:2 period_end
              expected:   a day after period_start (2026-11-01)
              found:      2026-10-01
              Try: period_end is the first day that the line no longer bills
            reference/reconciliation_rules.csv:2 tolerance_ratio
              expected:   0 to 1, with at most 6 decimals
              found:      1.5
              Try: 0.01 is one percent of the invoice
            """,
            "build"
        );
    }
}
