namespace Finops.Tests.EndToEnd;

/// <summary>The sample company's allocation rules on the demo's money, against the truth.</summary>
public sealed class AllocationTests(DemoHome demo)
{
    [Fact]
    public void Rules_OfTheSample_AllPutSomethingSomewhere() =>
        Assert.Equal(
            File.ReadLines(Path.Combine(DemoHome.Sample, "reference", "allocation_rules.csv"))
                .Skip(1)
                .Select(line => line.Split(',')[0])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            demo.Query("SELECT DISTINCT rule_id FROM mart_chargeback_lines WHERE rule_id <> 'direct' AND ledger_usd <> 0 ORDER BY 1", reader =>
                reader.GetString(0)
            )
        );

    // Fees that GitHub bills for nobody, and credits of which a pool pays a part: what the rules spread is the bill, to the last digit.
    [Theory]
    [InlineData("copilot-seats", "github-copilot", "Purchase")]
    [InlineData("copilot-credits", "github-copilot", "Usage")]
    [InlineData("bedrock-promise", "aws-bedrock", "Purchase")]
    public void Lines_OfARule_AreTheTruthOfEveryMonth(string rule, string source, string category) =>
        Assert.Equal(
            demo.Truth.Vendors.Where(line => line.Source == source && line.Category == category)
                .GroupBy(line => SampleTruth.MonthOf(line.Day))
                .Select(lines => (lines.Key, lines.Sum(line => line.ListUsd), lines.Sum(line => line.BilledUsd)))
                .OrderBy(month => month.Key),
            demo.Query(
                $"SELECT charge_month, sum(ledger_list_usd), sum(ledger_usd) FROM mart_chargeback_lines WHERE rule_id = '{rule}' GROUP BY 1 ORDER BY 1",
                reader => (reader.GetFieldValue<DateOnly>(0), reader.GetDecimal(1), reader.GetDecimal(2))
            )
        );

    [Theory]
    [InlineData("github")] // all of it is shared, and nobody without a seat or a credit pays for it
    [InlineData("openai", "openai-batch-key")]
    public void SharedCost_IsNobodysNoMore(string provider, string rule = "copilot-*") =>
        Assert.Empty(
            demo.Query(
                $"SELECT cost_center_id FROM mart_chargeback_lines WHERE provider = '{provider}' AND rule_id GLOB '{rule}' AND cost_center_id IN "
                    + $"('unassigned', 'unattributed')",
                reader => reader.GetString(0)
            )
        );

    // Gross, then net: each pays the part of the net that it has of the gross, so nobody profits from having used the included credits first.
    [Fact]
    public void CopilotCredits_AreSharedByGross() =>
        Assert.Empty(
            demo.Query(
                """
                WITH centers AS (SELECT charge_month, cost_center_id, sum(ledger_usd) AS net_usd,
                  sum(ledger_list_usd) AS gross_usd FROM mart_chargeback_lines WHERE rule_id = 'copilot-credits' GROUP BY ALL)
                SELECT cost_center_id FROM centers JOIN (SELECT charge_month, sum(net_usd) AS all_net_usd,
                  sum(gross_usd) AS all_gross_usd FROM centers GROUP BY ALL) USING (charge_month)
                WHERE abs(net_usd::DECIMAL(18, 9) * all_gross_usd::DECIMAL(18, 9) - all_net_usd::DECIMAL(18, 9) * gross_usd::DECIMAL(18, 9)) > 0.0001
                """,
                reader => reader.GetString(0)
            )
        );

    [Fact]
    public void AgreedShares_ChangeWithTheRule() =>
        Assert.Equal(
            ["2026-05 CC-2100 0.600000", "2026-05 CC-2200 0.400000", "2026-10 CC-2100 0.333333", "2026-10 CC-2200 0.666667"],
            demo.Query(
                """
                SELECT DISTINCT concat_ws(' ', strftime(charge_month, '%Y-%m'), cost_center_id, allocated_ratio::DECIMAL(18, 6)) FROM mart_chargeback_lines
                WHERE rule_id = 'bedrock-promise' AND charge_month IN ('2026-05-01', '2026-10-01') ORDER BY 1
                """,
                reader => reader.GetString(0)
            )
        );

    [Fact]
    public void HeldCost_IsShownAndNotCharged() =>
        Assert.Equal(
            [false],
            demo.Query("SELECT DISTINCT is_charged FROM mart_chargeback_monthly WHERE cost_center_id = 'central' AND billed_usd <> 0", reader =>
                reader.GetBoolean(0)
            )
        );
}
