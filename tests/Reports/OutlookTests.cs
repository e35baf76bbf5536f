using Finops.Reports;
using Finops.Reports.Content;

namespace Finops.Tests.Reports;

/// <summary>The page "Outlook and control": forecast, limits and access, waste and mix.</summary>
public sealed class OutlookTests
{
    private const string Forecasts = """
        create table ref_forecast_scenarios as
        select unnest([{'scenario_id': 'baseline', 'note': null::varchar}, {'scenario_id': 'dearer', 'note': 'prices as announced'},
          {'scenario_id': 'level', 'note': null}], recursive := true);
        create table mart_forecast_periods as
        with scopes as (
          select * from (values ('organization', 'organization', 1000), ('cost_center', 'CC-1100', 600), ('cost_center', 'CC-1107', 300), ('cost_center',
            'CC-1114', 90)) as t(scope_type, scope_id, usd)
        ),
        periods as (
          select * from (values ('month', date '2026-11-01', date '2026-12-01', 1, 3), ('quarter', date '2027-01-01', date '2027-04-01', 3,
            0)) as t(period_type, period_start, period_end, factor, period_count)
        )
        select scenario_id, scope_type, scope_id, period_type, period_start, period_end, 0::decimal(38, 12) as actual_usd,
          if(scenario_id = 'dearer', 50, 0)::decimal(38, 12) as price_change_usd,
          (usd * factor + if(scenario_id = 'dearer', 50, 0))::decimal(18, 2) as projected_usd,
          if(period_type = 'month', usd * 0.9, null)::decimal(18, 2) as low_80_usd, if(period_type = 'month', usd * 1.1, null)::decimal(18, 2) as high_80_usd,
          if(period_type = 'month', 0.092, null)::double as mape_ratio, if(period_type = 'month', 0.5, null)::double as coverage_80_ratio, period_count::bigint as period_count
        from ref_forecast_scenarios, scopes, periods;
        """;

    private const string Limits = """
        create table mart_spend_limits_monthly as
        select date '2026-10-01' as limit_month, provider, '*' as billing_account_id, scope_type, scope_id, scope_name, limit_usd::decimal(38, 12) as limit_usd,
          spent_usd::decimal(38, 12) as spent_usd,
          (spent_usd / nullif(limit_usd, 0))::double as used_ratio, 0.75::decimal(9, 4) as warning_ratio, 0.95::decimal(9, 4) as critical_ratio,
          coalesce(spent_usd >= 0.75 * limit_usd, false) as is_warning_reached, coalesce(spent_usd >= 0.95 * limit_usd, false) as is_critical_reached, coalesce(spent_usd >= limit_usd, false) as is_exhausted
        from (values ('*', 'organization', 'organization', 'organization', 5000, 4000), ('anthropic', 'person', 'p1', 'Ann', 100, 250), ('*', 'person', 'p1',
          'Ann', 1000, 300),
          ('anthropic', 'person', 'p2', 'Bo', 200, 160), ('anthropic', 'person', 'p3', 'Cy', 200, 10), ('anthropic', 'person', 'p4', 'Di', null, 50))
          as t(provider, scope_type, scope_id, scope_name, limit_usd, spent_usd);
        """;

    private const string Access = """
        create table mart_entitlement_findings_monthly as
        select * from (values ('model_not_allowed', date '2026-09-01', 1200.4), ('model_not_allowed', date '2026-10-01', 34.1),
          ('vendor_not_entitled', date '2026-10-01', 17.0), ('shadow_ai', date '2026-10-01', 3.0), ('idle_seat', date '2026-11-01', 40.0),
          ('leaver_key', date '2026-11-01', 0.0))
          as t(finding, finding_month, billed_usd);
        create table mart_limit_requests as
        select status, resolved_at_utc, hours::bigint as turnaround_hours, 24::bigint as target_hours, hours > 24 as is_late, scope_name, route_to, route_name,
          10::decimal(38, 12) as spent_last_month_usd
        from (values ('pending', null::timestamptz, 141, 'Ann', 'manager', 'Bea'), ('pending', null, 3, 'Bo', 'finance', null), ('approved',
          timestamptz '2026-10-19 14:00:00+00', 5, 'Cy', null, null),
          ('denied', timestamptz '2026-09-30 14:00:00+00', 50, 'Di', null, null)) as t(status, resolved_at_utc, hours, scope_name, route_to, route_name);
        """;

    private const string Mix = """
        create table mart_people_spend_monthly as
        select date '2026-10-01' as usage_month, 'p' || i as person_id, (100 - i)::decimal(38, 12) as billed_usd, 40::bigint as people_count,
          (i * 0.17)::double as cumulative_ratio,
          i <= 2 as is_top_5_percent, 4::decimal(38, 12) as long_context_usd
        from range(1, 41) as t(i);
        create table mart_model_mix_monthly as
        select date '2026-10-01' as usage_month, input::decimal(38, 0) as input_tokens, cached::decimal(38, 0) as cache_read_tokens, billed::decimal(38,
          12) as billed_usd,
          (billed - saving)::decimal(38, 12) as cheaper_usd, saving::decimal(38, 12) as possible_saving_usd, 1500::decimal(38, 12) as cache_saved_usd
        from (values (600, 500, 400, 100), (400, 300, 600, -20), (0, 0, 1000, null)) as t(input, cached, billed, saving);
        """;

    [Fact]
    public async Task Compose_WarehouseWithoutTheMarts_LeavesThePageAndItsFormulasOut()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        ReportDocument document = await GovernanceReportTests.ComposeAsync(sample);
        Assert.DoesNotContain("outlook", document.Sections.Select(section => section.Id));
        Assert.DoesNotContain("Forecast", Method(document));
        await sample.ExecuteAsync(Limits);
        Assert.Contains("Limits", Method(await GovernanceReportTests.ComposeAsync(sample)));
    }

    [Fact]
    public async Task Compose_MartsWithoutRows_LeavesThePageOut()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(Forecasts + Limits + Access + Mix);
        await sample.ExecuteAsync(
            """
            delete from mart_forecast_periods; delete from mart_spend_limits_monthly; delete from mart_entitlement_findings_monthly;
            delete from mart_limit_requests; delete from mart_people_spend_monthly; delete from mart_model_mix_monthly;
            """
        );
        Assert.DoesNotContain("outlook", (await GovernanceReportTests.ComposeAsync(sample)).Sections.Select(section => section.Id));
    }

    [Fact]
    public async Task Compose_Forecast_ShowsIntervalErrorPriceScenarioAndTheLargestCostCenters()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(Forecasts);
        ReportSection outlook = await OutlookAsync(sample);
        Assert.Equal(
            "Where it is going. November 2026 is expected to come to $1.00k, between $900 and $1.10k with 80% confidence. The next fiscal quarter, Jan to "
                + "Mar 2027, to $3.00k; too few quarters are known to say how sure that is.",
            outlook.Blocks.OfType<ParagraphBlock>().Single().Text.PlainText
        );
        TableBlock table = outlook.Blocks.OfType<TableBlock>().Single();
        Assert.Equal(["Whole organization", "If dearer", "Payments", "Core Banking", "Customer Service"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.Equal(["1,000", "900 – 1,100", "3,000", "–", "9.2%", "50.0%"], table.Rows[0].Cells.Skip(1).Select(cell => cell.Text));
        Assert.Equal(["1,050", "–", "–"], new[] { 1, 5, 6 }.Select(column => table.Rows[1].Cells[column].Text));
        Assert.EndsWith("Fewer than six months are tested: it says little yet.", table.Rows[0].Cells[5].Note!.Text, StringComparison.Ordinal);
        Assert.Equal("dearer: prices as announced.", table.Rows[1].Cells[0].Note!.Text);
    }

    [Fact]
    public async Task Compose_ForecastOfAMonthThatRuns_ShowsWhatIsChargedSoFar()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(Forecasts + "update mart_forecast_periods set actual_usd = 412 where period_type = 'month' and scope_type = 'organization'");
        TableBlock table = (await OutlookAsync(sample)).Blocks.OfType<TableBlock>().Single();
        Assert.Equal(("Charged so far", "412"), (table.Columns[1].Header, table.Rows[0].Cells[1].Text));
    }

    [Fact]
    public async Task Compose_Limits_CountsEveryPersonOnceAndNamesTheClosest()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(Limits);
        ReportSection outlook = await OutlookAsync(sample);
        KpiCard[] cards = [.. outlook.Blocks.OfType<CardsBlock>().Single().Cards];
        Assert.Equal(["3", "2", "1", "1"], cards.Select(card => card.Value));
        Assert.Equal(["of 4 who are followed", "66.7% of those with one"], cards.Take(2).Select(card => card.Change));
        Assert.Equal("75% of a limit", cards[1].Detail);
        Assert.Equal(
            "Limits and access. 1 of 3 people with a spend limit used it up in October.",
            outlook.Blocks.OfType<ParagraphBlock>().Single().Text.PlainText
        );
        TableBlock table = outlook.Blocks.OfType<TableBlock>().Single();
        Assert.Equal(["Whole organization", "Ann", "Bo", "Cy"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.Equal(["Anthropic", "100", "250", "250.0%"], table.Rows[1].Cells.Skip(1).Select(cell => cell.Text));
        Assert.Equal([Tone.Warning, Tone.Bad, Tone.Warning, Tone.Neutral], table.Rows.Select(row => row.Cells[4].Tone));
    }

    [Fact]
    public async Task Compose_Access_AddsUpPerFindingAndHoldsRequestsAgainstTheirTarget()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(Access);
        ReportSection outlook = await OutlookAsync(sample);
        Assert.Equal(
            "Limits and access. $34.10 of October’s use is against policy. $17.00 went to vendors that have a budget, an invoice or a rule, but no line in the policy. $3.00 went to vendors that nobody agreed to pay.",
            outlook.Blocks.OfType<ParagraphBlock>().Single().Text.PlainText
        );
        Assert.Equal(
            ["Model not allowed 1 34", "Vendor without a policy 1 17", "Vendor nobody agreed to pay 1 3", "Seat not used 1 40", "Key of a leaver 1 –"],
            outlook.Blocks.OfType<TableBlock>().Single().Rows.Select(row => string.Join(' ', row.Cells.Select(cell => cell.Text)))
        );
        Assert.Equal(
            ["2, 1 late; longest 141 hours", "1, none late; median 5 hours", "24 hours at most"],
            outlook.Blocks.OfType<FactsBlock>().Single().Facts.Select(fact => fact.Value)
        );
    }

    [Fact]
    public async Task Compose_RequestThatWaitsTooLong_NeedsADecision()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(Access);
        Assert.Equal(("It has waited 141 hours; 24 are allowed.", "Bea"), Texts(await DecisionsAsync(), "Decide the request of Ann for a higher limit"));
        await sample.ExecuteAsync("update mart_limit_requests set is_late = true where scope_name = 'Bo'");
        Assert.Equal(
            ("That of Ann has waited 141 hours; 24 are allowed.", "2 people"),
            Texts(await DecisionsAsync(), "Decide 2 late requests for a higher limit")
        );
        await sample.ExecuteAsync("update mart_limit_requests set is_late = false where status = 'pending'");
        Assert.DoesNotContain(await DecisionsAsync(), item => item.Title.Contains("higher limit", StringComparison.Ordinal));

        async Task<IReadOnlyList<DecisionItem>> DecisionsAsync() =>
            (await GovernanceReportTests.ComposeAsync(sample)).Sections.SelectMany(section => section.Blocks).OfType<DecisionsBlock>().Single().Items;

        static (string Text, string Owner) Texts(IReadOnlyList<DecisionItem> items, string title) =>
            items.Where(item => item.Title == title).Select(item => (item.Text.PlainText, item.Owner)).Single();
    }

    [Fact]
    public async Task Compose_LimitsAndAccess_StandSideBySide()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(Limits + Access);
        PairBlock pair = (await OutlookAsync(sample)).Blocks.OfType<PairBlock>().Single();
        Assert.Equal((1, 2), (pair.Left.Count, pair.Right.Count));
    }

    [Fact]
    public async Task Compose_WasteAndMix_FourFiguresInOneRow()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(Mix);
        KpiCard[] cards = [.. (await OutlookAsync(sample)).Blocks.OfType<CardsBlock>().Single().Cards];
        Assert.Equal(["34.0%", "80.0%", "$100", "$160"], cards.Select(card => card.Value));
        Assert.Equal(["2 of 40 people", "$4.50k less than uncached", "5.0% of what use cost", "5.0% of people’s own use"], cards.Select(card => card.Change));
        Assert.Equal("on $400 with a cheaper model", cards[2].Detail);
    }

    [Fact]
    public async Task Compose_UseWithoutGuidance_LeavesTheSavingOut()
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(4);
        await sample.ExecuteAsync(Mix + "update mart_model_mix_monthly set cheaper_usd = null, possible_saving_usd = null");
        Assert.DoesNotContain(
            "Saving that guidance allows",
            (await OutlookAsync(sample)).Blocks.OfType<CardsBlock>().Single().Cards.Select(card => card.Label)
        );
    }

    private static async Task<ReportSection> OutlookAsync(SampleWarehouse sample) =>
        (await GovernanceReportTests.ComposeAsync(sample)).Sections.Single(section => section.Id == "outlook");

    private static IEnumerable<string> Method(ReportDocument document) =>
        document.Sections.Single(section => section.Id == "method").Blocks.OfType<TableBlock>().First().Rows.Select(row => row.Cells[0].Text);
}
