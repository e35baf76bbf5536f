using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Mistakes in limits, tiers, entitlements and rules for requests: found before anything is built, all at once, across files.</summary>
public sealed class EditedLimitErrorTests(DemoHome demo) : ErrorTest(demo)
{
    [Fact]
    public Task Build_LimitsOfNobodyAndRulesThatAreNone_AreAllNamed()
    {
        Home.Write("reference/limit_rules.csv", "scope_type,rule,value,note\nperson,warning,0.95,\nperson,critical,0.75,\ngroup,several,average,\n");
        Home.Write(
            "reference/limits.csv",
            "scope_type,scope_id,provider,period,currency,amount,valid_from,valid_to,note\n"
                + "person,p9999,Cursor,month,USD,20,2026-05-01,,\n"
                + "group,g1,*,month,USD,20,2026-05-01,,\n"
                + "group,g1,*,month,USD,30,2026-06-01,,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/limit_rules.csv:3 value
              expected:   more than the warning (0.95, line 2)
              found:      0.75
              Try: critical comes after the warning
            reference/limit_rules.csv:4 value
              expected:   lowest or highest
              found:      average
              Try: which limit counts for a member of several groups
            reference/limits.csv:2 provider
              expected:   a provider in lower case, as in the ledger, or *
              found:      Cursor
              Try: anthropic, openai, github, cursor, aws-bedrock …; * is all vendors together
            reference/limits.csv:2 scope_id
              expected:   a person of people.csv or of the SCIM directory
              found:      p9999
              Try: mend the id, or add the person; people.csv and this file land together
            reference/limits.csv:4 valid_from
              expected:   one limit of a scope and vendor on each day (group g1, *)
              found:      2026-06-01..open overlaps line 3 (2026-05-01..open)
              Try: end the earlier line (valid_to) on the day the later one begins (valid_from)
            """,
            "build"
        );
    }

    [Fact]
    public Task Build_EntitlementsThatContradictThemselves_AreAllNamed()
    {
        Home.Write(
            "reference/entitlements.csv",
            "group_id,products,models,default_model,limit_tier,valid_from,valid_to,note\n"
                + "builders,chat,claude-sonnet-*,claude-opus-5-5,,2026-05-01,,\n"
                + "builders,github/*,*,,Top,2026-05-01,2026-04-01,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/entitlements.csv:2 default_model
              expected:   a model that the line allows (claude-sonnet-*), or nothing
              found:      claude-opus-5-5
              Try: a default outside its own policy would be a finding with every use
            reference/entitlements.csv:2 products
              expected:   vendor/product, alternatives between bars, like anthropic/claude_code|github/*
              found:      chat
              Try: the ledger's names: SELECT DISTINCT provider, product FROM mart_spend_daily
            reference/entitlements.csv:3 limit_tier
              expected:   small letters, digits, _ and -, or nothing
              found:      Top
              Try: power, typical, light, or a name of your own
            reference/entitlements.csv:3 valid_to
              expected:   a day after valid_from (2026-05-01), or nothing
              found:      2026-04-01
              Try: valid_to is the first day that no longer counts
            """,
            "build"
        );
    }

    [Fact]
    public Task Build_RequestRulesThatDecideNothing_AreAllNamed()
    {
        Home.Write(
            "reference/request_rules.csv",
            "rule_id,decision,cost_center,raise_ratio,most_usd,budget_ratio,most_approvals,route_to,target_hours,note\n"
                + "small,approve,*,0.5,,1,,,24,\n"
                + "all,route,*,,,,,somebody,24,\n"
                + "late,deny,CC-1100,,,,,,0,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/request_rules.csv:2 most_usd
              expected:   an amount above 0 with at most 2 decimals, to approve
              found:      nothing
              Try: say up to which new limit nobody needs to look
            reference/request_rules.csv:2 raise_ratio
              expected:   more than 1 and at most 10, with at most 4 decimals, to approve
              found:      0.5
              Try: 1.25 raises the limit by a quarter
            reference/request_rules.csv:3 route_to
              expected:   manager, cost_center_owner, finance or a person of people.csv or the SCIM directory
              found:      somebody
              Try: say who decides
            reference/request_rules.csv:4 cost_center
              expected:   a line that can be reached (line 3 routes everything)
              found:      CC-1100
              Try: put it before that line
            reference/request_rules.csv:4 decision
              expected:   approve or route
              found:      deny
              Try: nothing is denied by a rule: route it, and let a person say so
            reference/request_rules.csv:4 target_hours
              expected:   1 to 8760
              found:      0
              Try: how many hours a decision may take
            """,
            "build"
        );
    }

    // The owner is new in the people's file, which has a mistake of its own; another reference table has one, too.

    [Fact]
    public Task Build_LimitTiersThatContradictEachOther_AreAllNamed()
    {
        Home.Write("reference/product_families.csv", "provider,product,family,note\nAnthropic,chat|,Chat,\nanthropic,claude_code,code,\n");
        Home.Write(
            "reference/limit_tiers.csv",
            "family,tier,currency,amount,note\n" + "code,Power,EUR,-5,\n" + "code,light,USD,25,\n" + "code,typical,USD,25.00,\n" + "games,light,USD,5,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/limit_tiers.csv:2 amount
              expected:   more than zero and less than 10000000000000, with at most 2 decimals
              found:      -5
              Try: USD a month, like 85.00
            reference/limit_tiers.csv:2 currency
              expected:   USD
              found:      EUR
              Try: the ledger is in USD: write the amount in it
            reference/limit_tiers.csv:2 tier
              expected:   small letters, digits, _ and -
              found:      Power
              Try: power, typical, light, or a name of your own
            reference/limit_tiers.csv:4 amount
              expected:   one line of a family and tier, and one tier of a family and amount
              found:      code typical 25.00, beside line 3 (light 25)
              Try: keep the one that counts
            reference/limit_tiers.csv:5 family
              expected:   a family of product_families.csv
              found:      games
              Try: mend the name, or say there which products it has; both files land together
            reference/product_families.csv:2 family
              expected:   small letters, digits, _ and -
              found:      Chat
              Try: code, cowork, chat, or a name of your own
            reference/product_families.csv:2 product
              expected:   names or patterns, alternatives between bars, like chat|office_*
              found:      chat|
              Try: a bar stands between two names; * alone is every product
            reference/product_families.csv:2 provider
              expected:   a provider in lower case, as in the ledger
              found:      Anthropic
              Try: anthropic, openai, github, cursor, aws-bedrock …
            """,
            "build"
        );
    }

    [Fact]
    public Task Build_ToolsThatAreNone_AreAllNamed()
    {
        Home.Write("reference/tools.csv", "provider,product,tool,note\nAnthropic,chat|,Claude,\nanthropic,*,Claude,\n");
        return RefusedAsync(
            1,
            """
            reference/tools.csv:2 product
              expected:   names or patterns, alternatives between bars, like chat|office_*
              found:      chat|
              Try: a bar stands between two names; * alone is every product
            reference/tools.csv:2 provider
              expected:   a provider in lower case, as in the ledger
              found:      Anthropic
              Try: anthropic, openai, github, cursor, aws-bedrock …
            """,
            "build"
        );
    }
}
