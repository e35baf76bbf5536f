namespace Finops.Tests.Close;

/// <summary>
/// Random histories of extract, revise, reallocate, close and reopen: at every step the bills and their corrections come to the ledger as it is now, to the
/// last
/// digit and in cents, and what was frozen never changes. Each history has many accounts, each of them a ledger of its own.
/// </summary>
public sealed class LedgerHistoryTests(ITestOutputHelper output)
{
    private const int Accounts = 60;
    private const int Steps = 30;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Bills_AtEveryStepOfAHistory_ComeToTheLedger(int seed)
    {
        using var history = new LedgerHistory(seed, Accounts);
        for (var step = 0; step < Steps; step++)
        {
            var frozen = history.Frozen();
            var what = history.Step();

            var (totals, bills) = (history.Totals(), history.Bills());
            foreach (var key in totals.Keys.Union(bills.Keys))
            {
                var (billed, list) = totals.GetValueOrDefault(key);
                Assert.Equal(
                    (key, what, billed, Cents(billed), list, Cents(list)),
                    (
                        key,
                        what,
                        bills.GetValueOrDefault(key).Ledger,
                        bills.GetValueOrDefault(key).Billed,
                        bills.GetValueOrDefault(key).LedgerList,
                        bills.GetValueOrDefault(key).List
                    )
                );
            }

            // Closes add lines and never change one.
            Assert.Empty(frozen.Except(history.Frozen(), StringComparer.Ordinal));
            Assert.Empty(history.Rows(NotOnTheBill));
            Assert.Empty(history.Rows(UntouchedCorrections));
            Assert.Empty(history.Rows(FarFromExact));
        }

        output.WriteLine($"seed {seed}: {Steps} steps, {Accounts} accounts, {history.ClosedCount} months closed at the end");
    }

    // A closed month's bill is what was frozen, and corrections stand in the first open month alone.
    private const string NotOnTheBill = """
        SELECT * FROM mart_chargeback_lines
        WHERE (period_status <> 'open' AND billing_month NOT IN (SELECT billing_month FROM int_periods__closed))
          OR (charge_class = 'Correction' AND period_status = 'open'
            AND billing_month IS DISTINCT FROM (SELECT CAST(max(billing_month) + INTERVAL 1 MONTH AS DATE) FROM int_periods__closed))
        """;

    // Whoever's money did not change has no correction, not even of a cent.
    private const string UntouchedCorrections =
        "SELECT * FROM mart_chargeback_lines WHERE charge_class = 'Correction' AND ledger_usd = 0 AND ledger_list_usd = 0";

    // Half a cent of the old rounding and half of the new one: a correction across zero may be off by one whole cent, nothing else by as much.
    private const string FarFromExact = """
        SELECT billing_month, charge_month, billing_account_id, cost_center_id, sum(billed_usd) AS billed_usd, sum(ledger_usd) AS ledger_usd
        FROM mart_chargeback_lines
        GROUP BY ALL
        HAVING abs(sum(billed_usd) - sum(ledger_usd)) >= CASE WHEN bool_or(charge_class = 'Correction') THEN 0.010000000001 ELSE 0.01 END
        """;

    private static decimal Cents(decimal usd) => Math.Round(usd, 2, MidpointRounding.AwayFromZero);
}
