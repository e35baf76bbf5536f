using System.Globalization;
using System.Numerics;

namespace Finops.Tests.Allocation;

/// <summary>
/// Thousands of invented ledgers with rules of every method, through the real models. With each build the checks hold: ratios of what is split sum to exactly
/// 1, parts
/// to what was split, lines to the ledger to the last digit and to its rounded cents.
/// </summary>
public sealed class RandomLedgerTests
{
    private const string LinePerCenter = """
        SELECT concat_ws(' ', charge_month, billing_account_id, cost_center_id, pico(sum(ledger_usd)), pico(sum(ledger_list_usd)))
        FROM mart_chargeback_lines GROUP BY charge_month, billing_account_id, cost_center_id
        """;

    private static readonly BigInteger PicoPerCent = 10_000_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void CostCenters_OfEveryLedger_CarryWhatIsWorkedOutByHand(int seed)
    {
        var books = new RandomBooks(seed).Make(100, 20, RandomBooks.Methods);
        var byHand = new ByHand(books);
        using var allocated = new AllocatedBooks(books);
        var found = allocated
            .Query(LinePerCenter)
            .Select(line => line.Split(' '))
            .ToDictionary(
                cells => (Month: DateOnly.Parse(cells[0], CultureInfo.InvariantCulture), Account: cells[1], Center: cells[2]),
                cells => (Billed: BigInteger.Parse(cells[3], CultureInfo.InvariantCulture), List: BigInteger.Parse(cells[4], CultureInfo.InvariantCulture))
            );
        Assert.Equal(byHand.Carried.Keys.Order(), found.Keys.Order());
        // Where nothing was split, exactly; where something was, less than the ledger's last digit off for each thing split.
        Assert.All(byHand.Carried, exact =>
            Assert.True(
                exact.Value.Billed.IsNear(found[exact.Key].Billed, byHand.SplitsOf(exact.Key.Month, exact.Key.Account))
                    && exact.Value.List.IsNear(found[exact.Key].List, byHand.SplitsOf(exact.Key.Month, exact.Key.Account))
            )
        );

        TestContext.Current.SendDiagnosticMessage(
            $"{books.LedgerCount} ledgers, {books.Charges.Count} charges, {books.Rules.Count} rules, {byHand.Carried.Count} cost centers"
        );
        Assert.Equal(2000, books.LedgerCount);
        // Nothing that matters is missing from what was invented.
        Assert.Equal(
            RandomBooks.Methods.Append("direct").Order(StringComparer.Ordinal),
            allocated.Query("SELECT DISTINCT allocation_method FROM mart_chargeback_lines ORDER BY 1")
        );
        Assert.Equal(
            ["false/1", "false/more", "true/1", "true/more"],
            allocated.Query(
                "SELECT DISTINCT is_weighed || '/' || CASE members WHEN 1 THEN '1' ELSE 'more' END FROM (SELECT pool_id, is_weighed, count(*) AS members "
                    + "FROM int_pools__weighted GROUP BY ALL) ORDER BY 1"
            )
        );
        Assert.NotEqual(["0"], allocated.Query("SELECT count(*)::VARCHAR FROM mart_chargeback_lines WHERE billed_usd < 0"));
    }

    [Fact]
    public void Skills_WithRules_MoveWhatIsAttributedAndAtMostWhatIsThere()
    {
        const double Tolerance = 0.00001; // whole micro-USD for each of three products, and doubles
        var books = new RandomBooks(8).Make(60, 20, RandomBooks.Methods, hasSkills: true);
        var byHand = SkillsByHand.Moved(books);
        using var allocated = new AllocatedBooks(books);
        var found = allocated
            .Query(
                """
                SELECT concat_ws(' ', c.charge_month, c.billing_account_id, rule_id, sum(c.billed_usd)) FROM int_charges__carved c
                JOIN ref_allocation_rules r USING (rule_id) WHERE r.match['skill'] IS NOT NULL GROUP BY c.charge_month, c.billing_account_id, rule_id
                """
            )
            .Select(line => line.Split(' '))
            .ToDictionary(
                cells => (Month: DateOnly.Parse(cells[0], CultureInfo.InvariantCulture), Account: cells[1], Rule: cells[2]),
                cells => double.Parse(cells[3], CultureInfo.InvariantCulture)
            );
        Assert.Equal(byHand.Keys.Order(), found.Keys.Order());
        Assert.All(byHand, moved => Assert.InRange(found[moved.Key], moved.Value - Tolerance, moved.Value + Tolerance));
        Assert.NotEmpty(
            allocated.Query(
                "SELECT product FROM int_attributed_spend__shared GROUP BY charge_month, billing_account_id, product HAVING sum(weight) = max(product_weight)"
            )
        );
    }

    [Fact]
    public void Cents_OfCostCentersAndLines_AreLessThanOneFromTheirAmount()
    {
        using var allocated = new AllocatedBooks(new RandomBooks(3).Make(60, 20, RandomBooks.Methods, hasSkills: true));
        Assert.Empty(
            allocated.Query(
                "SELECT CAST(line AS VARCHAR) FROM mart_chargeback_lines AS line WHERE abs(billed_usd - ledger_usd) >= 0.01 OR abs(list_usd - "
                    + "ledger_list_usd) >= 0.01"
            )
        );
        Assert.Empty(
            allocated.Query(
                "SELECT cost_center_id FROM mart_chargeback_lines GROUP BY charge_month, provider, billing_account_id, cost_center_id HAVING "
                    + "abs(sum(billed_usd - ledger_usd)) >= 0.01 OR abs(sum(list_usd - ledger_list_usd)) >= 0.01"
            )
        );
    }

    [Fact]
    public void Rows_InAnotherOrder_GiveTheSameLines()
    {
        var books = new RandomBooks(4).Make(50, 20, RandomBooks.Methods, hasSkills: true);
        using var one = new AllocatedBooks(books);
        using var other = new AllocatedBooks(books, shuffle: 7);
        Assert.Equal(one.Lines(), other.Lines());
    }

    [Fact]
    public void Ledgers_WithTheSignTurned_GiveTheLinesWithTheSignTurned()
    {
        var books = new RandomBooks(5).Make(50, 20, RandomBooks.MethodsWithoutAmounts);
        using var debit = new AllocatedBooks(books);
        using var credit = new AllocatedBooks(
            books with
            {
                Charges = [.. books.Charges.Select(charge => charge with { BilledPico = -charge.BilledPico, ListPico = -charge.ListPico })],
            }
        );
        Assert.Equal(Signed(debit, ""), Signed(credit, "-"));

        static IReadOnlyList<string> Signed(AllocatedBooks allocated, string sign) =>
            allocated.Query(
                $"SELECT CAST(line AS VARCHAR) FROM (SELECT * REPLACE ({sign}billed_usd AS billed_usd, {sign}list_usd AS list_usd, {sign}ledger_usd AS "
                    + $"ledger_usd, {sign}ledger_list_usd AS ledger_list_usd) FROM mart_chargeback_lines) AS line ORDER BY 1"
            );
    }

    [Fact]
    public void Months_BuiltAgainAndClosed_StayAsTheyWere()
    {
        using var allocated = new AllocatedBooks(new RandomBooks(6).Make(3, 300, RandomBooks.Methods, hasSkills: true));
        var lines = allocated.Lines();
        allocated.Build();
        Assert.Equal(lines, allocated.Lines());
        allocated.Close(new DateOnly(2020, 1, 1));
        allocated.Close(new DateOnly(2020, 2, 1));
        Assert.Equal(lines.Select(Open), allocated.Lines().Select(Open));

        static string Open(string line) => line.Replace("final", "open", StringComparison.Ordinal);
    }

    [Fact]
    public void ClosedMonths_RevisedTwice_AreCorrectedWhereSomethingChangedAndNowhereElse()
    {
        var random = new RandomBooks(7);
        var books = random.Make(4, 250, RandomBooks.Methods, hasSkills: true);
        using var allocated = new AllocatedBooks(books);
        for (var month = 0; month < 3; month++)
        {
            allocated.Close(new DateOnly(2020, 1, 1).AddMonths(month));
            var frozen = allocated.Query("SELECT CAST(line AS VARCHAR) FROM mart_chargeback_lines AS line WHERE period_status = 'final' ORDER BY 1");
            allocated.Query("CREATE OR REPLACE TABLE before AS SELECT * FROM int_charges__allocated; SELECT 'kept'");
            books = random.Revise(books);
            allocated.Read(books); // holds bills and corrections against the ledger, exact and in cents
            Assert.Equal(frozen, allocated.Query("SELECT CAST(line AS VARCHAR) FROM mart_chargeback_lines AS line WHERE period_status = 'final' ORDER BY 1"));
            Assert.NotEmpty(allocated.Query("SELECT cost_center_id FROM mart_chargeback_lines WHERE charge_class = 'Correction' AND period_status = 'open'"));
            Assert.Empty(
                allocated.Query("SELECT cost_center_id FROM mart_chargeback_lines WHERE charge_class = 'Correction' AND abs(billed_usd - ledger_usd) > 0.01")
            );
            // a line is corrected if, and only if, its amount is another than when it was billed last
            Assert.Empty(
                allocated.Query(
                    $"""
                    WITH keys AS (
                      SELECT charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id,
                        rule_id, pool_id, is_estimate,
                        sum(billed_usd) AS billed_usd, sum(list_usd) AS list_usd
                      FROM (SELECT * EXCLUDE (allocation_method,
                        allocated_ratio) FROM int_charges__allocated UNION ALL BY NAME SELECT * EXCLUDE (allocation_method,
                        allocated_ratio) REPLACE (-billed_usd AS billed_usd, -list_usd AS list_usd) FROM before)
                      WHERE charge_month <= DATE '2020-01-01' + INTERVAL {month} MONTH
                      GROUP BY ALL
                      HAVING sum(billed_usd) <> 0 OR sum(list_usd) <> 0
                    )
                    SELECT cost_center_id
                    FROM keys
                    FULL JOIN (SELECT * EXCLUDE (billed_usd,
                      list_usd) FROM mart_chargeback_lines WHERE charge_class = 'Correction' AND period_status = 'open') AS corrected
                      USING (charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, rule_id, pool_id, is_estimate)
                    WHERE corrected.ledger_usd IS DISTINCT FROM keys.billed_usd OR corrected.ledger_list_usd IS DISTINCT FROM keys.list_usd
                    """
                )
            );
        }
    }
}
