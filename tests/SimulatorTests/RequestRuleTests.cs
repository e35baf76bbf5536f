using System.Net;
using Finops.Simulator;
using Finops.Simulator.Vendors.ClaudeAnalytics;

namespace Finops.Tests.SimulatorTests;

/// <summary>What the vendor refuses.</summary>
public sealed class RequestRuleTests
{
    [Theory]
    [InlineData("user_cost_report", "starting_at: Field required")]
    [InlineData("user_cost_report?starting_at=2026-10-01", "starting_at: Input should be a valid RFC 3339")]
    [InlineData("cost_report?starting_at=2025-12-31T00:00:00Z", "starting_at: Data is available from 2026-01-01")]
    [InlineData("cost_report?starting_at=2026-10-01T00:00:00Z&ending_at=2026-11-02T00:00:00Z", "ending_at: The range must not exceed 31 days")]
    [InlineData("cost_report?starting_at=2026-10-01T00:00:00Z&ending_at=2026-10-01T00:00:00Z", "ending_at: Must be after")]
    [InlineData("cost_report?starting_at=2026-10-01T00:00:00Z&limit=32", "limit: ")]
    [InlineData("cost_report?starting_at=2026-10-01T00:00:00Z&bucket_width=1w", "bucket_width: ")]
    [InlineData("usage_report?starting_at=2026-10-01T00:00:00Z&group_by[]=cost_type", "group_by: ")]
    [InlineData("user_usage_report?starting_at=2026-10-01T00:00:00Z&bucket_width=1d", "ending_at: Field required when bucket_width is set")]
    [InlineData("user_usage_report?starting_at=2026-10-01T00:00:00Z&limit=1001", "limit: ")]
    [InlineData("user_usage_report?starting_at=2026-10-01T00:00:00Z&order_by=amount", "order_by: ")]
    [InlineData("users?date=2026-11-02", "the latest available day is 2026-11-01")]
    [InlineData("users?date=yesterday", "date: Input should be a valid date")]
    [InlineData("user_cost_report?starting_at=2026-10-01T00:00:00Z&page=abc", "page: Invalid cursor")]
    public async Task Get_AgainstTheRules_Is400NamingTheParameter(string question, string expected)
    {
        await using Vendor vendor = await Vendor.StartAsync(Worlds.At(11, 3));
        (HttpStatusCode status, string body) = await vendor.GetAsync(question);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(expected, body, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"invalid_request_error\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CursorOfAnotherQuery_Is400()
    {
        await using Vendor vendor = await Vendor.StartAsync(Worlds.At(11, 3));
        string? page = (string?)(await vendor.PageAsync("user_cost_report?starting_at=2026-10-01T00:00:00Z&limit=5"))["next_page"];
        (HttpStatusCode status, string body) = await vendor.GetAsync($"user_cost_report?starting_at=2026-10-02T00:00:00Z&limit=5&page={page}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("does not match", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownCursorName_IsTheFirstPageForEver()
    {
        await using Vendor vendor = await Vendor.StartAsync(Worlds.At(11, 3));
        string question = "user_cost_report?starting_at=2026-10-01T00:00:00Z&limit=5";
        string? page = (string?)(await vendor.PageAsync(question))["next_page"];
        Assert.Equal(
            (await vendor.PageAsync(question))["data"]!.ToJsonString(),
            (await vendor.PageAsync($"{question}&next_page={page}"))["data"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("sk-ant-admin01-x", HttpStatusCode.Unauthorized)]
    [InlineData(ClaudeAnalyticsApi.OtherKey, HttpStatusCode.Forbidden)]
    public async Task Get_WithoutTheRightKey_IsRefused(string? key, HttpStatusCode expected)
    {
        await using SimulatorHost host = await SimulatorHost.StartAsync(Worlds.Small, Worlds.At(11, 3));
        using var client = new HttpClient();
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("x-api-key", key);
        }

        using HttpResponseMessage answer = await client.GetAsync(
            $"{host.Url("claude-analytics")}/v1/organizations/analytics/users?date=2026-10-01",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(expected, answer.StatusCode);
    }
}
