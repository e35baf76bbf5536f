namespace Finops.Tests.EndToEnd;

/// <summary>The demo's money from every vendor but Claude Enterprise against the truth.</summary>
public sealed class VendorMoneyTests(DemoHome demo)
{
    public static TheoryData<string> Sources => ["aws-bedrock", "claude-console", "cursor", "github-copilot", "openai"];

    [Fact]
    public void Truth_OfTheSample_KnowsTheVendorsThatBill() =>
        Assert.Equal(
            Sources.Select(row => row.Data).Append("claude-analytics").Order(StringComparer.Ordinal),
            demo.Query("SELECT DISTINCT source FROM int_charges__unioned ORDER BY 1", reader => reader.GetString(0))
        );

    [Theory]
    [MemberData(nameof(Sources))]
    public void Ledger_PerDayAccountAndCategory_IsTheTruthToTheLastDigit(string source)
    {
        var ledger = demo.Query(
            $"SELECT usage_date, billing_account_id, charge_category, sum(list_usd), sum(billed_usd) FROM int_charges__unioned WHERE source = '{source}' "
                + $"GROUP BY ALL",
            reader =>
                (
                    Key: $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM-dd} {reader.GetString(1)} {reader.GetString(2)}",
                    ListUsd: reader.GetDecimal(3),
                    BilledUsd: reader.GetDecimal(4)
                )
        );
        Assert.Equal(
            Of(source)
                .GroupBy(line => $"{line.Day:yyyy-MM-dd} {line.Account} {line.Category}")
                .Select(lines => (lines.Key, ListUsd: Digits(lines.Sum(line => line.ListUsd)), BilledUsd: Digits(lines.Sum(line => line.BilledUsd))))
                .OrderBy(day => day.Key, StringComparer.Ordinal),
            ledger.OrderBy(day => day.Key, StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Ledger_PerMonthAndPrincipal_IsTheTruth(string source)
    {
        // A principal's amounts of OpenAI have more decimals than a ledger: what rounding them takes away is a row of nobody.
        var tolerance = source == "openai" ? 0.000000001m : 0m;
        var ledger = demo.Query(
                $"SELECT date_trunc('month', usage_date)::DATE, coalesce(principal_id, ''), sum(billed_usd) FROM int_charges__unioned WHERE source = "
                    + $"'{source}' GROUP BY ALL",
                reader => (Key: $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM} {reader.GetString(1)}", Usd: reader.GetDecimal(2))
            )
            .ToDictionary(month => month.Key, month => month.Usd, StringComparer.Ordinal);
        var truth = Of(source)
            .GroupBy(line => $"{line.Day:yyyy-MM} {line.Principal}")
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.BilledUsd), StringComparer.Ordinal);
        Assert.All(ledger.Keys.Union(truth.Keys, StringComparer.Ordinal), key =>
            Assert.InRange(ledger.GetValueOrDefault(key) - truth.GetValueOrDefault(key), -tolerance, tolerance)
        );
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Chargeback_PerMonthAndAccount_IsTheTruthToTheCent(string source)
    {
        var provider = demo.Scalar<string>($"SELECT DISTINCT provider FROM int_charges__unioned WHERE source = '{source}'");
        var account = Of(source).Select(line => line.Account).Distinct(StringComparer.Ordinal).Single();
        Assert.Equal(
            Of(source)
                .GroupBy(line => SampleTruth.MonthOf(line.Day))
                .Select(lines => (lines.Key, decimal.Round(lines.Sum(line => line.BilledUsd), 2, MidpointRounding.AwayFromZero)))
                .OrderBy(month => month.Key),
            demo.Query(
                $"SELECT billing_month, sum(billed_usd) FROM mart_chargeback_monthly WHERE provider = '{provider}' AND billing_account_id = '{account}' "
                    + $"GROUP BY 1 ORDER BY 1",
                reader => (reader.GetFieldValue<DateOnly>(0), reader.GetDecimal(1))
            )
        );
    }

    /// <summary>What the allocation rules are for: fees for seats and for a promise that was not used, a pool that covers a part of the use, a
    /// credit.</summary>
    [Theory]
    [InlineData("github-copilot", "Purchase", 6)]
    [InlineData("aws-bedrock", "Purchase", 6)]
    [InlineData("aws-bedrock", "Credit", 5)] // October's comes on the 6th of November
    public void Truth_OfMonths_HasChargesThatNobodyUsed(string source, string category, int months) =>
        Assert.Equal(
            months,
            Of(source).Where(line => line.Category == category && line.BilledUsd != 0m).Select(line => SampleTruth.MonthOf(line.Day)).Distinct().Count()
        );

    [Fact]
    public void Pool_OfCopilot_CoversAPartOfEveryMonth() =>
        Assert.All(Of("github-copilot").Where(line => line.Category == "Usage").GroupBy(line => SampleTruth.MonthOf(line.Day)), lines =>
            Assert.True(lines.Sum(line => line.ListUsd) - lines.Sum(line => line.BilledUsd) > 500m)
        );

    private static decimal Digits(decimal usd) => decimal.Round(usd, 12, MidpointRounding.AwayFromZero);

    private IEnumerable<VendorLine> Of(string source) => demo.Truth.Vendors.Where(line => line.Source == source);
}
