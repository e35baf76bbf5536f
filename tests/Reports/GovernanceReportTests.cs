using Finops.Reports;
using Finops.Reports.Content;

namespace Finops.Tests.Reports;

public sealed class GovernanceReportTests
{
    [Fact]
    public async Task Compose_SampleMonth_AnswersInOneSentence()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync();
        decimal total = await sample.ScalarAsync<decimal>(
            "select sum(billed_usd)::decimal(18, 2) from mart_chargeback_monthly where billing_month = '2026-10-01'"
        );
        ReportDocument document = await ComposeAsync(sample);
        string headline = Blocks<ParagraphBlock>(document, "overview").Single().Text.PlainText;
        Assert.StartsWith($"AI spend was {Figures.UsdShort(total)} in October, ", headline, StringComparison.Ordinal);
        Assert.Contains("more than in September", headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_SampleMonth_FirstPageTotalEqualsTableTotalEqualsRows()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync();
        decimal total = await sample.ScalarAsync<decimal>(
            "select sum(billed_usd)::decimal(18, 2) from mart_chargeback_monthly where billing_month = '2026-10-01'"
        );
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
        decimal estimate = await sample.ScalarAsync<decimal>(
            "select sum(billed_usd)::decimal(18, 2) from mart_chargeback_monthly where billing_month = '2026-10-01' and is_estimate"
        );
        ReportDocument document = await ComposeAsync(sample);
        TableBlock table = Blocks<TableBlock>(document, "cost-centers")[0];
        Assert.Equal(Figures.Cents(estimate), table.Totals![0].Cells[4].Text);
        Assert.Contains(document.Sections[0].Footnotes, note =>
            note.Text.StartsWith($"{Figures.Usd(estimate)} of the total is an estimate", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("open", true, "Open", "Vendors can still revise it", "Close October provisionally, or wait until it settles")]
    [InlineData("open", false, "Open", "No revision expected", "Close October")]
    [InlineData("provisional", true, "Provisional", "Revisions come as corrections", null)]
    [InlineData("provisional", false, "Provisional", "No revision expected", "Close October for good")]
    [InlineData("final", true, "Final", "Revisions come as corrections", null)]
    public async Task Compose_StateOfTheMonth_IsSaidAndAdviceFollowsIt(string status, bool canBeRevised, string state, string detail, string? asked)
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync($"update mart_chargeback_monthly set period_status = '{status}', is_provisional = {canBeRevised}");
        ReportDocument document = await ComposeAsync(sample);
        KpiCard card = Blocks<CardsBlock>(document, "overview")[0].Cards[^1];
        Assert.Equal((state, detail), (card.Value, card.Change));
        DecisionsBlock decisions = Blocks<DecisionsBlock>(document, "overview")[0];
        string[] titles = [.. decisions.Items.Select(item => item.Title), .. decisions.Remark?["Also: ".Length..^1].Split("; ") ?? []];
        Assert.Equal(asked is null ? [] : [asked], titles.Where(title => title.StartsWith("Close ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Compose_FinalMonthWithoutTrouble_AsksNothing()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(
            """
            update mart_chargeback_monthly set is_provisional = false, period_status = 'final';
            delete from mart_chargeback_monthly where cost_center_id in ('unassigned', 'unattributed') or billing_month < '2026-10-01';
            delete from mart_cost_anomalies_daily;
            delete from mart_data_freshness where is_stale;
            """
        );
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
        await sample.ExecuteAsync(
            "update mart_reconciliation_monthly set state = 'differs', difference_usd = 5000, is_blocking = true where statement = 'vendor_total' and "
                + "billing_month = '2026-10-01'"
        );
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
            select * replace ('invoice' as statement, statement_usd + 119 as statement_usd, -119 as difference_usd, -100 as explained_usd, 'differs' as state,
              'INV-1.' as note)
            from mart_reconciliation_monthly where statement = 'vendor_total' and billing_month = '2026-10-01';
            update mart_reconciliation_monthly set month_state = 'differs' where billing_month = '2026-10-01';
            insert into mart_reconciliation_variances
            select billing_month, provider, billing_account_id, statement, unnest([{'cause': 'tax', 'usd': -100}, {'cause': 'unexplained', 'usd': -18.997},
              {'cause': 'rounding', 'usd': -0.003}], recursive := true), true, ''
            from mart_reconciliation_monthly where statement = 'invoice'
            """
        );
        ReportDocument document = await ComposeAsync(sample);
        Assert.Contains(
            "$19.00",
            Blocks<DecisionsBlock>(document, "overview")[0].Items.Single(item => item.Title == "Settle a difference with Anthropic, invoice").Text.PlainText,
            StringComparison.Ordinal
        );
        TableRow[] rows = [.. Blocks<TableBlock>(document, "method").Single(table => table.Title.StartsWith("Reconciliation", StringComparison.Ordinal)).Rows];
        Assert.Equal(
            [
                "Not yet refreshed",
                "Differs",
                "Spend report: The spend report was drawn before the vendor’s last refresh. INV-1. Tax \u2212100.00. Unexplained \u221219.00.",
            ],
            rows[0].Cells.Skip(5).Select(cell => cell.Text)
        );
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
            """
        );
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
            """
        );
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
        decimal cost = await sample.ScalarAsync<decimal>(
            "select sum(coding_tool_cost_usd) from mart_cost_per_commit_monthly where billing_month = '2026-10-01'"
        );
        decimal commits = (decimal)
            await sample.ScalarAsync<long>("select sum(ai_assisted_commit_count)::bigint from mart_cost_per_commit_monthly where billing_month = '2026-10-01'");
        Assert.Equal(Figures.Cents(cost / commits), table.Totals![0].Cells[7].Text);
        Assert.All(table.Rows, row => Assert.EndsWith("%", row.Cells[4].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compose_MonthWithoutData_ListsTheMonthsThatHave()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4, "2026-09-01");
        var error = await Assert.ThrowsAsync<MonthWithoutDataException>(() =>
            GovernanceReport.ComposeAsync(sample.Connection, new DateOnly(2026, 12, 1), TestContext.Current.CancellationToken)
        );
        Assert.Equal("no charges for 2026-12 in the warehouse; months with data: 2026-09, 2026-10", error.Message);
    }

    [Fact]
    public async Task Compose_SameWarehouseTwice_SameHashAndOtherRowsAnother()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        string first = (await ComposeAsync(sample)).Sha256;
        Assert.Equal(first, (await ComposeAsync(sample)).Sha256);
        await sample.ExecuteAsync(
            "update mart_chargeback_monthly set billed_usd = billed_usd + 0.01 where cost_center_id = 'CC-1100' and billing_month = '2026-10-01'"
        );
        Assert.NotEqual(first, (await ComposeAsync(sample)).Sha256);
    }

    [Fact]
    public async Task Compose_BudgetOfTheMonth_StandsInTheFirstSentence()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        Assert.Contains(" more than in September and 2.6% over budget; ", Headline(await ComposeAsync(sample)), StringComparison.Ordinal);
        await sample.ExecuteAsync("update mart_budget_burn set budget_usd = 2 * actual_usd");
        Assert.Contains(" and 50.0% under budget", Headline(await ComposeAsync(sample)), StringComparison.Ordinal);
        await sample.ExecuteAsync("update mart_budget_burn set budget_usd = actual_usd");
        Assert.Contains(" and on budget", Headline(await ComposeAsync(sample)), StringComparison.Ordinal);
        await sample.ExecuteAsync(
            "update mart_budget_burn set projected_usd = 1.1 * budget_usd; update meta.build set as_of_utc = timestamptz '2026-10-20 06:00:00+00'"
        );
        Assert.Contains(" and heading for 10.0% over budget", Headline(await ComposeAsync(sample)), StringComparison.Ordinal);
        await sample.ExecuteAsync("update mart_budget_burn set budget_usd = null where scope_type = 'organization'");
        Assert.DoesNotContain("budget", Headline(await ComposeAsync(sample)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_Budgets_StandWithTheOrganizationFirstAndTheMostOverspentNext()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync();
        await sample.ExecuteAsync(
            "update mart_budget_burn set budget_usd = actual_usd - case scope_id when 'CC-1107' then 300 when 'CC-1121' then 50 else -1 end where "
                + "scope_type = 'cost_center'"
        );
        ReportDocument document = await ComposeAsync(sample);
        TableBlock table = Blocks<TableBlock>(document, "budget").Single();
        Assert.Equal("3 of 7 budgets of the month exceeded, the organization most (October 2026, US dollars)", table.Title);
        Assert.Equal(["Organization", "Provider", "Cost center", "Cost center"], table.Rows.Take(4).Select(row => row.Cells[0].Text));
        Assert.Equal(["+300", "+50", "−1"], table.Rows.Skip(2).Take(3).Select(row => row.Cells[4].Text));
        Assert.Equal((Tone.Bad, Arrow.Up, "28 Oct"), (table.Rows[0].Cells[5].Tone, table.Rows[0].Cells[5].Arrow, table.Rows[0].Cells[6].Text));
        // within a quarter that is not over: amber when it is heading beyond its budget
        Assert.Equal(Tone.Bad, table.Rows[0].Cells[7].Tone);
        await sample.ExecuteAsync("update mart_budget_burn set budget_usd = actual_usd + 1, projected_usd = actual_usd + 2 where period_type = 'quarter'");
        Assert.Equal(
            (Tone.Warning, Arrow.Up),
            (Blocks<TableBlock>(await ComposeAsync(sample), "budget").Single().Rows[0].Cells[7] is var used ? (used.Tone, used.Arrow) : default)
        );
        await sample.ExecuteAsync("update mart_budget_burn set projected_usd = actual_usd where period_type = 'quarter'");
        Assert.Equal(Tone.Neutral, Blocks<TableBlock>(await ComposeAsync(sample), "budget").Single().Rows[0].Cells[7].Tone);
        string lead = Blocks<ParagraphBlock>(document, "budget").Single().Text.PlainText;
        Assert.Matches(
            @"^October came to \$\S+ of a budget of \$\S+, \$\S+ over\. Q4 FY2026 stands at \$\S+ of a budget of \$\S+; at the pace of the last four weeks it ends on 31 Dec 2026 at \$\S+, \$\S+ over\. That is 8\.2% of the IT budget of Q4 FY2026\.$",
            lead
        );
    }

    [Fact]
    public async Task Compose_NobodyHasABudget_LeavesTheSectionOut()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync("delete from mart_budget_burn");
        Assert.DoesNotContain("budget", (await ComposeAsync(sample)).Sections.Select(section => section.Id));
    }

    [Fact]
    public async Task Compose_WhyChanged_NamesTheCausesAndTiesToTheBills()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync();
        await sample.ExecuteAsync(
            "delete from mart_spend_change_monthly where cost_center_id = 'CC-1100'; update mart_chargeback_monthly set billed_usd = 0 where cost_center_id "
                + "= 'CC-1100'"
        );
        ReportDocument document = await ComposeAsync(sample);
        TableBlock table = Blocks<TableBlock>(document, "why-changed").Single();
        Assert.Equal("Dearer models and kinds of token drove the rise; lower prices held it down (October against September, US dollars)", table.Title);
        Assert.Equal("Total use", Assert.Single(table.Totals!).Cells[0].Text);
        decimal change = await sample.ScalarAsync<decimal>(
            "select sum(billed_usd) filter (billing_month = '2026-10-01') - sum(billed_usd) filter (billing_month = '2026-09-01') from mart_chargeback_monthly"
        );
        Assert.Equal(Figures.DollarsDifference(change), table.Totals![0].Cells[^1].Text);
        Assert.Contains(
            "3 people drove 52.0% of the increase.",
            Blocks<ParagraphBlock>(document, "why-changed").Single().Text.PlainText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Compose_CorrectionsOnTheBills_StandBetweenUseAndBill()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(
            "update mart_chargeback_monthly set billed_usd = billed_usd + 1000 where billing_month = '2026-10-01' and cost_center_id = 'CC-1100' and "
                + "provider = 'anthropic'"
        );
        TableBlock table = Blocks<TableBlock>(await ComposeAsync(sample), "why-changed").Single();
        Assert.Equal(["Total use", "Corrections on the bills", "Billed"], table.Totals!.Select(row => row.Cells[0].Text));
        Assert.Equal(("0", "1,000", "+1,000"), (table.Totals![1].Cells[1].Text, table.Totals[1].Cells[^2].Text, table.Totals[1].Cells[^1].Text));
    }

    [Fact]
    public async Task Compose_ManyCostCenters_WhyChangedShowsTheLargestAndAddsTheOthersUp()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(40);
        TableBlock table = Blocks<TableBlock>(await ComposeAsync(sample), "why-changed").Single();
        Assert.Equal((16, "27 others"), (table.Rows.Count, table.Rows[^1].Cells[0].Text));
    }

    private static string Headline(ReportDocument document) => Blocks<ParagraphBlock>(document, "overview")[0].Text.PlainText;

    internal static Task<ReportDocument> ComposeAsync(SampleWarehouse sample) =>
        GovernanceReport.ComposeAsync(sample.Connection, SampleWarehouse.Month, TestContext.Current.CancellationToken);

    private static IReadOnlyList<T> Blocks<T>(ReportDocument document, string section)
        where T : Block => [.. document.Sections.Single(each => each.Id == section).Blocks.OfType<T>()];
}
