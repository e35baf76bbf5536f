using Finops.Reports;
using Finops.Reports.Content;

namespace Finops.Tests.Reports;

public sealed class GovernanceReportTests
{
    [Fact]
    public async Task Compose_SampleMonth_AnswersInOneSentence()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync();
        decimal total = await sample.ScalarAsync<decimal>("select sum(billed_usd)::decimal(18, 2) from mart_chargeback_monthly where billing_month = '2026-10-01'");
        ReportDocument document = await ComposeAsync(sample);
        string headline = Blocks<ParagraphBlock>(document, "overview").Single().Text.PlainText;
        Assert.StartsWith($"AI spend was {Figures.UsdShort(total)} in October, ", headline, StringComparison.Ordinal);
        Assert.Contains("more than in September", headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_SampleMonth_FirstPageTotalEqualsTableTotalEqualsRows()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync();
        decimal total = await sample.ScalarAsync<decimal>("select sum(billed_usd)::decimal(18, 2) from mart_chargeback_monthly where billing_month = '2026-10-01'");
        ReportDocument document = await ComposeAsync(sample);
        TableBlock table = Blocks<TableBlock>(document, "cost-centers")[0];
        Assert.Equal(Figures.Usd(total), Blocks<CardsBlock>(document, "overview")[0].Cards[0].Change);
        Assert.Equal(Figures.Cents(total), table.Totals![0].Cells[3].Text);
        Assert.Equal(total, table.Rows.Sum(row => decimal.Parse(row.Cells[3].Text)));
        Assert.Equal(Figures.Cents(total), Blocks<TableBlock>(document, "cost-centers")[1].Totals![0].Cells[4].Text);
    }

    [Fact]
    public async Task Compose_CostCenters_LargestFirstAndWhatHasNoneLast()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(40);
        TableBlock table = Blocks<TableBlock>(await ComposeAsync(sample), "cost-centers")[0];
        decimal[] owned = [.. table.Rows.SkipLast(2).Select(row => decimal.Parse(row.Cells[3].Text))];
        Assert.Equal(40, owned.Length);
        Assert.Equal(owned.OrderDescending(), owned);
        Assert.StartsWith("Unassigned", table.Rows[^2].Cells[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Unattributed", table.Rows[^1].Cells[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_NothingUnassigned_StillShowsTheRow()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync("delete from mart_chargeback_monthly where cost_center_id in ('unassigned', 'unattributed')");
        TableBlock table = Blocks<TableBlock>(await ComposeAsync(sample), "cost-centers")[0];
        Assert.Equal(["0.00", "0.00"], table.Rows.TakeLast(2).Select(row => row.Cells[3].Text));
    }

    [Fact]
    public async Task Compose_BarsOfProducts_AddUpToTheLine()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync();
        var chart = (BarsChart)Blocks<ChartBlock>(await ComposeAsync(sample), "cost-centers")[0].Chart;
        Assert.Equal(10, chart.Bars.Count);
        Assert.All(chart.Bars, bar => Assert.Equal(bar.Side[0].Text, Figures.UsdShort(bar.Parts.Sum(part => part.Value))));
    }

    [Fact]
    public async Task Compose_Estimates_AreAddedOnceAndSaidToBeEstimates()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        decimal estimate = await sample.ScalarAsync<decimal>("select sum(billed_usd)::decimal(18, 2) from mart_chargeback_monthly where billing_month = '2026-10-01' and is_estimate");
        ReportDocument document = await ComposeAsync(sample);
        TableBlock table = Blocks<TableBlock>(document, "cost-centers")[0];
        Assert.Equal(Figures.Cents(estimate), table.Totals![0].Cells[4].Text);
        Assert.Contains(document.Sections[0].Footnotes, note => note.Text.StartsWith($"{Figures.Usd(estimate)} of the total is an estimate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compose_ProvisionalMonth_SaysSoAndAsks()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        ReportDocument document = await ComposeAsync(sample);
        Assert.Equal("Provisional", Blocks<CardsBlock>(document, "overview")[0].Cards[^1].Value);
        DecisionsBlock decisions = Blocks<DecisionsBlock>(document, "overview")[0];
        Assert.Contains("provisional", string.Join(' ', decisions.Items.Select(item => item.Title)) + decisions.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_FinalMonthWithoutTrouble_AsksNothing()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(
            """
            update mart_chargeback_monthly set is_provisional = false;
            delete from mart_chargeback_monthly where cost_center_id in ('unassigned', 'unattributed') or billing_month < '2026-10-01';
            delete from mart_cost_anomalies_daily;
            delete from mart_data_freshness where is_stale;
            """);
        ReportDocument document = await ComposeAsync(sample);
        DecisionsBlock decisions = Blocks<DecisionsBlock>(document, "overview")[0];
        Assert.Empty(decisions.Items);
        Assert.StartsWith("Nothing", decisions.Remark, StringComparison.Ordinal);
        Assert.Contains("the first month on record", Blocks<ParagraphBlock>(document, "overview")[0].Text.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_BlockingDifference_ComesBeforeEverything()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync("update mart_reconciliation_monthly set state = 'differs', difference_usd = 5000, is_blocking = true where statement = 'vendor_total' and billing_month = '2026-10-01'");
        DecisionItem first = Blocks<DecisionsBlock>(await ComposeAsync(sample), "overview")[0].Items[0];
        Assert.Equal("Settle a difference with Anthropic, vendor total", first.Title);
        Assert.Equal(Tone.Bad, first.Tone);
        Assert.Contains("$5,000.00", first.Text.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_InvoiceWithTax_NamesTheCausesAndOnlyTheRestIsADifference()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(
            """
            insert into mart_reconciliation_monthly
            select * replace ('invoice' as statement, statement_usd + 119 as statement_usd, -119 as difference_usd, -100 as explained_usd, 'differs' as state, 'INV-1.' as note)
            from mart_reconciliation_monthly where statement = 'vendor_total' and billing_month = '2026-10-01';
            update mart_reconciliation_monthly set month_state = 'differs' where billing_month = '2026-10-01';
            insert into mart_reconciliation_variances
            select billing_month, provider, billing_account_id, statement, unnest([{'cause': 'tax', 'usd': -100}, {'cause': 'unexplained', 'usd': -18.997}, {'cause': 'rounding', 'usd': -0.003}], recursive := true), true, ''
            from mart_reconciliation_monthly where statement = 'invoice'
            """);
        ReportDocument document = await ComposeAsync(sample);
        Assert.Contains("$19.00", Blocks<DecisionsBlock>(document, "overview")[0].Items.Single(item => item.Title == "Settle a difference with Anthropic, invoice").Text.PlainText, StringComparison.Ordinal);
        TableRow[] rows = [.. Blocks<TableBlock>(document, "method").Single(table => table.Title.StartsWith("Reconciliation", StringComparison.Ordinal)).Rows];
        Assert.Equal(["Not yet refreshed", "Differs", "Spend report: The spend report was drawn before the vendor’s last refresh. INV-1. Tax \u2212100.00. Unexplained \u221219.00."], rows[0].Cells.Skip(5).Select(cell => cell.Text));
        Assert.Equal(Tone.Warning, rows[0].Cells[6].Tone);
        Assert.Equal(["\u2013", "Matches", ""], new[] { 4, 6, 7 }.Select(column => rows[1].Cells[column].Text));
    }

    [Fact]
    public async Task Compose_Runaway_NamesTheDayThePersonAndTheOwner()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync();
        DecisionItem first = Blocks<DecisionsBlock>(await ComposeAsync(sample), "overview")[0].Items[0];
        Assert.Matches("^Explain the spend of .+ on 14 October$", first.Title);
        Assert.EndsWith("one person’s: Person 12.", first.Text.PlainText, StringComparison.Ordinal);
        Assert.NotEqual("No owner yet", first.Owner);
    }

    [Fact]
    public async Task Compose_OnePersonsBusyDay_IsNoDayOfItsOwn()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(
            """
            delete from mart_cost_anomalies_daily;
            insert into mart_cost_anomalies_daily
            select date '2026-10-05', 'person', 'p1', 'usd', 300, 10, 2, 290, 'twice_daily_average', 30.0, 28, 100, null, true
            """);
        ReportDocument document = await ComposeAsync(sample);
        Assert.Empty(((DailyChart)Blocks<ChartBlock>(document, "anomalies")[0].Chart).Marks);
        Assert.StartsWith("No day of October", Blocks<ParagraphBlock>(document, "anomalies")[0].Text.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_ManyAnomalies_NumbersTheLargestByDate()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(
            """
            delete from mart_cost_anomalies_daily;
            insert into mart_cost_anomalies_daily
            select date '2026-10-01' + i::integer, 'cost_center', 'CC-' || i, 'usd', 300 + i, 10, 2, 290 + i, 'twice_daily_average', 30.0, 28, 100, null, true
            from range(20) as t(i)
            """);
        ReportDocument document = await ComposeAsync(sample);
        var chart = (DailyChart)Blocks<ChartBlock>(document, "anomalies")[0].Chart;
        Assert.Equal([14, 15, 16, 17, 18, 19], chart.Marks.Select(mark => mark.Index));
        Assert.Equal(["A1", "A6"], [chart.Marks[0].Reference, chart.Marks[^1].Reference]);
        Assert.Equal(6, Blocks<TableBlock>(document, "anomalies")[0].Rows.Count);
        Assert.StartsWith("14 further findings", Blocks<ParagraphBlock>(document, "anomalies")[^1].Text.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_CostPerCommit_HasCoverageBesideEveryQuotient()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync();
        TableBlock table = Blocks<TableBlock>(await ComposeAsync(sample), "cost-per-commit")[0];
        decimal cost = await sample.ScalarAsync<decimal>("select sum(coding_tool_cost_usd) from mart_cost_per_commit_monthly where billing_month = '2026-10-01'");
        decimal commits = (decimal)await sample.ScalarAsync<long>("select sum(ai_assisted_commit_count)::bigint from mart_cost_per_commit_monthly where billing_month = '2026-10-01'");
        Assert.Equal(Figures.Cents(cost / commits), table.Totals![0].Cells[7].Text);
        Assert.All(table.Rows, row => Assert.EndsWith("%", row.Cells[4].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compose_MonthWithoutData_ListsTheMonthsThatHave()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4, "2026-09-01");
        var error = await Assert.ThrowsAsync<MonthWithoutDataException>(() =>
            GovernanceReport.ComposeAsync(sample.Connection, new DateOnly(2026, 12, 1), TestContext.Current.CancellationToken));
        Assert.Equal("no charges for 2026-12 in the warehouse; months with data: 2026-09, 2026-10", error.Message);
    }

    [Fact]
    public async Task Compose_SameWarehouseTwice_SameHashAndOtherRowsAnother()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        string first = (await ComposeAsync(sample)).Sha256;
        Assert.Equal(first, (await ComposeAsync(sample)).Sha256);
        await sample.ExecuteAsync("update mart_chargeback_monthly set billed_usd = billed_usd + 0.01 where cost_center_id = 'CC-1100' and billing_month = '2026-10-01'");
        Assert.NotEqual(first, (await ComposeAsync(sample)).Sha256);
    }

    internal static Task<ReportDocument> ComposeAsync(SampleWarehouse sample) =>
        GovernanceReport.ComposeAsync(sample.Connection, SampleWarehouse.Month, TestContext.Current.CancellationToken);

    private static IReadOnlyList<T> Blocks<T>(ReportDocument document, string section)
        where T : Block => [.. document.Sections.Single(each => each.Id == section).Blocks.OfType<T>()];
}
