namespace Finops.Tests.EndToEnd;

/// <summary>What the demo leaves and says.</summary>
public sealed class OutputTests(DemoHome demo)
{
    [Theory]
    [InlineData("out/2026-10/chargeback-2026-10.csv")]
    [InlineData("out/2026-10/chargeback-2026-10.manifest.json")]
    [InlineData("out/2026-10/chargeback-2026-10.xlsx")]
    [InlineData("out/2026-10/chargeback-2026-10.xlsx.manifest.json")]
    [InlineData("out/2026-10/chargeback-lines-2026-10.csv")]
    [InlineData("out/2026-10/how-to-open-csv.txt")]
    [InlineData("out/2026-10/units/CC-1100/bill-2026-10.csv")]
    [InlineData("out/2026-10/units/CC-1100/lines-2026-10.csv")]
    [InlineData("out/2026-10/units/CC-1100/statement-2026-10.html")]
    [InlineData("out/2026-10/governance-2026-10.html")]
    [InlineData("warehouse/warehouse.duckdb")]
    public void Demo_Done_HasMadeItsFiles(string file) => Assert.True(File.Exists(Path.Combine(demo.Folder.Path, file)));

    [Fact]
    public void Demo_Done_SaysWhereAndHowMuch()
    {
        Assert.Contains(Path.Combine(demo.Folder.Path, "out", "2026-10", "governance-2026-10.html"), demo.Said.Out, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(demo.Folder.Path, "out", "2026-10", "chargeback-lines-2026-10.csv"), demo.Said.Out, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(demo.Folder.Path, "out", "2026-10", "units", "CC-1100", "statement-2026-10."), demo.Said.Out, StringComparison.Ordinal);
        Assert.Contains(
            $"USD {Billed(isCharged: true):N2} charged, USD {Billed(isCharged: false):N2} shown and not charged",
            demo.Said.Out,
            StringComparison.Ordinal
        );

        decimal Billed(bool isCharged) =>
            demo.Scalar<decimal>($"SELECT sum(billed_usd) FROM mart_chargeback_monthly WHERE billing_month = DATE '2026-10-01' AND is_charged = {isCharged}");
    }

    [Fact]
    public void Demo_Done_LeavesNoScratchFiles()
    {
        Assert.False(Directory.Exists(demo.Folder.Home.Temporary));
        Assert.DoesNotContain(Directory.EnumerateFiles(demo.Folder.Path, "*", SearchOption.AllDirectories), file =>
            file.EndsWith(".partial", StringComparison.Ordinal) || file.EndsWith(".wal", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Checks_OfTheDemo_BlockNothing() =>
        Assert.Empty(demo.Query("SELECT check_name FROM meta.checks WHERE severity = 'block' AND failing_row_count > 0", reader => reader.GetString(0)));

    [Fact]
    public void Reconciliation_OfTheDemo_MatchesInEveryMonthOfEveryVendorThatStatesATotal() =>
        Assert.Equal(
            from account in new[] { "anthropic 0c61c5a4-7d0e-4a53-9f0b-2f5a86f5d1c7", "anthropic org_larkfield", "github larkfield", "openai openai" }
            from month in SampleTruth.Months
            select $"{account} {month:yyyy-MM} matches 0",
            demo.Query(
                "SELECT provider, billing_account_id, billing_month, state, difference_usd FROM mart_reconciliation_monthly WHERE statement = "
                    + "'vendor_total' AND billing_month <= '2026-10-01' ORDER BY 1, 2, 3",
                reader =>
                    $"{reader.GetString(0)} {reader.GetString(1)} {reader.GetFieldValue<DateOnly>(2):yyyy-MM} {reader.GetString(3)} "
                    + $"{reader.GetDecimal(4):0.############}"
            )
        );
}
