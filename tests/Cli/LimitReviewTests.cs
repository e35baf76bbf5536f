using System.Globalization;
using System.Text.Json;
using Finops.Extract.ClaudeSpendLimits;
using Finops.Simulator;
using Finops.Simulator.Vendors.ClaudeSpendLimits;
using Finops.Tests.EndToEnd;
using Finops.Tests.Sources;

namespace Finops.Tests.Cli;

/// <summary>`finops limits review` as somebody types it: what the rules say, then what they decide.</summary>
public sealed class LimitReviewTests
{
    [Fact]
    public async Task Review_DriedAppliedAndRepeated_DecidesWhatARuleApprovesOnce()
    {
        await using var limits = await SimulatedSource.StartAsync(new ClaudeSpendLimitsSource());
        using var home = new HomeFolder();
        Assert.Equal(0, (await RunAsync("init")).ExitCode);
        AskAt(limits.Host);
        var pending = ((ClaudeSpendLimitsApi)limits.Vendor).PendingRequestId;
        using var listed = JsonDocument.Parse((await RunAsync("limits", "requests", "--json")).Out);
        var row = listed.RootElement.EnumerateArray().Single(request => request.GetProperty("id").GetString() == pending);
        home.Write(
            "reference/people.csv",
            $"person_id,display_name,emails,anthropic_user_id,department,business_unit,cost_center_id,valid_from\np1,Ann,ann@corp.example,{row.GetProperty("user_id").GetString()},IT,Bank,CC-1,2026-01-01\n"
        );
        home.Write("reference/cost_centers.csv", "cost_center_id,name,owner,business_unit,valid_from,valid_to\nCC-1,IT,Bea,Bank,2026-01-01,\n");
        home.Write(
            "reference/request_rules.csv",
            "rule_id,decision,cost_center,raise_ratio,most_usd,budget_ratio,most_approvals,route_to,target_hours,note\nit,approve,CC-1,10,100000,,,,24,\nrest,route,*,,,,,finance,24,\n"
        );
        Assert.Equal(0, (await RunAsync("extract")).ExitCode);
        var build = await RunAsync("build");
        Assert.True(build.ExitCode == 0, build.Error);

        var dry = await RunAsync("limits", "review");
        Assert.Equal(0, dry.ExitCode);
        Assert.Contains(pending, dry.Out, StringComparison.Ordinal);
        Assert.Contains("Dry run, nothing sent: 1 of 3 would be approved with --apply, 3 over their target.", dry.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(limits.Host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));

        // another company with the same ids: the limit is not the one that the warehouse read
        await using (var other = await SimulatorHost.StartAsync(new World(seed: 8, headCount: 12), SimulatedSource.Now))
        {
            AskAt(other);
            Assert.Equal(["changed", "routed", "routed"], Outcomes((await RunAsync("limits", "review", "--apply", "--json")).Out));
            Assert.DoesNotContain(other.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
            AskAt(limits.Host);
        }

        var raised = row.GetProperty("limit").GetDecimal() * 10;
        var applied = await RunAsync("limits", "review", "--apply", "--json");
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.Equal(["accepted", "routed", "routed"], Outcomes(applied.Out));
        Assert.Single(limits.Host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));

        // the warehouse doesn't know yet that it was decided
        var again = await RunAsync("limits", "review", "--apply", "--json");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(["resolved", "routed", "routed"], Outcomes(again.Out));

        Assert.Equal(0, (await RunAsync("extract")).ExitCode);
        Assert.Equal(0, (await RunAsync("build")).ExitCode);
        Assert.Contains("of 2 would be approved", (await RunAsync("limits", "review")).Out, StringComparison.Ordinal);
        var audited = await RunAsync(
            "query",
            "SELECT decided_by, decision_outcome, CAST(approved_usd AS DECIMAL(18, 2)) AS approved_usd FROM mart_limit_requests WHERE decided_by IS NOT NULL",
            "--format",
            "csv"
        );
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"rule it,accepted,{raised:0.00}"), audited.Out, StringComparison.Ordinal);

        void AskAt(SimulatorHost host) =>
            home.Write("finops.json", $$"""{ "sources": { "claude-spend-limits": { "url": "{{host.Url("claude-spend-limits")}}" }, "people": { } } }""");

        static IEnumerable<string?> Outcomes(string json)
        {
            using var reviews = JsonDocument.Parse(json);
            return [.. reviews.RootElement.EnumerateArray().Select(review => review.GetProperty("outcome").GetString()).Order(StringComparer.Ordinal)];
        }

        Task<Said> RunAsync(params string[] args) =>
            Terminal.RunChildAsync(new Dictionary<string, string?> { ["FINOPS_CLAUDE_SPEND_LIMITS_KEY"] = limits.Vendor.Key }, [.. args, "--home", home.Path]);
    }
}
