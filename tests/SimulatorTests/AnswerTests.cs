using System.Text.Json.Nodes;
using Finops.Simulator;

namespace Finops.Tests.SimulatorTests;

/// <summary>Calm answers against the truth.</summary>
public sealed class AnswerTests
{
    private const string Week = "starting_at=2026-07-06T00:00:00Z&ending_at=2026-07-13T00:00:00Z&bucket_width=1d";
    private static readonly DateTimeOffset Clock = Worlds.At(9, 1);
    private static readonly IReadOnlyList<TruthRow> Truth = Worlds.Small.Truth.Rows(Clock, new(2026, 7, 6), new(2026, 7, 13));

    [Fact]
    public async Task UserCostReport_AllPages_EqualsTruthRowByRow()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        List<JsonObject> rows = await vendor.AllAsync($"user_cost_report?{Week}&{Vendor.Tiers}&limit=100");
        Assert.True(vendor.Host.RequestCount > 2);
        Assert.Equal(
            Truth
                .Where(static row => row.PrincipalType == "user")
                .Select(static row =>
                    $"{row.UsageDate:yyyy-MM-dd} {row.PrincipalId} {row.Product} {row.Model} {row.ContextWindow} {row.InferenceGeo} {row.Speed} "
                    + $"{row.Requests} {row.ListUsd * 100:0.000000} {row.BilledUsd * 100:0.000000}"
                )
                .Order(StringComparer.Ordinal),
            rows.Select(static row =>
                    $"{((string)row["starting_at"]!)[..10]} {row["actor"]!["user_id"]} {row["product"]} {row["model"]} {row["context_window"]} "
                    + $"{row["inference_geo"]} {row["speed"]} {row["requests"]} {row["list_amount"]} {row["amount"]}"
                )
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task UserUsageReport_AllPages_EqualsTruthInEveryTokenKind()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        List<JsonObject> rows = await vendor.AllAsync($"user_usage_report?{Week}&{Vendor.Tiers}&limit=1000");
        TruthRow[] users = [.. Truth.Where(static row => row.PrincipalType == "user")];
        Assert.Equal(users.Sum(static row => row.UncachedInputTokens), rows.Sum(static row => (long)row["uncached_input_tokens"]!));
        Assert.Equal(users.Sum(static row => row.CacheReadTokens), rows.Sum(static row => (long)row["cache_read_input_tokens"]!));
        Assert.Equal(users.Sum(static row => row.CacheWrite5mTokens), rows.Sum(static row => (long)row["cache_creation"]!["ephemeral_5m_input_tokens"]!));
        Assert.Equal(users.Sum(static row => row.CacheWrite1hTokens), rows.Sum(static row => (long)row["cache_creation"]!["ephemeral_1h_input_tokens"]!));
        Assert.Equal(users.Sum(static row => row.OutputTokens), rows.Sum(static row => (long)row["output_tokens"]!));
    }

    [Fact]
    public async Task CostReport_Ungrouped_EqualsUsersPlusServices()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        decimal organization = Vendor.Usd(Vendor.Results(await vendor.AllAsync($"cost_report?{Week}&limit=3")));
        decimal users = Vendor.Usd(await vendor.AllAsync($"user_cost_report?{Week}&limit=1000"));
        Assert.Equal(Truth.Sum(static row => row.BilledUsd), organization);
        Assert.Equal(Truth.Where(static row => row.PrincipalType == "service").Sum(static row => row.BilledUsd), organization - users);
        Assert.True(organization > users);
    }

    [Fact]
    public async Task CostReport_ByCostTypeAndTokenType_SumsToTheTotal()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        List<JsonObject> rows = [.. Vendor.Results(await vendor.AllAsync($"cost_report?{Week}&group_by[]=cost_type&group_by[]=token_type"))];
        Assert.Equal(Truth.Sum(static row => row.ListUsd), Vendor.Usd(rows, "list_amount"));
        Assert.Contains(rows, static row => (string?)row["cost_type"] == "code_execution" && row["token_type"] is null);
    }

    [Fact]
    public async Task CostReport_MoreThanAHundredGroups_LosesTheTailSilently()
    {
        await using Vendor vendor = await Vendor.StartAsync(Worlds.At(11, 3), new World(3, 500));
        string day = "cost_report?starting_at=2026-10-08T00:00:00Z&ending_at=2026-10-09T00:00:00Z";
        string wide = $"{day}&{Vendor.Tiers}&group_by[]=rbac_group_id&group_by[]=slack_channel_id";
        List<JsonObject> rows = [.. Vendor.Results(await vendor.AllAsync(wide))];
        List<JsonObject> small =
        [
            .. Vendor.Results(await vendor.AllAsync($"{wide}&products[]=claude_in_chrome&products[]=claude_design&products[]=claude-tag")),
        ];
        Assert.Equal(100, rows.Count);
        Assert.True(rows.Count(static row => (string?)row["product"] is "claude_in_chrome" or "claude_design" or "claude-tag") < small.Count);
    }

    [Fact]
    public async Task CostReport_ByRbacGroup_CountsPeopleInTwoGroupsTwice()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        Assert.True(Vendor.Usd(Vendor.Results(await vendor.AllAsync($"cost_report?{Week}&group_by[]=rbac_group_id"))) > Truth.Sum(static row => row.BilledUsd));
    }

    [Fact]
    public async Task CostReport_DayBeforeTheContract_HasAnEmptyBucket()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        JsonObject bucket = Assert.Single(await vendor.AllAsync("cost_report?starting_at=2026-04-30T00:00:00Z&ending_at=2026-05-01T00:00:00Z"));
        Assert.Empty(bucket["results"]!.AsArray());
    }

    [Fact]
    public async Task Actors_LeaverDeletedAccountAndService_AreMarked()
    {
        await using Vendor vendor = await Vendor.StartAsync(Worlds.At(11, 3), Worlds.Sample);
        JsonObject[] actors =
        [
            .. (await vendor.AllAsync("user_cost_report?starting_at=2026-05-04T00:00:00Z&ending_at=2026-05-30T00:00:00Z&limit=1000")).Select(static row =>
                row["actor"]!.AsObject()
            ),
        ];
        Assert.Contains(actors, static actor => (bool)actor["deleted"]! && actor["email"] is not null);
        Assert.Contains(actors, static actor => (string?)actor["name"] == "Deleted User" && actor["email_address"] is null);
        Assert.Contains(actors, static actor => (string?)actor["name"] == "Claude Security" && actor["email_address"] is null);
    }

    [Fact]
    public async Task Users_OneDay_EqualsActivityTruth()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        List<JsonObject> rows = await vendor.AllAsync("users?date=2026-07-08&limit=7");
        Assert.Equal(
            Worlds
                .Small.Truth.Activity(Clock, new(2026, 7, 8), new(2026, 7, 9))
                .Select(static row => $"{row.UserId} {row.CommitCount} {row.PullRequestCount} {row.SessionCount}"),
            rows.Select(static row => (Id: (string)row["user"]!["id"]!, Core: row["claude_code_metrics"]!["core_metrics"]!))
                .Where(static row => (int)row.Core["distinct_session_count"]! > 0)
                .OrderBy(static row => row.Id, StringComparer.Ordinal)
                .Select(static row => $"{row.Id} {row.Core["commit_count"]} {row.Core["pull_request_count"]} {row.Core["distinct_session_count"]}")
        );
    }

    [Fact]
    public async Task Summaries_OldAndNewEnvelope_HoldTheSameDays()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        JsonObject now = await vendor.PageAsync("summaries?starting_date=2026-07-06&ending_date=2026-07-13");
        vendor.Host.Faults.HasOldSummaries = true;
        JsonObject old = await vendor.PageAsync("summaries?starting_date=2026-07-06&ending_date=2026-07-13");
        Assert.Equal(7, now["data"]!.AsArray().Count);
        Assert.Equal(now["data"]!.ToJsonString(), old["summaries"]!.ToJsonString());
    }

    [Fact]
    public async Task Answer_SameSeedAnotherProcessState_HasTheSameBytes()
    {
        await using Vendor one = await Vendor.StartAsync(Clock);
        await using Vendor two = await Vendor.StartAsync(Clock, new World(7, 30));
        await two.GetAsync("users?date=2026-08-03");
        Assert.Equal(
            await one.GetAsync($"user_cost_report?{Week}&{Vendor.Tiers}&limit=50"),
            await two.GetAsync($"user_cost_report?{Week}&{Vendor.Tiers}&limit=50")
        );
    }
}
