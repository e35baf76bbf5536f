using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Mistakes in budgets, plans, assumptions, guidance and controls: found before anything is built, all at once, across files.</summary>
public sealed class EditedPlanErrorTests(DemoHome demo) : ErrorTest(demo)
{
    [Fact]
    public Task Build_ValueAssumptionsAndRulesThatAreNone_AreAllNamed()
    {
        Home.Write("reference/adoption_rules.csv", "rule,value,note\nbenchmark_low_usd,500,\nbenchmark_high_usd,200,\n");
        Home.Write("reference/feature_rules.csv", "field,pattern,counts,note\nissue_key,LARK-*,each,\n");
        Home.Write("reference/session_rules.csv", "rule,value,note\nlong_context_tokens,100k,\npause_minutes,60,\npause_minutes_1h_cache,5,\n");
        Home.Write(
            "reference/value_assumptions.csv",
            "assumption,department,low,base,high,valid_from,valid_to,note\n"
                + "hourly_rate,*,60,50,free,2026-05-01,,payroll\n"
                + "hourly_rate,*,60,85,110,2026-06-01,,payroll\n"
        );
        return RefusedAsync(
            1,
            """
            reference/adoption_rules.csv:3 value
              expected:   at least benchmark_low_usd (500, line 2)
              found:      200
              Try: the band goes from low to high
            reference/feature_rules.csv:2 counts
              expected:   once
              found:      each
              Try: once: everything with the same label or key is one feature; each: every pull request with the label is one
            reference/session_rules.csv:1 rule
              expected:   a line for output_ratio
              found:      none
              Try: a session is judged by all four; an empty table judges none
            reference/session_rules.csv:2 value
              expected:   a whole number of tokens, 1 to 100000000
              found:      100k
              Try: input of one request: uncached, read from and written to the cache
            reference/session_rules.csv:4 value
              expected:   at least pause_minutes (60, line 3)
              found:      5
              Try: the cache of one hour outlives the ordinary one
            reference/value_assumptions.csv:2 base
              expected:   low, base and high in that order
              found:      60, 50, free
              Try: low is the careful reading: the least that the tool is worth
            reference/value_assumptions.csv:2 high
              expected:   a number from 1 to 1000, with at most 4 decimals
              found:      free
              Try: see the README of reference for its unit
            reference/value_assumptions.csv:3 valid_from
              expected:   one line of an assumption and department on each day (hourly_rate, *)
              found:      2026-06-01..open overlaps line 2 (2026-05-01..open)
              Try: end the earlier line (valid_to) on the day the later one begins (valid_from)
            """,
            "build"
        );
    }

    [Fact]
    public Task Build_BudgetsOfNoScopeAndNoPeriod_AreAllNamed()
    {
        Home.Write("reference/fiscal_calendar.csv", "fiscal_year_start,note\n2026-04-06,\n2025-04-01,\n");
        Home.Write("reference/budget_thresholds.csv", "level,threshold_ratio,note\nwarning,0.9,\ncritical,0.75,\n");
        Home.Write(
            "reference/budgets.csv",
            "scope_type,scope_id,period_type,period_start,version,currency,amount,rate_type,rate_date,approved_by,note\n"
                + "cost_center,CC-9999,quarter,2026-02-01,1,USD,-5,,,,\n"
                + "cost_center,CC-1100,month,2026-10-01,1,USD,1000.00,,,,\n"
                + "cost_center,CC-1100,month,2026-10-01,1,USD,2000.00,,,,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/budget_thresholds.csv:3 threshold_ratio
              expected:   more than the warning (0.9, line 2)
              found:      0.75
              Try: critical comes after the warning
            reference/budgets.csv:2 amount
              expected:   zero or more and less than 10000000000000, with at most 2 decimals
              found:      -5
              Try: an amount of money without thousands separators: 120000.00
            reference/budgets.csv:2 period_start
              expected:   the first day of a quarter, such as 2026-01-01
              found:      2026-02-01
              Try: fiscal years begin on 1 April here; fiscal_calendar.csv says so
            reference/budgets.csv:2 scope_id
              expected:   a cost center of cost_centers.csv
              found:      CC-9999
              Try: mend the id, or add it to cost_centers.csv; both files land together
            reference/budgets.csv:4 version
              expected:   each version of a budget once (cost_center CC-1100, month 2026-10-01)
              found:      1 again; the first is line 3
              Try: give the newer one a higher version
            reference/fiscal_calendar.csv:2 fiscal_year_start
              expected:   the first day of a month from 2000-01-01 to 2099-12-01
              found:      2026-04-06
              Try: a fiscal year of whole months is what can be budgeted
            """,
            "build"
        );
    }

    [Fact]
    public Task Build_PlansAndScenariosThatSayNothing_AreAllNamed()
    {
        Home.Write(
            "reference/headcount_plan.csv",
            "scope_type,scope_id,month,people,note\n"
                + "team,Platform,2027-01-01,5,\n"
                + "organization,Larkfield,2027-01-15,20000000,\n"
                + "cost_center,CC-9999,2027-01-01,5,\n"
                + "cost_center,CC-9999,2027-01-01,6,\n"
        );
        Home.Write(
            "reference/forecast_scenarios.csv",
            "scenario_id,trend,headcount,prices_known_at,price_model,usage_ratio,usage_from,note\n"
                + "baseline,none,,,,,,\n"
                + "Hiring,linear,more,,,1000,2027-01-15,\n"
                + "baseline,,,,,,,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/forecast_scenarios.csv:2 scenario_id
              expected:   a baseline without assumptions, as the backtest measures it
              found:      baseline with some
              Try: leave its cells empty, and give the assumptions a scenario of their own
            reference/forecast_scenarios.csv:3 headcount
              expected:   plan or none, or nothing
              found:      more
              Try: plan is headcount_plan.csv; nothing is none
            reference/forecast_scenarios.csv:3 scenario_id
              expected:   a name of small letters, digits, - and _
              found:      Hiring
              Try: reports and queries ask for it by this name
            reference/forecast_scenarios.csv:3 trend
              expected:   damped or none, or nothing
              found:      linear
              Try: nothing is damped
            reference/forecast_scenarios.csv:3 usage_from
              expected:   the first day of a month
              found:      2027-01-15
              Try: write 2027-01-01
            reference/forecast_scenarios.csv:3 usage_ratio
              expected:   zero to 100 with at most 6 decimals
              found:      1000
              Try: 1.10 means: a tenth more use
            reference/forecast_scenarios.csv:4 scenario_id
              expected:   each scenario once
              found:      baseline again; the first is line 2
              Try: give one of them another name
            reference/headcount_plan.csv:2 scope_type
              expected:   organization or cost_center
              found:      team
              Try: people are planned for these
            reference/headcount_plan.csv:3 month
              expected:   the first day of a month from 2000 to 2099
              found:      2027-01-15
              Try: write 2027-01-01
            reference/headcount_plan.csv:3 people
              expected:   at most 10000000
              found:      20000000
              Try: heads, not money
            reference/headcount_plan.csv:3 scope_id
              expected:   organization, as for every plan of the scope organization
              found:      Larkfield
              Try: write organization
            reference/headcount_plan.csv:4 scope_id
              expected:   a cost center of cost_centers.csv
              found:      CC-9999
              Try: mend the id, or add it to cost_centers.csv; both files land together
            reference/headcount_plan.csv:5 month
              expected:   each month of a scope once (cost_center CC-9999)
              found:      2027-01-01 again; the first is line 4
              Try: remove one of them
            reference/headcount_plan.csv:5 scope_id
              expected:   a cost center of cost_centers.csv
              found:      CC-9999
              Try: mend the id, or add it to cost_centers.csv; both files land together
            """,
            "build"
        );
    }

    [Fact]
    public Task Build_GuidanceTowardAModelThatHasNoPrice_IsNamed()
    {
        Home.Write(
            "reference/model_guidance.csv",
            "provider,product,model,cheaper_model,note\n" + "anthropic,*,claude-opus-*,claude-tiny,\n" + "anthropic,chat,claude-*,claude-sonnet-5,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/model_guidance.csv:2 cheaper_model
              expected:   a model of this provider in model_prices.csv
              found:      claude-tiny
              Try: mend the name, or add its prices; both files land together
            reference/model_guidance.csv:3 model
              expected:   models that the cheaper one is not among
              found:      claude-*
              Try: name the models that are dearer
            """,
            "build"
        );
    }

    [Fact]
    public Task Build_ControlsOfNobody_AreAllNamed()
    {
        Home.Write(
            "reference/controls.csv",
            "control_id,what,scope_type,scope_id,started_on,baseline_months,note\n"
                + "a,limits,team,Platform,2026-08-01,3,\n"
                + "b,limits,person,p9999,2026-08-01,0,\n"
                + "a,limits,cost_center,CC-9999,2026-08-01,3,\n"
                + "c,limits,organization,us,2026-08-01,3,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/controls.csv:2 scope_type
              expected:   organization, cost_center, person or model
              found:      team
              Try: these are the scopes that controls have
            reference/controls.csv:3 baseline_months
              expected:   a whole number from 1 to 24
              found:      0
              Try: the months before it began that later ones are held against
            reference/controls.csv:3 scope_id
              expected:   a person of people.csv or of the SCIM directory
              found:      p9999
              Try: mend the id, or add the person; people.csv and this file land together
            reference/controls.csv:4 control_id
              expected:   each id once
              found:      a again; the first is line 2
              Try: a control that was changed is a new one, with an id of its own
            reference/controls.csv:4 scope_id
              expected:   a cost center of cost_centers.csv
              found:      CC-9999
              Try: mend the id, or add it to cost_centers.csv; both files land together
            reference/controls.csv:5 scope_id
              expected:   organization, as for every control of the scope organization
              found:      us
              Try: write organization
            """,
            "build"
        );
    }
}
