using Finops.Core;
using Finops.Extract.GithubCopilot;
using Finops.Simulator;
using Finops.Simulator.Vendors.GithubCopilot;

namespace Finops.Tests.Sources.GithubCopilot;

/// <summary>GitHub's simulated enterprise on a loopback port, asked by the real source over HTTP, landing in a temporary home.</summary>
internal sealed class SimulatedGithub : IAsyncDisposable
{
    private static readonly Lazy<World> SmallWorld = new(() => new World(seed: 7, headCount: 24));

    private SimulatedGithub(SimulatorHost host)
    {
        Host = host;
        Key = GithubCopilotApi.AcceptedKey;
    }

    public SimulatorHost Host { get; }

    public TestHome Home { get; } = new();

    public GithubCopilotApi Vendor => Host.Vendors.OfType<GithubCopilotApi>().Single();

    public string Key
    {
        set => Home.Environment["FINOPS_GITHUB_COPILOT_KEY"] = value;
    }

    public SourceSettings Settings => new(Host.Url("github-copilot"), Account: "enterprises/Larkfield");

    public static async Task<SimulatedGithub> StartAsync() =>
        new(await SimulatorHost.StartAsync(SmallWorld.Value, new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero)));

    public Task<Finops.Land.LandingSummary> LandAsync(DayRange? days, SourceSettings? settings = null) =>
        Home.LandAsync(new GithubCopilotSource(), settings ?? Settings, days);

    public Task<FinopsException> RefusedAsync(DayRange? days, SourceSettings? settings = null) =>
        Home.RefusedAsync(new GithubCopilotSource(), settings ?? Settings, days);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Home.Dispose();
    }
}
