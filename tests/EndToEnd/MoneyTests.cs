namespace Finops.Tests.EndToEnd;

/// <summary>The demo's money from Claude Enterprise against the truth that the simulator kept beside its answers.</summary>
public sealed class MoneyTests(DemoHome demo)
{
    public static TheoryData<DateOnly> Months => [.. SampleTruth.Months];

    [Theory]
    [MemberData(nameof(Months))]
    public void Chargeback_OfAMonth_IsLedgerVendorAndTruthToTheCent(DateOnly month)
    {
        var truth = Cents(demo.Truth.Of(month).Sum(line => line.BilledUsd));
        Assert.Equal(truth, Cents(VendorTotals.Read(DemoHome.Sample).Where(day => SampleTruth.MonthOf(day.Key) == month).Sum(day => day.Value)));
        Assert.Equal(
            truth,
            Cents(
                demo.Scalar<decimal>(
                    $"SELECT sum(billed_usd) FROM int_charges__unioned WHERE billing_account_id = 'org_larkfield' AND date_trunc('month', usage_date) = "
                        + $"DATE '{month:yyyy-MM-dd}'"
                )
            )
        );
        Assert.Equal(
            truth,
            demo.Scalar<decimal>(
                $"SELECT sum(billed_usd) FROM mart_chargeback_monthly WHERE billing_account_id = 'org_larkfield' AND billing_month = DATE '{month:yyyy-MM-dd}'"
            )
        );
    }

    [Theory]
    [MemberData(nameof(Months))]
    public void Chargeback_ListPriceOfAMonth_IsTheTruthToTheCent(DateOnly month) =>
        Assert.Equal(
            Cents(demo.Truth.Of(month).Sum(line => line.ListUsd)),
            demo.Scalar<decimal>(
                $"SELECT sum(list_usd) FROM mart_chargeback_monthly WHERE billing_account_id = 'org_larkfield' AND billing_month = DATE '{month:yyyy-MM-dd}'"
            )
        );

    [Fact]
    public void Breakdown_PerDay_IsTheTruthToTheLastDigit() =>
        Equal(
            demo.Truth.Lines.GroupBy(line => $"{line.Day:yyyy-MM-dd}"),
            demo.Query("SELECT usage_date, sum(billed_usd) FROM mart_cost_breakdown_daily WHERE billing_account_id = 'org_larkfield' GROUP BY 1", reader =>
                (Key: $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM-dd}", Usd: reader.GetDecimal(1))
            )
        );

    [Fact]
    public void Breakdown_OutputTokens_AreTheTruth() =>
        Assert.Equal(
            demo.Truth.Lines.Sum(line => line.Tokens.Output),
            demo.Scalar<decimal>(
                "SELECT sum(consumed_quantity) FROM mart_cost_breakdown_daily WHERE billing_account_id = 'org_larkfield' AND token_type = 'output_tokens'"
            )
        );

    [Fact]
    public void AttributedSpend_OfSkills_IsAPartOfEveryDaysLedger() =>
        Assert.Empty(
            demo.Query(
                """
                SELECT usage_date FROM (SELECT usage_date,
                  sum(attributed_billed_usd) AS usd FROM mart_attributed_spend_daily WHERE feature_kind = 'skill' GROUP BY 1) AS skills
                LEFT JOIN (SELECT usage_date,
                  sum(billed_usd) AS ledger_usd FROM mart_spend_daily WHERE billing_account_id = 'org_larkfield' GROUP BY 1) AS ledger USING (usage_date)
                WHERE usd > coalesce(ledger_usd, 0)
                """,
                reader => reader.GetFieldValue<DateOnly>(0)
            )
        );

    [Fact]
    public void Groups_AddedUp_AreMoreThanWasSpent() =>
        Assert.True(
            demo.Scalar<decimal>(
                "SELECT (SELECT sum(billed_usd) FROM mart_group_spend_daily) - (SELECT sum(billed_usd) FROM mart_spend_daily WHERE billing_account_id = "
                    + "'org_larkfield')"
            ) > 0m
        );

    [Fact]
    public void Chargeback_PerCostCenter_IsTheTruthToTheLastDigit()
    {
        // With unassigned and unattributed among them, and movers split at the day.
        var charged = demo.Query(
            "SELECT billing_month, cost_center_id, ledger_usd FROM mart_chargeback_monthly WHERE billing_account_id = 'org_larkfield'",
            reader => (Key: $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM} {reader.GetString(1)}", Usd: reader.GetDecimal(2))
        );
        Equal(demo.Truth.Lines.GroupBy(line => $"{line.Day:yyyy-MM} {demo.Truth.PayerOf(line)}"), charged);
    }

    [Fact]
    public void Chargeback_EachLine_IsItsExactAmountWithinACent() =>
        Assert.Empty(
            demo.Query("SELECT cost_center_id FROM mart_chargeback_monthly WHERE abs(billed_usd - ledger_usd) >= 0.01", reader => reader.GetString(0))
        );

    [Theory]
    [InlineData("unassigned")]
    [InlineData("unattributed")]
    public void Chargeback_WithoutPayer_IsShownInEveryMonth(string payer)
    {
        var charged = demo.Query(
            $"SELECT billing_month, ledger_usd FROM mart_chargeback_monthly WHERE billing_account_id = 'org_larkfield' AND cost_center_id = "
                + $"'{payer}' ORDER BY 1",
            reader => reader.GetDecimal(1)
        );
        Assert.Equal(
            SampleTruth.Months.Select(month => demo.Truth.Of(month).Where(line => demo.Truth.PayerOf(line) == payer).Sum(line => line.BilledUsd)),
            charged
        );
        Assert.DoesNotContain(0m, charged);
    }

    [Fact]
    public void Ledger_PerUserAndMonth_IsTheTruthToTheLastDigit()
    {
        var ledger = demo.Query(
            "SELECT date_trunc('month', usage_date)::DATE, principal_id, sum(billed_usd) FROM int_charges__unioned WHERE billing_account_id = "
                + "'org_larkfield' AND principal_type = 'user' GROUP BY 1, 2",
            reader => (Key: $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM} {reader.GetString(1)}", Usd: reader.GetDecimal(2))
        );
        Equal(demo.Truth.Lines.Where(line => !line.IsService).GroupBy(line => $"{line.Day:yyyy-MM} {line.Principal}"), ledger);
    }

    [Fact]
    public void Ledger_PerDay_IsTheTruthToTheLastDigit()
    {
        var ledger = demo.Query("SELECT usage_date, sum(billed_usd) FROM int_charges__unioned WHERE billing_account_id = 'org_larkfield' GROUP BY 1", reader =>
            (Key: $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM-dd}", Usd: reader.GetDecimal(1))
        );
        Equal(demo.Truth.Lines.GroupBy(line => $"{line.Day:yyyy-MM-dd}"), ledger);
    }

    [Fact]
    public void Cube_PerPersonDayAndPayer_SplitsMoversAtTheDay()
    {
        var cube = demo.Query(
            "SELECT usage_date, person_id, cost_center_id, sum(billed_usd) FROM mart_spend_daily WHERE billing_account_id = 'org_larkfield' GROUP BY ALL",
            reader => (Key: $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM-dd} {reader.GetString(1)} {reader.GetString(2)}", Usd: reader.GetDecimal(3))
        );
        Equal(demo.Truth.Lines.GroupBy(line => $"{line.Day:yyyy-MM-dd} {demo.Truth.PersonOf(line)?.Id ?? "unattributed"} {demo.Truth.PayerOf(line)}"), cube);

        var movers = demo
            .Truth.Lines.Where(line => demo.Truth.PersonOf(line) is not null)
            .GroupBy(line => (demo.Truth.PersonOf(line)!.Id, SampleTruth.MonthOf(line.Day)));
        Assert.Contains(movers, mover => mover.Select(demo.Truth.PayerOf).Distinct(StringComparer.Ordinal).Count() == 2);
    }

    private static decimal Cents(decimal usd) => Math.Round(usd, 2, MidpointRounding.AwayFromZero);

    private static void Equal(IEnumerable<IGrouping<string, TruthLine>> truth, IEnumerable<(string Key, decimal Usd)> warehouse) =>
        Assert.Equal(
            truth.Select(lines => (lines.Key, Usd: lines.Sum(line => line.BilledUsd))).OrderBy(line => line.Key, StringComparer.Ordinal),
            warehouse.OrderBy(line => line.Key, StringComparer.Ordinal)
        );
}
