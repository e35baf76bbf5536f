using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Simulator;

namespace Finops.Tests.SimulatorTests;

/// <summary>Each fault does what its name says, and only so often.</summary>
public sealed class FaultTests
{
    private const string Question = "user_cost_report?starting_at=2026-07-06T00:00:00Z&ending_at=2026-07-13T00:00:00Z&group_by[]=product&limit=5";
    private static readonly DateTimeOffset Clock = Worlds.At(9, 1);

    [Theory]
    [InlineData(nameof(Faults.RateLimited), 429, "rate_limit_error")]
    [InlineData(nameof(Faults.Overloaded), 529, "overloaded_error")]
    [InlineData(nameof(Faults.ServerErrors), 500, "api_error")]
    public async Task Burst_OfTwo_EndsAfterTwo(string fault, int status, string type)
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        typeof(Faults).GetProperty(fault)!.SetValue(vendor.Host.Faults, 2);
        (HttpStatusCode first, string body) = await vendor.GetAsync(Question);
        Assert.Equal(status, (int)first);
        Assert.Contains(type, body, StringComparison.Ordinal);
        Assert.Equal(status, (int)(await vendor.GetAsync(Question)).Status);
        Assert.Equal(HttpStatusCode.OK, (await vendor.GetAsync(Question)).Status);
    }

    [Fact]
    public async Task RateLimited_WithRetryAfter_SendsWholeSeconds()
    {
        await using SimulatorHost host = await SimulatorHost.StartAsync(Worlds.Small, Clock);
        host.Faults = new Faults { RateLimited = 1, RetryAfter = TimeSpan.FromSeconds(7) };
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(
            $"{host.Url("claude-analytics")}/v1/organizations/analytics/users",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task RefreshAfter_FirstPage_ExpiresTheCursorAndMovesTheWatermark()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        vendor.Host.Faults.RefreshAfter = 1;
        string? page = (string?)(await vendor.PageAsync(Question))["next_page"];
        Assert.Equal(HttpStatusCode.Gone, (await vendor.GetAsync($"{Question}&page={page}")).Status);
        Assert.Equal("2026-09-01T08:00:00Z", (string?)(await vendor.PageAsync(Question))["data_refreshed_at"]);
    }

    [Fact]
    public async Task KeepsCursorsOverRefresh_SecondPage_HasAnotherWatermark()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        vendor.Host.Faults.RefreshAfter = 1;
        vendor.Host.Faults.KeepsCursorsOverRefresh = true;
        JsonObject first = await vendor.PageAsync(Question);
        JsonObject second = await vendor.PageAsync($"{Question}&page={(string?)first["next_page"]}");
        Assert.NotEqual((string?)first["data_refreshed_at"], (string?)second["data_refreshed_at"]);
    }

    [Fact]
    public async Task Truncated_Answer_IsNoJson()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        vendor.Host.Faults.Truncated = 1;
        (HttpStatusCode status, string body) = await vendor.GetAsync(Question);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
        await vendor.PageAsync(Question);
    }

    [Fact]
    public async Task Dropped_Connection_GivesNoAnswer()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        vendor.Host.Faults.Dropped = 1;
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => vendor.GetAsync("users?date=2026-07-06&limit=9"));
    }

    [Fact]
    public async Task SpoiltRows_AllAtOnce_CarryEveryFault()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock, Worlds.Sample);
        vendor.Host.Faults = new Faults
        {
            Endpoint = "/user_cost_report",
            UnknownProduct = "claude_voice",
            UnknownFields = true,
            Amount = "12,50",
            MissingField = "currency",
        };
        JsonObject answer = await vendor.PageAsync(
            "user_cost_report?starting_at=2026-07-06T00:00:00Z&ending_at=2026-07-13T00:00:00Z&group_by[]=product&limit=1000"
        );
        JsonObject first = answer["data"]![0]!.AsObject();
        Assert.Equal("12,50", (string?)first["amount"]);
        Assert.False(first.ContainsKey("currency"));
        Assert.True(first["actor"]!.AsObject().ContainsKey("introduced_later"));
        Assert.True(answer.ContainsKey("export_batch_id"));
        Assert.Contains("claude_voice", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_OfOneEndpointAfterOne_LeaveTheOthersAlone()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        vendor.Host.Faults = new Faults
        {
            Endpoint = "/user_cost_report",
            After = 1,
            HasNegativeTokens = true,
            ServerErrors = 9,
        };
        await vendor.PageAsync("usage_report?starting_at=2026-07-06T00:00:00Z&ending_at=2026-07-07T00:00:00Z");
        await vendor.PageAsync(Question);
        Assert.Equal(HttpStatusCode.InternalServerError, (await vendor.GetAsync(Question)).Status);
    }

    [Fact]
    public async Task RequestsPerMinute_AboveTheLimit_Is429()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        vendor.Host.Faults.RequestsPerMinute = 2;
        await vendor.PageAsync(Question);
        await vendor.PageAsync(Question);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await vendor.GetAsync(Question)).Status);
    }
}
