using Finops.Core;
using Finops.Explain;

namespace Finops.Tests.Explain;

/// <summary>Bills of the sample company, with rules of every kind, down to the ledger.</summary>
public sealed class BillExplainerTests(RuledHome ruled) : IClassFixture<RuledHome>
{
    [Theory]
    [InlineData("2026-05")]
    [InlineData("2026-10")]
    public void Bill_OfEveryCostCenter_AddsUpToItsLinesAndRows(string month)
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home);
        var centers = warehouse.CostCenters(month);
        Assert.True(centers.Count > 10);
        var bills = centers.Select(center => warehouse.Explain(month, center)).ToList();
        Assert.Equal(
            warehouse.Scalar<decimal>($"SELECT sum(billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_lines WHERE billing_month = '{month}-01'"),
            bills.Sum(bill => bill.BilledUsd)
        );
        Assert.All(bills, bill => Assert.Equal(bill.BilledUsd, bill.Accounts.SelectMany(account => account.Parts).Sum(part => part.BilledUsd)));
        Assert.All(bills.SelectMany(bill => bill.Accounts).SelectMany(account => account.Parts), part =>
        {
            Assert.Equal(part.CurrentUsd, part.LedgerUsd); // nothing is closed
            Assert.Equal(part.Rows.Usd, part.Rows.Largest.Sum(row => row.BilledUsd) + part.Rows.MoreUsd);
            Assert.Equal(part.Rows.Count, part.Rows.Largest.Count + part.Rows.MoreCount);
        });
    }

    [Fact]
    public void Parts_OfAllBills_AreTheLedgerToTheLastDigit()
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home);
        Assert.Equal(
            warehouse.Scalar<decimal>("SELECT sum(billed_usd) FROM int_charges__ruled WHERE charge_month = '2026-10-01'"),
            warehouse
                .CostCenters("2026-10")
                .SelectMany(center => warehouse.Explain("2026-10", center).Accounts)
                .SelectMany(account => account.Parts)
                .Sum(part => part.LedgerUsd)
        );
    }

    [Fact]
    public void Pool_OfARule_SaysWhoGotWhat()
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home);
        var part = Part(warehouse.Explain("2026-10", "CC-1100"), "chat");
        Assert.Equal(("pool", "percent", "product=chat; business_unit=Retail Banking"), (part.Kind, part.AllocationMethod, part.RuleMatch));
        Assert.Equal((0.6m, 60_000_000m, 100_000_000m), (part.Pool!.Own!.AllocatedRatio, part.Pool.Own.Weight, part.Pool.PoolWeight));
        Assert.Equal(["CC-1100", "CC-2100"], part.Pool.Receivers.Largest.Select(share => share.CostCenterId));
        Assert.Equal(part.Pool.OriginUsd, part.Pool.Receivers.Largest.Sum(share => share.Usd));
        Assert.Equal(part.Pool.OriginUsd, part.Rows.Usd);
        Assert.Equal(part.Pool.OriginUsd, warehouse.Scalar<decimal>("SELECT sum(billed_usd) FROM int_charges__ruled WHERE rule_id = 'chat'"));
    }

    // No seats are known: the targets share evenly, and the text must not claim a weight.
    [Fact]
    public void Pool_InWhichNothingWeighs_SaysSo()
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home);
        var pool = Part(warehouse.Explain("2026-10", "CC-4200"), "idle").Pool!;
        Assert.False(pool.IsWeighed);
        Assert.Equal(0.5m, pool.Own!.AllocatedRatio);
    }

    // The rule begins on the 16th: a pool of its own, with the use of the days from then on.
    [Fact]
    public void Pool_OfARuleThatBeginsWithinTheMonth_HoldsTheRest()
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home);
        var part = Part(warehouse.Explain("2026-10", "CC-1200", mostRows: 1000), "late-chat");
        Assert.Equal(part.Rows.Count, part.Rows.Largest.Count);
        Assert.Equal(new DateOnly(2026, 10, 16), part.Rows.Largest.Min(row => row.UsageDate));
    }

    [Fact]
    public void RuleOnASkill_TakesFromDirectUseAndSaysWhatItTook()
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home);
        var whole = Part(warehouse.Explain("2026-10", "CC-2100"), "review");
        var pooled = Part(warehouse.Explain("2026-10", "CC-4200"), "notes");
        var direct = Enterprise(warehouse.Explain("2026-10", "CC-1100")).Parts[0];
        Assert.NotEmpty(whole.Moves);
        Assert.Equal(whole.CurrentUsd, whole.Moves.Sum(move => move.Usd), 6);
        Assert.Equal(pooled.Pool!.OriginUsd, pooled.Moves.Sum(move => move.Usd), 6);
        Assert.Equal(["notes", "review"], direct.Moves.Select(move => move.RuleId).Distinct(StringComparer.Ordinal));
        Assert.Equal(direct.CurrentUsd, direct.Rows.Usd - direct.Moves.Sum(move => move.Usd), 6);
    }

    [Fact]
    public void RuleForACostCenter_NamesTheRowsThatItPutsThere()
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home);
        var part = Part(warehouse.Explain("2026-10", "CC-4100", "cursor"), "editor");
        Assert.Equal(("rule", "cost_center"), (part.Kind, part.AllocationMethod));
        Assert.All(part.Rows.Largest, row => Assert.Equal(("p0011", "cursor"), (row.Who, row.Source)));
        Assert.Equal(part.Rows.Largest.OrderByDescending(row => row.BilledUsd), part.Rows.Largest);
        Assert.Equal(part.CurrentUsd, part.Rows.Usd);
    }

    [Fact]
    public void OneProvider_LeavesTheRestAsOneAmount()
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home);
        var (all, one) = (warehouse.Explain("2026-10", "CC-1100"), warehouse.Explain("2026-10", "CC-1100", "openai"));
        Assert.Equal("openai", Assert.Single(one.Accounts).Provider);
        Assert.Equal(all.BilledUsd, one.BilledUsd);
        Assert.Equal(all.Accounts.Where(account => account.Provider != "openai").Sum(account => account.BilledUsd), one.OtherProvidersUsd);
    }

    [Fact]
    public void Files_OfTheRowsShown_AreThoseOfTheirDays()
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home);
        var bill = warehouse.Explain("2026-10", "CC-1100", mostRows: 2);
        var days = Enterprise(bill).Parts.SelectMany(part => part.Rows.Largest).Select(row => (DateOnly?)row.UsageDate).Distinct().Order();
        foreach (var entity in new[] { "cost_report", "user_cost_report" })
        {
            Assert.Equal(days, bill.Files.Where(file => file.Source == "claude-analytics" && file.Entity == entity).Select(file => file.UsageDate).Order());
        }

        Assert.All(bill.Files.Where(file => file.Source == "aws-bedrock"), file =>
            Assert.Contains("BILLING_PERIOD=2026-10", file.Part, StringComparison.Ordinal)
        );
        Assert.Equal(
            bill.Accounts.SelectMany(account => account.Parts)
                .SelectMany(part => part.Rows.Largest)
                .Select(row => row.Source)
                .Distinct()
                .Order(StringComparer.Ordinal),
            bill.Files.Select(file => file.Source).Distinct()
        );
        Assert.All(bill.Files, file => Assert.True(File.Exists(Path.Combine(ruled.Folder.Home.Raw, file.File))));
    }

    // September's frozen bill had 5.25 more for one line than the ledger says since; October corrects it.
    [Fact]
    public void Correction_ShowsBeforeAndAfter_AndTheClosedBillWhatCameLater()
    {
        using var warehouse = new ExplainedWarehouse(
            ruled.Folder.Home,
            """
            CREATE TABLE line AS FROM mart_chargeback_lines WHERE billing_month = '2026-09-01' AND cost_center_id = 'CC-1100' AND billing_account_id =
              'org_larkfield' AND rule_id = 'direct' ORDER BY ledger_usd DESC LIMIT 1;
            UPDATE mart_chargeback_lines l SET ledger_usd = ledger_usd + 5.25, billed_usd = billed_usd + 5.25, period_status = 'final'
              FROM (SELECT billing_month AS month, cost_center_id AS center, product AS p, model AS m,
                person_id AS who FROM line) WHERE billing_month = month AND cost_center_id = center AND product = p AND model = m AND person_id = who AND
                billing_account_id = 'org_larkfield' AND rule_id = 'direct';
            INSERT INTO mart_chargeback_lines SELECT * REPLACE (DATE '2026-10-01' AS billing_month, 'Correction' AS charge_class, -5.25 AS billed_usd,
              -5.25 AS ledger_usd) FROM line;
            UPDATE mart_chargeback_monthly SET billed_usd = billed_usd + 5.25 WHERE billing_month = '2026-09-01' AND cost_center_id = 'CC-1100' AND
              billing_account_id = 'org_larkfield';
            UPDATE mart_chargeback_monthly SET billed_usd = billed_usd - 5.25 WHERE billing_month = '2026-10-01' AND cost_center_id = 'CC-1100' AND
              billing_account_id = 'org_larkfield';
            """
        );
        var correction = Enterprise(warehouse.Explain("2026-10", "CC-1100")).Parts[^1];
        Assert.Equal(("correction", "2026-09", -5.25m, -5.25m), (correction.Kind, correction.ChargeMonth, correction.BilledUsd, correction.LedgerUsd));
        Assert.Equal(correction.CurrentUsd, correction.EarlierUsd - 5.25m);
        var line = Assert.Single(correction.Changes!.Largest);
        Assert.Equal((line.EarlierUsd - 5.25m, -5.25m), (line.CorrectedUsd, line.CorrectionUsd));
        Assert.Equal(line.CorrectedUsd, warehouse.Scalar<decimal>("SELECT ledger_usd FROM line"));
        Assert.NotEmpty(correction.Rows.Largest);
        Assert.All(correction.Rows.Largest, row => Assert.Equal(line.Who, row.Who));

        var closed = Enterprise(warehouse.Explain("2026-09", "CC-1100")).Parts[0];
        Assert.Equal((-5.25m, closed.LedgerUsd - 5.25m), (closed.LaterUsd, closed.CurrentUsd));
    }

    // The rule that shared it is gone from allocation_rules.csv and the pool with it; later bills took it all back.
    [Fact]
    public void PoolThatIsSharedNoMore_StillAddsUp()
    {
        using var warehouse = new ExplainedWarehouse(
            ruled.Folder.Home,
            """
            DELETE FROM ref_allocation_rules WHERE rule_id = 'services';
            DELETE FROM int_pools__shared WHERE ends_with(pool_id, '/services');
            DELETE FROM int_charges__allocated WHERE rule_id = 'services';
            DELETE FROM int_charges__carved WHERE rule_id = 'services';
            DELETE FROM int_charges__ruled WHERE rule_id = 'services';
            INSERT INTO mart_chargeback_lines SELECT * REPLACE (DATE '2026-11-01' AS billing_month, 'Correction' AS charge_class, -billed_usd AS billed_usd,
              -ledger_usd AS ledger_usd)
              FROM mart_chargeback_lines WHERE billing_month = '2026-10-01' AND rule_id = 'services';
            """
        );
        var part = Part(warehouse.Explain("2026-10", "CC-1100"), "services");
        Assert.Null(part.Pool);
        Assert.Null(part.RuleMatch);
        Assert.Equal((0m, -part.LedgerUsd, 0L), (part.CurrentUsd, part.LaterUsd, part.Rows.Count));
    }

    [Theory]
    [InlineData(
        "UPDATE mart_chargeback_monthly SET billed_usd = billed_usd + 0.01 WHERE billing_month = '2026-10-01' AND cost_center_id = 'CC-1100' AND "
            + "billing_account_id = 'org_larkfield'",
        "CC-1100 2026-10 anthropic org_larkfield",
        "USD 0.01"
    )]
    [InlineData(
        "DELETE FROM int_charges__ruled WHERE source_row_key = (SELECT min(source_row_key) FROM int_charges__ruled WHERE charge_month = '2026-10-01' AND "
            + "cost_center_id = 'CC-1100' AND rule_id = 'direct' AND provider = 'cursor' AND billed_usd <> 0)",
        "CC-1100 2026-10 cursor cursor direct",
        null
    )]
    [InlineData(
        "UPDATE int_charges__allocated SET billed_usd = billed_usd + 0.000000000001 WHERE pool_id = '2026-10/anthropic/org_larkfield/chat' AND "
            + "cost_center_id = 'CC-2100' AND model = (SELECT min(model) FROM int_charges__allocated WHERE pool_id = '2026-10/anthropic/org_larkfield/chat')",
        "2026-10/anthropic/org_larkfield/chat",
        "USD -0.000000000001"
    )]
    [InlineData(
        "UPDATE int_pools__shared SET allocated_ratio = 0.59 WHERE pool_id = '2026-10/anthropic/org_larkfield/chat' AND cost_center_id = 'CC-1100'",
        "2026-10/anthropic/org_larkfield/chat",
        "USD 0.01"
    )]
    [InlineData(
        "UPDATE int_attributed_spend__moved SET allocated_ratio = allocated_ratio * 0.5 WHERE charge_month = '2026-10-01' AND product = 'claude_code'",
        "CC-1100 2026-10 anthropic org_larkfield direct",
        null
    )]
    public void Level_ThatDoesNotAddUp_IsRefusedWithTheDifference(string change, string where, string? difference)
    {
        using var warehouse = new ExplainedWarehouse(ruled.Folder.Home, change);
        var error = Assert.Throws<FinopsException>(() => warehouse.Explain("2026-10", "CC-1100"));
        Assert.Equal(ExitCode.DataProblem, error.Code);
        var problem = error.Problems.First(problem => problem.Where == where);
        Assert.StartsWith("USD ", problem.Expected, StringComparison.Ordinal);
        Assert.StartsWith("USD ", problem.Found, StringComparison.Ordinal);
        Assert.True(difference is null ? problem.Difference is not null : problem.Difference == difference, problem.ToString());
    }

    private static ExplainedAccount Enterprise(ExplainedBill bill) => bill.Accounts.Single(account => account.BillingAccountId == "org_larkfield");

    private static ExplainedPart Part(ExplainedBill bill, string rule) =>
        bill.Accounts.SelectMany(account => account.Parts).Single(part => part.RuleId == rule);
}
