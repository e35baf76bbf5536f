using Finops.Core;
using Finops.Extract.ClaudeAnalytics;
using Finops.Simulator;
using Finops.Simulator.Vendors.ClaudeAnalytics;

namespace Finops.Tests.Sources.ClaudeAnalytics;

/// <summary>The simulated vendor on a loopback port, asked by the real source over HTTP, landing in a temporary home.</summary>
internal sealed class SimulatedVendor : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);
    public static readonly DayRange October = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1));
    private static readonly Lazy<World> SmallWorld = new(() => new World(seed: 7, headCount: 12));
    private static readonly Lazy<World> WorldOfManyPages = new(() => new World(seed: 7, headCount: 60));

    private SimulatedVendor(SimulatorHost host) => Host = host;

    public SimulatorHost Host { get; }

    public TestHome Home { get; } = new();

    public string Key
    {
        set => Home.Environment["FINOPS_CLAUDE_ANALYTICS_KEY"] = value;
    }

    public ClaudeAnalyticsSource Source { get; } = new();

    public SourceSettings Settings => new(Host.Url("claude-analytics"));

    public World World => Host.World;

    public static async Task<SimulatedVendor> StartAsync(bool hasManyPages = false) =>
        new(await SimulatorHost.StartAsync((hasManyPages ? WorldOfManyPages : SmallWorld).Value, Now)) { Key = ClaudeAnalyticsApi.AcceptedKey };

    public Task<Finops.Land.LandingSummary> LandAsync(DayRange? days) => Home.LandAsync(Source, Settings, days);

    public Task<FinopsException> RefusedAsync(DayRange? days) => Home.RefusedAsync(Source, Settings, days);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Home.Dispose();
    }
}
