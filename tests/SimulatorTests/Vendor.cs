using System.Net;
using System.Text.Json.Nodes;
using Finops.Simulator;
using Finops.Simulator.Vendors.ClaudeAnalytics;

namespace Finops.Tests.SimulatorTests;

/// <summary>A running simulator and a client that asks it plainly: no retries, no wit.</summary>
internal sealed class Vendor : IAsyncDisposable
{
    internal const string Tiers = "group_by[]=product&group_by[]=model&group_by[]=context_window&group_by[]=inference_geo&group_by[]=speed";
    private readonly HttpClient client;

    private Vendor(SimulatorHost host)
    {
        Host = host;
        client = new HttpClient { BaseAddress = new Uri(host.Url("claude-analytics") + "/v1/organizations/analytics/") };
        client.DefaultRequestHeaders.Add("x-api-key", ClaudeAnalyticsApi.AcceptedKey);
        client.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
    }

    internal SimulatorHost Host { get; }

    internal static async Task<Vendor> StartAsync(DateTimeOffset clock, World? world = null) =>
        new(await SimulatorHost.StartAsync(world ?? Worlds.Small, clock));

    internal async Task<(HttpStatusCode Status, string Body)> GetAsync(string question)
    {
        using HttpResponseMessage answer = await client.GetAsync(question, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    internal async Task<JsonObject> PageAsync(string question)
    {
        (HttpStatusCode status, string body) = await GetAsync(question);
        Assert.True(status == HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>All elements of <c>data</c> over all pages.</summary>
    internal async Task<List<JsonObject>> AllAsync(string question)
    {
        var items = new List<JsonObject>();
        string? page = null;
        do
        {
            JsonObject answer = await PageAsync(page is null ? question : $"{question}&page={page}");
            items.AddRange(answer["data"]!.AsArray().Select(static item => item!.AsObject()));
            page = (string?)answer["next_page"];
        } while (page is not null);
        return items;
    }

    internal static decimal Usd(IEnumerable<JsonObject> rows, string field = "amount") => rows.Sum(row => decimal.Parse((string)row[field]!) / 100m);

    internal static IEnumerable<JsonObject> Results(IEnumerable<JsonObject> buckets) =>
        buckets.SelectMany(static bucket => bucket["results"]!.AsArray().Select(static row => row!.AsObject()));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Host.DisposeAsync();
    }
}
