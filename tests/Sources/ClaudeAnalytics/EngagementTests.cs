using System.Globalization;
using Finops.Core;
using Finops.Simulator;
using Finops.Simulator.Features;

namespace Finops.Tests.Sources.ClaudeAnalytics;

/// <summary>Projects, skills, connectors, plugins, artifacts and groups, against the simulated vendor.</summary>
public sealed class EngagementTests
{
    private static readonly DayRange October = SimulatedVendor.October;

    [Fact]
    public async Task Extract_AMonth_HasTheSpendAndUseOfEverySkill()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        await vendor.LandAsync(October);
        var skills = October
            .Days()
            .SelectMany(day => vendor.World.Features.On(day, SimulatedVendor.Now))
            .Where(use => use.Feature.Kind == FeatureKind.Skill)
            .ToList();
        Assert.Equal(
            $"{Usd(skills.Sum(use => use.BilledCents) / 100m)}|{Usd(skills.Sum(use => use.ListCents ?? 0m) / 100m)}|{skills.Sum(use => use.Invocations)}",
            vendor.Home.Query(
                "SELECT CAST(sum(attributed_billed_usd) AS VARCHAR), CAST(sum(attributed_list_usd) AS VARCHAR), sum(invocation_count) FROM "
                    + "stg_claude_analytics__skills"
            )
        );
        Assert.Equal(
            "0",
            vendor.Home.Query(
                "SELECT count(*) FROM (SELECT usage_date, sum(attributed_billed_usd) AS usd FROM stg_claude_analytics__skills GROUP BY 1) s JOIN "
                    + "stg_claude_analytics__cost_total t USING (usage_date) WHERE s.usd > t.billed_usd"
            )
        );
    }

    [Fact]
    public async Task Extract_AMonth_HasConnectorsPluginsProjectsAndArtifacts()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        await vendor.LandAsync(October);
        var uses = October.Days().SelectMany(day => vendor.World.Features.On(day, SimulatedVendor.Now)).ToList();
        var projects = October.Days().SelectMany(day => vendor.World.Projects.On(day, SimulatedVendor.Now)).ToList();
        var artifacts = October.Days().SelectMany(day => vendor.World.Projects.Artifacts(day, SimulatedVendor.Now)).ToList();
        Assert.Equal(
            $"{Calls(FeatureKind.Connector)}",
            vendor.Home.Query("SELECT sum(read_call_count + write_call_count + unclassified_call_count) FROM stg_claude_analytics__connectors")
        );
        Assert.Equal($"{Calls(FeatureKind.Plugin)}", vendor.Home.Query("SELECT sum(invocation_count) FROM stg_claude_analytics__plugins"));
        Assert.Equal(
            $"{projects.Sum(use => use.Messages)}|{projects.Select(use => use.Project.Id).Distinct().Count()}",
            vendor.Home.Query("SELECT sum(chat_message_count), count(DISTINCT project_id) FROM stg_claude_analytics__projects")
        );
        Assert.Equal(
            $"{artifacts.Sum(use => use.Count)}|{artifacts.Sum(use => use.Published)}",
            vendor.Home.Query("SELECT sum(artifact_count), sum(published_artifact_count) FROM stg_claude_analytics__artifacts")
        );

        int Calls(FeatureKind kind) => uses.Where(use => use.Feature.Kind == kind).Sum(use => use.Invocations);
    }

    [Fact]
    public async Task Extract_UpToToday_ClaimsNoDayThatTheVendorLacks()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        await vendor.LandAsync(new DayRange(new DateOnly(2026, 10, 31), new DateOnly(2026, 11, 4)));
        Assert.Equal(
            "7|2026-11-01",
            vendor.Home.Query(
                "SELECT count(DISTINCT entity), CAST(max(usage_date) AS VARCHAR) FROM landed WHERE entity IN ('users', 'groups', 'projects', 'skills', "
                    + "'connectors', 'plugins', 'artifacts')"
            )
        );
    }

    [Fact]
    public async Task Extract_EmptiedDay_IsCleared()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        var day = new DayRange(new DateOnly(2026, 10, 6), new DateOnly(2026, 10, 7));
        await vendor.LandAsync(day);
        Assert.NotEqual("0", vendor.Home.Query("SELECT count(*) FROM stg_claude_analytics__connectors"));
        vendor.Host.Faults = new Faults { EmptiedDay = day.Start };
        await vendor.LandAsync(day);
        Assert.Equal(
            "0|0",
            vendor.Home.Query("SELECT (SELECT count(*) FROM stg_claude_analytics__connectors), (SELECT count(*) FROM stg_claude_analytics__cost_breakdown)")
        );
    }

    [Fact]
    public async Task Extract_Breakdown_SumsToTheTotalAndNamesEveryKind()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        await vendor.LandAsync(October);
        var truth = vendor.World.Truth.Rows(SimulatedVendor.Now, October.Start, October.End);
        Assert.Equal(
            $"{Usd(truth.Sum(row => row.ListUsd))}|{Usd(truth.Sum(row => row.BilledUsd))}",
            vendor.Home.Query("SELECT CAST(sum(list_usd) AS VARCHAR), CAST(sum(billed_usd) AS VARCHAR) FROM stg_claude_analytics__cost_breakdown")
        );
        Assert.Equal(
            $"{truth.Sum(row => row.CacheWrite1hTokens)}|{truth.Sum(row => row.OutputTokens)}",
            vendor.Home.Query("SELECT sum(cache_write_1h_tokens), sum(output_tokens) FROM stg_claude_analytics__usage_breakdown")
        );
        Assert.Equal(
            "code_execution, tokens, web_search",
            vendor.Home.Query("SELECT string_agg(DISTINCT cost_type, ', ' ORDER BY cost_type) FROM stg_claude_analytics__cost_breakdown")
        );
        Assert.Equal(
            "cache_read_tokens, cache_write_1h_tokens, cache_write_5m_tokens, output_tokens, uncached_input_tokens",
            vendor.Home.Query("SELECT string_agg(DISTINCT token_type, ', ' ORDER BY token_type) FROM stg_claude_analytics__cost_breakdown")
        );
    }

    [Fact]
    public async Task Extract_Groups_CountAMemberOfTwoFullyInBoth()
    {
        await using var vendor = await SimulatedVendor.StartAsync();
        await vendor.LandAsync(October);
        var users = vendor.World.Truth.Rows(SimulatedVendor.Now, October.Start, October.End).Where(row => row.PrincipalType == "user").ToList();
        var people = vendor.World.Company.People.ToDictionary(person => person.UserId, StringComparer.Ordinal);
        Assert.Equal(
            Usd(users.Sum(row => row.BilledUsd * (people.TryGetValue(row.PrincipalId, out var person) ? person.RbacGroups.Count : 1))),
            vendor.Home.Query("SELECT CAST(sum(billed_usd) AS VARCHAR) FROM stg_claude_analytics__user_cost_by_group")
        );
        Assert.Equal(
            "Claude power users",
            vendor.Home.Query("SELECT DISTINCT group_name FROM stg_claude_analytics__groups WHERE group_id = 'rbac_group_power_users'")
        );
    }

    private static string Usd(decimal amount) => amount.ToString("0.000000000000", CultureInfo.InvariantCulture);
}
