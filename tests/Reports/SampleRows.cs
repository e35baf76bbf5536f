namespace Finops.Tests.Reports;

/// <summary>SQL that fills <see cref="SampleWarehouse"/>; the same rows on every run.</summary>
internal static class SampleRows
{
    /// <summary>Cost centers and fifteen people for each; person 7 has no cost center.</summary>
    internal const string People = """
        create macro noise(a, b) as (hash(a, b) % 10000) / 10000.0;
        create table ref_cost_centers as
        select
          'CC-' || (1100 + 7 * i) as cost_center_id,
          (['Payments', 'Core Banking', 'Customer Service', 'Risk', 'Data', 'Fraud Detection', 'Mobile', 'Marketing', 'Treasury', 'Identity & Access'])[1 + i % 10]
            || (['', ' Platform', ' Analytics', ' Engineering'])[1 + i // 10 % 4] as name,
          (['A. Okafor', 'D. Whitfield', 'M. Lindqvist', 'P. Nakamura', 'L. Fernández', 'S. Haddad', 'R. Castellano', 'J. Moreau', 'E. Novák', 'T. Bergström'])[1 + i * 3 % 10] as owner,
          (['Retail Banking', 'Corporate', 'Operations', 'Technology'])[1 + i % 4] as business_unit,
          date '2025-01-01' as valid_from, null::date as valid_to
        from range(getvariable('centers')) as t(i);

        create table ref_people as
        select
          'p' || lpad(i::varchar, 4, '0') as person_id, 'Person ' || i as display_name, ['p' || i || '@larkfield.example'] as emails,
          'user_' || i as anthropic_user_id, 'person-' || i as github_login, 'Department ' || (i % 9) as department, 'Technology' as business_unit,
          'p0001' as manager_id, case when i <> 7 then 'CC-' || (1100 + 7 * (i % getvariable('centers'))) end as cost_center_id,
          date '2025-01-01' as valid_from, null::date as valid_to
        from range(15 * getvariable('centers')) as t(i);
        """;

    /// <summary>Billed usage per person and day, a service without a person, a gateway's estimates, one runaway.</summary>
    internal const string Spend = """
        create table mart_spend_daily as
        with days as (
          select unnest(range(getvariable('first_day')::timestamp, timestamp '2026-11-01', interval 1 day))::date as usage_date
        ),
        people as (
          select *, substr(person_id, 2)::bigint as i from ref_people
        ),
        used as (
          select usage_date, people.*,
            (['claude_code', 'chat', 'claude_code', 'cowork', 'claude_code', 'office_agents', 'browser', 'claude_code'])[(1 + hash(i, usage_date) % 8)::bigint] as product,
            case when isodow(usage_date) > 5 then 0.25 else 1.0 end
              * (0.6 + noise(i, usage_date)) * (1.0 + 0.06 * datediff('month', getvariable('first_day'), usage_date)) * 9 / (1 + i % getvariable('centers') / 8.0)
              * case when i = 12 and usage_date = '2026-10-14' then 160 when i = 30 and usage_date = '2026-10-22' then 90 else 1 end as usd
          from days, people
          where noise(usage_date, i) < 0.7
        ),
        charges as (
          select usage_date, 'anthropic' as provider, 'org_larkfield' as billing_account_id, product, 'claude-opus-5' as model,
            coalesce(cost_center_id, 'unassigned') as cost_center_id, department, business_unit, person_id, false as is_estimate, usd
          from used
          union all by name
          select usage_date, 'anthropic' as provider, 'org_larkfield' as billing_account_id, 'api' as product, 'claude-sonnet-5' as model,
            'unattributed' as cost_center_id, null as department, null as business_unit, null as person_id, false as is_estimate, 40 + 20 * noise(usage_date, 1) as usd
          from days
          union all by name
          select usage_date, 'openai' as provider, 'gateway' as billing_account_id, 'gateway' as product, 'gpt-6' as model,
            cost_center_id, department, business_unit, person_id, true as is_estimate, usd / 3 as usd
          from used where i % 11 = 0 and cost_center_id is not null and usage_date >= '2026-10-01'
        )
        select usage_date, provider, billing_account_id, product, model, '200k' as context_window, cost_center_id, department, business_unit,
          null::varchar as project, null::varchar as repository, person_id, is_estimate,
          (usd * 9000)::bigint as uncached_input_tokens, (usd * 90000)::bigint as cache_read_tokens, (usd * 4000)::bigint as cache_write_5m_tokens,
          0::bigint as cache_write_1h_tokens, (usd * 6000)::bigint as output_tokens, (1 + usd)::bigint as request_count,
          (usd * 1.12)::decimal(38, 12) as list_usd, usd::decimal(38, 12) as billed_usd
        from charges;
        """;

    internal const string Marts = """
        create table mart_chargeback_monthly as
        select date_trunc('month', usage_date)::date as billing_month, cost_center_id, provider,
          sum(billed_usd)::decimal(18, 2) as billed_usd, sum(billed_usd)::decimal(18, 2) as direct_usd, 0::decimal(18, 2) as allocated_usd, 0::decimal(18, 2) as correction_usd,
          sum(list_usd)::decimal(18, 2) as list_usd, true as is_charged, 'open' as period_status,
          date_trunc('month', usage_date) >= date '2026-10-01' as is_provisional, is_estimate, billing_account_id,
          max(center.name) as cost_center_name, max(center.owner) as owner, max(center.business_unit) as business_unit,
          count(distinct person_id) as person_count, sum(spend.billed_usd) as ledger_usd
        from mart_spend_daily as spend
        left join ref_cost_centers as center using (cost_center_id)
        group by all;

        create table mart_adoption_monthly as
        with used as (
          select distinct date_trunc('month', usage_date)::date as billing_month, cost_center_id, person_id from mart_spend_daily where person_id is not null
        )
        select billing_month, 'organization' as scope_type, 'organization' as scope_id, count(distinct person_id) as active_people_count,
          2::bigint as unknown_account_count
        from used group by all
        union all
        select billing_month, 'cost_center', cost_center_id, count(distinct person_id), 0 from used group by all;

        create table mart_spend_change_monthly as
        with months as (
          select date_trunc('month', usage_date)::date as billing_month, cost_center_id, provider, product, model, context_window, sum(billed_usd) as usd
          from mart_spend_daily group by all
        ),
        sides as (
          select billing_month, * exclude (billing_month, usd), usd, 0::decimal(38, 12) as previous_usd from months
          union all
          select (billing_month + interval 1 month)::date, * exclude (billing_month, usd), 0::decimal(38, 12), usd from months
        ),
        paired as (
          select billing_month, cost_center_id, provider, product, model, context_window, sum(previous_usd)::decimal(38, 12) as previous_usd,
            sum(usd)::decimal(38, 12) as billed_usd
          from sides where billing_month > (select min(billing_month) from months) and billing_month <= (select max(billing_month) from months) group by all
        ),
        parts as (
          select *, billed_usd - previous_usd as change_usd, cost_center_id = 'unattributed' as is_nobody,
            (previous_usd * 0.03)::decimal(38, 12) as people, (previous_usd * 0.05)::decimal(38, 12) as volume, (previous_usd * -0.02)::decimal(38, 12) as price
          from paired
        )
        select billing_month, cost_center_id, provider, product, model, context_window, previous_usd, billed_usd, change_usd,
          case when is_nobody then 0 else people end::decimal(38, 12) as people_usd,
          case when is_nobody then 0 else volume end::decimal(38, 12) as volume_usd,
          case when is_nobody then 0 else change_usd - people - volume - price end::decimal(38, 12) as mix_usd,
          case when is_nobody then 0 else price end::decimal(38, 12) as price_usd,
          0::decimal(38, 12) as fees_usd,
          case when is_nobody then change_usd else 0 end::decimal(38, 12) as unattributed_usd,
          0::decimal(38, 12) as allocated_usd, 1000::bigint as previous_tokens, 1000::bigint as total_tokens, true as is_provisional
        from parts;

        create table mart_spend_change_concentration_monthly as
        select billing_month, 'organization' as scope_type, 'organization' as scope_id, unnest([50, 80])::bigint as target_percent,
          sum(change_usd) as scope_change_usd, 2 * sum(change_usd) as moved_usd, unnest([3, 9])::bigint as driver_count, unnest([3, 8])::bigint as person_count,
          sum(change_usd) as explained_usd, unnest([0.52, 0.81])::double as explained_ratio
        from mart_spend_change_monthly group by all;

        create table mart_budget_burn as
        with scopes as (
          select 'organization' as scope_type, 'organization' as scope_id, 'organization' as scope_name, billing_month, billed_usd from mart_chargeback_monthly
          union all
          select 'cost_center', cost_center_id, coalesce(cost_center_name, cost_center_id), billing_month, billed_usd from mart_chargeback_monthly
          where cost_center_id in (select cost_center_id from ref_cost_centers order by all limit 5)
          union all
          select 'provider', provider, provider, billing_month, billed_usd from mart_chargeback_monthly where provider = 'anthropic'
        ),
        periods as (
          select *, unnest([
            {'period_type': 'month', 'period_start': billing_month, 'period_end': (billing_month + interval 1 month)::date, 'period_name': strftime(billing_month, '%Y-%m')},
            {'period_type': 'quarter', 'period_start': date_trunc('quarter', billing_month)::date, 'period_end': (date_trunc('quarter', billing_month) + interval 3 month)::date,
              'period_name': 'Q' || quarter(billing_month) || ' FY' || year(billing_month)}], recursive := true)
          from scopes
        ),
        spent as (
          select scope_type, scope_id, scope_name, period_type, period_start, period_end, period_name, sum(billed_usd)::decimal(38,
            12) as actual_usd from periods group by all
        ),
        budgeted as (
          select *, (actual_usd * case when scope_type = 'organization' then 0.975 else 0.9 + 0.2 * noise(scope_id, period_start) end)::decimal(18,
            2) as budget_usd from spent
        )
        select *, 1::bigint as version, 'own' as budget_basis, null::decimal(18, 2) as parts_usd, (budget_usd - actual_usd)::decimal(38, 12) as remaining_usd,
          (actual_usd / budget_usd)::double as used_ratio, (actual_usd * case period_type when 'month' then 1 else 3 end)::decimal(18, 2) as projected_usd,
          0.75::decimal(9, 4) as warning_ratio, 0.9::decimal(9, 4) as critical_ratio, actual_usd > budget_usd as is_exhausted,
          case when actual_usd > budget_usd then period_start + 27 end as exhaustion_date,
          case when scope_type = 'organization' and period_type = 'quarter' then 10000000 end::decimal(18, 2) as it_budget_usd,
          case when scope_type = 'organization' and period_type = 'quarter' then 0.082 end::double as it_budget_ratio
        from budgeted;

        create table mart_cost_anomalies_daily as
        with scoped as (
          select usage_date, scope_type, scope_id, sum(billed_usd) as usd, sum(output_tokens + cache_read_tokens)::decimal(38, 12) as tokens
          from (
            select *, unnest([
              {'scope_type': 'organization', 'scope_id': 'org_larkfield'}, {'scope_type': 'cost_center', 'scope_id': cost_center_id},
              {'scope_type': 'person', 'scope_id': person_id}, {'scope_type': 'model', 'scope_id': model}], recursive := true)
            from mart_spend_daily where not is_estimate)
          where scope_id is not null
          group by all
        ),
        measured as (unpivot scoped on usd, tokens into name measure value actual),
        averaged as (
          select *, avg(actual) over (partition by scope_type, scope_id, measure order by usage_date rows between 28 preceding and 1 preceding) as mean
          from measured
        )
        select usage_date, scope_type, scope_id, measure, actual::decimal(38, 12) as actual, mean::decimal(38, 12) as daily_average, 2::decimal(9,
          4) as threshold_ratio,
          case when measure = 'usd' then (actual - mean)::decimal(38, 12) else 0 end as excess_usd, 'twice_daily_average' as method,
          (actual / mean)::double as actual_ratio, 28::bigint as window_days, 100::decimal(18, 2) as floor_usd,
          coalesce(center.name, person.display_name) as scope_name, usage_date > '2026-10-04' as is_provisional
        from averaged
        left join ref_cost_centers as center on scope_type = 'cost_center' and scope_id = center.cost_center_id
        left join ref_people as person on scope_type = 'person' and scope_id = person.person_id
        where actual > 2 * mean and (actual - mean > case measure when 'usd' then 100 else 25000000 end);

        create table mart_cost_per_commit_monthly as
        with cost as (
          select date_trunc('month', usage_date)::date as billing_month, cost_center_id, sum(billed_usd) as coding_tool_cost_usd,
            count(distinct person_id) as active_developer_count, count(*) as session_count, (count(*) * 2.3)::bigint as ai_assisted_commit_count
          from mart_spend_daily where product = 'claude_code' and not is_estimate group by all
        )
        select billing_month, cost_center_id, coding_tool_cost_usd, coding_tool_cost_usd as commit_tool_cost_usd, ai_assisted_commit_count,
          ai_assisted_commit_count // 6 as pull_request_count,
          (coding_tool_cost_usd / nullif(ai_assisted_commit_count, 0))::decimal(18, 4) as cost_usd_per_ai_assisted_commit,
          null::bigint as all_commit_count, null::decimal(18, 4) as cost_usd_per_commit, coverage as coverage_ratio,
          (coding_tool_cost_usd * coverage)::decimal(38, 12) as covered_cost_usd, active_developer_count, session_count, center.name as cost_center_name
        from (select *, 0.7 + 0.3 * noise(cost_center_id, billing_month) as coverage from cost)
        left join ref_cost_centers as center using (cost_center_id);
        """;

    /// <summary>The bills' lines, none of them shared or corrected; the first line of a bill takes what rounding leaves.</summary>
    internal const string Lines = """
        create table mart_chargeback_lines as
        with lines as (
          select date_trunc('month', usage_date)::date as billing_month, cost_center_id, provider, billing_account_id, product, model, is_estimate,
            coalesce(person_id, 'none') as person_id, if(person_id is null, 'key_nightly', 'none') as principal_id,
            sum(billed_usd)::decimal(18, 2) as billed_usd, sum(list_usd)::decimal(18, 2) as list_usd
          from mart_spend_daily
          group by all
        )
        select lines.billing_month, lines.billing_month as charge_month, null::varchar as charge_class, lines.cost_center_id, lines.provider,
          lines.billing_account_id,
          'Usage' as charge_category, product, model, 'none' as cost_type, person_id, principal_id, 'direct' as rule_id, 'none' as pool_id, 'direct' as allocation_method,
          1::decimal(38, 18) as allocated_ratio, lines.is_estimate,
          (lines.billed_usd + if(row_number() over (bill order by product, model, person_id) = 1, monthly.billed_usd - sum(lines.billed_usd) over bill, 0))::decimal(18, 2) as billed_usd,
          lines.list_usd, 'open' as period_status
        from lines
        join mart_chargeback_monthly as monthly using (billing_month, cost_center_id, provider, billing_account_id)
        window bill as (partition by lines.billing_month, lines.cost_center_id, lines.provider, lines.billing_account_id);

        create table mart_billing_periods as
        select distinct billing_month, 'open' as period_status, null::timestamptz as closed_at_utc, null::timestamptz as finalized_at_utc,
          null::varchar as approved_by,
          null::bigint as close_number, null::varchar as lines_sha256, 0::decimal(18, 2) as correction_usd, null::varchar[] as accepted, null::varchar as accepted_because
        from mart_chargeback_monthly;

        create table ref_allocation_rules (
          line_number bigint, rule_id varchar, match map(varchar, varchar), method varchar, target_shares map(varchar, bigint), key_scope varchar, valid_from date, valid_to date);

        create macro month_of(id) as table from mart_chargeback_lines where billing_month = '2026-10-01' and cost_center_id = id;
        """;

    /// <summary>Bills that follow their lines, after a test has changed those.</summary>
    internal const string BillsOfLines = """
        update mart_chargeback_monthly as bill set billed_usd = sums.billed_usd, direct_usd = sums.direct_usd, allocated_usd = sums.allocated_usd, correction_usd = sums.correction_usd
        from (
          select billing_month, cost_center_id, provider, billing_account_id, sum(billed_usd) as billed_usd,
            coalesce(sum(billed_usd) filter (charge_class is null and rule_id = 'direct'), 0) as direct_usd,
            coalesce(sum(billed_usd) filter (charge_class is null and rule_id <> 'direct'), 0) as allocated_usd,
            coalesce(sum(billed_usd) filter (charge_class is not null), 0) as correction_usd
          from mart_chargeback_lines group by all) as sums
        where (bill.billing_month, bill.cost_center_id, bill.provider, bill.billing_account_id) = (sums.billing_month, sums.cost_center_id, sums.provider, sums.billing_account_id);
        """;

    internal const string Provenance = """
        create table mart_reconciliation_monthly as
        select billing_month, provider, billing_account_id, statement, sum(ledger_usd)::decimal(38, 12) as ledger_usd,
          case when statement = 'vendor_total' or billing_month < '2026-10-01' then sum(ledger_usd) end::decimal(38, 12) as statement_usd,
          case when statement = 'vendor_total' or billing_month < '2026-10-01' then 0 end::decimal(38, 12) as difference_usd,
          case when statement = 'vendor_total' or billing_month < '2026-10-01' then 0 end::decimal(38, 12) as explained_usd,
          case when statement = 'vendor_total' or billing_month < '2026-10-01' then 'matches' else 'not_yet_refreshed' end as state,
          false as is_blocking, 'matches' as month_state,
          case when statement = 'vendor_total' or billing_month < '2026-10-01' then '' else 'The spend report was drawn before the vendor’s last refresh.' end as note
        from mart_chargeback_monthly, (values ('vendor_total'), ('spend_report')) as t(statement)
        where provider = 'anthropic'
        group by billing_month, provider, billing_account_id, statement;

        create table mart_reconciliation_variances (billing_month date, provider varchar, billing_account_id varchar, statement varchar, cause varchar,
          variance_usd decimal(38, 12), is_explained boolean, note varchar);

        create table mart_data_freshness (source varchar, entity varchar, last_extracted_at_utc timestamptz, data_refreshed_at_utc timestamptz,
          first_usage_date date, last_usage_date date, age_hours double, is_stale boolean, file_count bigint, row_count bigint,
          last_row_date date, silent_day_count bigint, is_cut_short boolean);
        insert into mart_data_freshness values
          ('claude-analytics', 'user_cost', '2026-11-03 05:12:00+00', '2026-11-03 04:00:00+00', '2026-05-01', '2026-11-02', 2, false, 186, 201345, null, null, false),
          ('claude-analytics', 'cost', '2026-11-03 05:12:00+00', '2026-11-03 04:00:00+00', '2026-05-01', '2026-11-02', 2, false, 186, 3345, null, null, false),
          ('claude-analytics', 'users', '2026-11-03 05:14:00+00', null, '2026-05-01', '2026-10-31', 50, false, 184, 31345, null, null, false),
          ('people', 'people', '2026-11-03 05:00:00+00', null, null, null, 1, false, 1, 600, null, null, false),
          ('usage-events', 'usage_events', '2026-11-01 02:00:00+00', null, '2026-10-01', '2026-10-31', 52, true, 1, 4321, null, null, false);

        create table mart_unbilled_use (usage_month date, source varchar, provider varchar, billing_account_id varchar, subject varchar, reason varchar,
          is_at_stake boolean, row_count bigint, token_count bigint, currency varchar, amount decimal(38, 12), amount_usd decimal(38, 12), settled_by varchar);

        create schema meta;
        create table meta.build as
        select '20261103T060000Z-4f1c' as build_id, timestamptz '2026-11-03 06:00:00+00' as as_of_utc, '0.1.0' as program_version, 'v1.5.6' as engine_version,
          'Larkfield Group' as organization, sha256('inputs') as inputs_sha256;
        create table meta.checks (check_name varchar, severity varchar, source varchar, failing_row_count bigint, description varchar);
        insert into meta.checks
        select 'check_' || i, case when i % 4 = 0 then 'warn' else 'block' end, null, case when i = 4 then 3 else 0 end,
          'People whose e-mail address is used by nobody at the vendor.'
        from range(24) as t(i);
        create table meta.inputs as
        select unnest(['claude-analytics', 'people', 'usage-events']) as source, unnest([14, 3, 2])::bigint as sequence, false as is_pinned;
        """;
}
