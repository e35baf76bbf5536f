using System.Text;
using System.Text.RegularExpressions;
using Finops.Reports;
using Finops.Reports.Content;

namespace Finops.Tests.Reports;

/// <summary>The one-page statement of a cost center, over an invented warehouse.</summary>
public sealed class UnitStatementTests : IDisposable
{
    private const string Center = "CC-1100";

    // 7.5 % of what a rule shares, two corrections, and a bill that follows its lines.
    internal const string SharedAndCorrected = $$"""
        insert into ref_allocation_rules values (2, 'copilot-seats', map {'provider': 'github', 'cost_type': 'seats'}, 'seats', null, 'account', '2026-01-01', null);
        insert into mart_chargeback_lines by name
        select first.* replace ('github' as product, 'none' as model, 'seats' as cost_type, 'none' as person_id, 'copilot-seats' as rule_id,
          'seats' as allocation_method, usd as billed_usd, id as cost_center_id)
        from (from month_of('CC-1100') where provider = 'anthropic' limit 1) as first, (values ('CC-1100', 7.50), ('CC-1107', 92.50)) as t(id, usd);
        insert into mart_chargeback_lines by name
        select first.* replace (charged as charge_month, 'Correction' as charge_class, usd as billed_usd)
        from (from month_of('CC-1100') where provider = 'anthropic' limit 1) as first, (values (date '2026-08-01', -3.25), (date '2026-09-01',
          1.00)) as t(charged, usd);
        {{SampleRows.BillsOfLines}}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("finops-statement-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Compose_ChargedUnit_SaysWhatItOwesInOneSentence()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync();
        decimal owed = await BilledAsync(sample, Center);
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.Matches($"^Payments owes {Regex.Escape(Figures.Usd(owed))} for AI in October, .* (more|less) than in September\\.$", Headline(document));
        Assert.Equal("AI Cost Statement · CC-1100 Payments", document.Title);
        Assert.Equal("For A. Okafor, Retail Banking", document.Recipient);
    }

    [Theory]
    [InlineData("0.8", "25.0% over budget.", "+25.0%", Tone.Bad)]
    [InlineData("2", "50.0% under budget.", "−50.0%", Tone.Good)]
    [InlineData("1", "on budget.", "0.0%", Tone.Good)]
    public async Task Compose_WithABudget_IsHeldAgainstIt(string budget, string says, string card, Tone tone)
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync();
        await sample.ExecuteAsync(
            $"""
            insert into mart_budget_burn (scope_type, scope_id, period_type, period_start, budget_usd)
            select 'cost_center', id, period, '2026-10-01', {budget} * billed_usd + other
            from (select sum(billed_usd) as billed_usd from mart_chargeback_monthly where billing_month = '2026-10-01' and cost_center_id = '{Center}'),
              (values ('{Center}', 'month', 0), ('{Center}', 'quarter', 1e6), ('CC-1107', 'month', 1e6)) as t(id, period, other)
            """
        );
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.EndsWith($" than in September and {says}", Headline(document), StringComparison.Ordinal);
        Assert.Equal(("Against budget", card, tone), (Cards(document)[2].Label, Cards(document)[2].Value, Cards(document)[2].Tone));
    }

    [Fact]
    public async Task Compose_SharedAndCorrected_EveryTableComesToTheBill()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync();
        await sample.ExecuteAsync(SharedAndCorrected);
        decimal billed = await BilledAsync(sample, Center);
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.All(Tables(document), table =>
        {
            int amount = table.Columns.ToList().FindIndex(column => column.Header == "Amount");
            Assert.Equal(billed, table.Rows.Sum(row => Amount(row.Cells[amount].Text)));
            Assert.Equal(Figures.Cents(billed), table.Totals!.Single().Cells[amount].Text);
        });
        Assert.Equal(3, Tables(document).Count);
    }

    [Fact]
    public async Task Compose_SharedAndCorrected_SaysTheRuleAndTheMonthInWords()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync();
        await sample.ExecuteAsync(SharedAndCorrected);
        TableBlock made = Tables(await ComposeAsync(sample, Center))[0];
        Assert.Equal(
            ["Own use", "Rule copilot-seats", "Correction of September 2026", "Correction of August 2026"],
            made.Rows.Select(row => row.Cells[0].Text)
        );
        Assert.Equal("Provider GitHub, cost type seats: $100.00 shared by 2 cost centers by the seats they hold.", made.Rows[1].Cells[1].Text);
        Assert.Equal(["7.50", "1.00", "−3.25"], made.Rows.Skip(1).Select(row => row.Cells[2].Text));
    }

    [Fact]
    public async Task Compose_People_ShowsThemByNameAndKeysById()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(40);
        TableBlock people = Tables(await ComposeAsync(sample, Center))[2];
        Assert.All(people.Rows.SkipLast(1), row => Assert.StartsWith("Person ", row.Cells[0].Text, StringComparison.Ordinal));
        Assert.EndsWith(" others", people.Rows[^1].Cells[0].Text, StringComparison.Ordinal);
        Assert.Equal("key_nightly", Tables(await ComposeAsync(sample, "unattributed"))[2].Rows.Single().Cells[0].Text);
    }

    [Fact]
    public async Task Compose_Showback_IsMarkedAsNoCharge()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync();
        await sample.ExecuteAsync($"update mart_chargeback_monthly set is_charged = false where cost_center_id = '{Center}'");
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.StartsWith("AI Showback Statement, not a charge · ", document.Title, StringComparison.Ordinal);
        Assert.EndsWith("It is shown this and not charged.", Headline(document), StringComparison.Ordinal);
        Assert.StartsWith("Showback, for information only.", Paragraphs(document)[1], StringComparison.Ordinal);
        Assert.Equal("Shown, not charged", Cards(document)[0].Label);
        Assert.Equal("Shown", Tables(document)[0].Totals!.Single().Cells[0].Text);
    }

    [Fact]
    public async Task Compose_Credit_IsGivenBack()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync();
        await sample.ExecuteAsync(
            $"update mart_chargeback_lines set billed_usd = -billed_usd where billing_month = '2026-10-01' and cost_center_id = '{Center}'; "
                + $"{SampleRows.BillsOfLines}"
        );
        decimal billed = await BilledAsync(sample, Center);
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.True(billed < 0m);
        Assert.Equal($"Payments gets {Figures.Usd(-billed)} back for AI in October: credits exceed charges.", Headline(document));
        Assert.Equal(Figures.Cents(billed), Tables(document)[0].Totals!.Single().Cells[2].Text);
        Assert.Equal(Figures.None, Cards(document)[1].Value);
    }

    [Theory]
    [InlineData("open", "null", "null", "The month is open:", "Open")]
    [InlineData("provisional", "'2026-11-05 08:00:00+00'", "null", "Closed provisionally on 5 November 2026, approved by I. Tanaka:", "Provisional")]
    [InlineData("final", "'2026-11-05 08:00:00+00'", "'2026-12-02 08:00:00+00'", "The month is final since 2 December 2026, approved by I. Tanaka:", "Final")]
    public async Task Compose_State_SaysWhatCanStillChange(string status, string closed, string final, string says, string card)
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(4);
        await sample.ExecuteAsync(
            $"""
            update mart_chargeback_monthly set period_status = '{status}' where billing_month = '2026-10-01';
            update mart_billing_periods set period_status = '{status}', closed_at_utc = {closed}, finalized_at_utc = {final}, approved_by = 'I. Tanaka' where billing_month = '2026-10-01'
            """
        );
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.StartsWith(says, Paragraphs(document)[1], StringComparison.Ordinal);
        Assert.Equal(card, Cards(document)[3].Value);
    }

    [Fact]
    public async Task Compose_MonthThatStillRuns_IsNotHeldAgainstAWholeOne()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(4);
        await sample.ExecuteAsync("update meta.build set as_of_utc = '2026-10-20 06:00:00+00'");
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.EndsWith("for AI in October so far.", Headline(document), StringComparison.Ordinal);
        Assert.Equal(Figures.None, Cards(document)[1].Value);
    }

    [Fact]
    public async Task Compose_FirstMonth_ComparesWithNothing()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(4, "2026-10-01");
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.EndsWith(", the first month on record.", Headline(document), StringComparison.Ordinal);
        Assert.Single(Trend(document).Columns);
    }

    [Fact]
    public async Task Compose_Trend_EndsWithTheBill()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(4, "2026-01-01");
        TrendBlock trend = Trend(await ComposeAsync(sample, Center));
        Assert.Equal(6, trend.Columns.Count);
        Assert.Equal(await BilledAsync(sample, Center), trend.Columns[^1].Value);
        Assert.True(trend.Columns[^1].IsCurrent);
    }

    [Fact]
    public async Task Compose_UnitWithoutABill_IsRefused()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(4);
        await Assert.ThrowsAsync<ArgumentException>(() => ComposeAsync(sample, "CC-9999"));
    }

    [Fact]
    public async Task Compose_Twice_HasTheSameHash()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(4);
        await sample.ExecuteAsync(SharedAndCorrected);
        Assert.Equal((await ComposeAsync(sample, Center)).Sha256, (await ComposeAsync(sample, Center)).Sha256);
    }

    [Fact]
    public async Task Render_Statement_CarriesNoChartLibraryAndEncodesNames()
    {
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(4);
        await sample.ExecuteAsync($"update mart_chargeback_monthly set cost_center_name = '<script>alert(1)</script>' where cost_center_id = '{Center}'");
        string html = await RenderAsync(await ComposeAsync(sample, Center));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("echarts.init=", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1, 300_000);
    }

    /// <summary>The fullest page there is: a long name, more rules, corrections, people and products than are named, a closed month, an estimate.</summary>
    [Fact]
    public async Task Print_FullestStatement_IsOnePage()
    {
        PdfPrinterTests.SkipWithoutBrowser();
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(2);
        await sample.ExecuteAsync(
            $$"""
            {{SharedAndCorrected}}
            insert into ref_allocation_rules select i + 3, 'rule-with-a-rather-long-name-' || i,
              map {'provider': 'anthropic', 'workspace': 'wrk_platform_engineering|wrk_shared_services', 'tag.purpose': 'continuous integration'}, 'list_spend',
              null, 'account', '2026-01-01', null from range(6) as t(i);
            insert into mart_chargeback_lines by name
            select line.* replace ('rule-with-a-rather-long-name-' || i as rule_id,
              'list_spend' as allocation_method) from (from month_of('CC-1100') where rule_id = 'copilot-seats') as line, range(6) as t(i);
            insert into mart_chargeback_lines by name
            select line.* replace ((date '2026-08-01' - to_months(i::integer))::date as charge_month) from (from month_of('CC-1100') where charge_class is not
              null limit 1) as line, range(1, 6) as t(i);
            {{SampleRows.BillsOfLines}}
            update mart_chargeback_monthly set cost_center_name = 'Group Research, Engineering & Applied Sciences – Machine Learning Platform', business_unit = 'Corporate Services and Administration', period_status = 'provisional'
            where cost_center_id = 'CC-1100';
            insert into mart_budget_burn (scope_type, scope_id, period_type, period_start, budget_usd) values ('cost_center', 'CC-1100', 'month', '2026-10-01', 12345.67);
            update mart_billing_periods set period_status = 'provisional', closed_at_utc = '2026-11-05 08:00:00+00', approved_by = 'Maximiliane von Hohenstein-Castellano', lines_sha256 = sha256('lines');
            """
        );
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.Equal(8, Tables(document)[0].Rows.Count);
        Assert.All(Tables(document).Skip(1), table => Assert.InRange(table.Rows.Count, 1, 5));
        Assert.NotEmpty(document.Sections[^1].Footnotes);
        Assert.Equal(1, await PagesAsync(document));
    }

    [Fact]
    public async Task Print_LargeStatementWithoutRules_IsOnePage()
    {
        PdfPrinterTests.SkipWithoutBrowser();
        await using SampleWarehouse sample = await OpenWithoutBudgetsAsync(2);
        ReportDocument document = await ComposeAsync(sample, Center);
        Assert.Equal(10, Tables(document)[2].Rows.Count);
        Assert.Equal(1, await PagesAsync(document));
    }

    private static Task<ReportDocument> ComposeAsync(SampleWarehouse sample, string costCenterId) =>
        UnitStatement.ComposeAsync(sample.Connection, SampleWarehouse.Month, costCenterId, TestContext.Current.CancellationToken);

    private static Task<decimal> BilledAsync(SampleWarehouse sample, string costCenterId) =>
        sample.ScalarAsync<decimal>(
            $"select sum(billed_usd)::decimal(18, 2) from mart_chargeback_monthly where billing_month = '2026-10-01' and cost_center_id = '{costCenterId}'"
        );

    private static async Task<string> RenderAsync(ReportDocument document)
    {
        using var html = new MemoryStream();
        await new HtmlReportRenderer().RenderAsync(document, html, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(html.ToArray());
    }

    private async Task<int> PagesAsync(ReportDocument document)
    {
        string html = Path.Combine(folder.FullName, "statement.html");
        string pdf = Path.ChangeExtension(html, ".pdf");
        await File.WriteAllTextAsync(html, await RenderAsync(document), TestContext.Current.CancellationToken);
        await using var printer = new PdfPrinter();
        await printer.PrintAsync(html, pdf, document.AsOfUtc, TestContext.Current.CancellationToken);
        return Regex.Count(
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken)),
            @"/Type\s*/Page\b(?!s)",
            RegexOptions.None,
            TimeSpan.FromSeconds(5)
        );
    }

    private static string Headline(ReportDocument document) => Paragraphs(document)[0];

    private static List<string> Paragraphs(ReportDocument document) => [.. Blocks(document).OfType<ParagraphBlock>().Select(block => block.Text.PlainText)];

    private static IReadOnlyList<KpiCard> Cards(ReportDocument document) => Blocks(document).OfType<CardsBlock>().Single().Cards;

    private static TrendBlock Trend(ReportDocument document) => Blocks(document).OfType<TrendBlock>().Single();

    private static List<TableBlock> Tables(ReportDocument document) => [.. Blocks(document).OfType<TableBlock>()];

    private static IEnumerable<Block> Blocks(ReportDocument document) =>
        document.Sections.SelectMany(section => section.Blocks).SelectMany(block => block is PairBlock pair ? pair.Left.Concat(pair.Right) : [block]);

    private static decimal Amount(string text) => decimal.Parse(text.Replace('−', '-'));

    /// <summary>The sample's bills; a test that is about a budget gives one.</summary>
    private static async Task<SampleWarehouse> OpenWithoutBudgetsAsync(int costCenters = 12, string from = "2026-05-01")
    {
        SampleWarehouse sample = await SampleWarehouse.OpenAsync(costCenters, from);
        await sample.ExecuteAsync("delete from mart_budget_burn");
        return sample;
    }
}
