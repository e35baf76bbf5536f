using Finops.Core;
using Finops.Database;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>A price that changed after the use, and a change that was taken back: what a day costs depends on when one asks, and stays so.</summary>
public sealed class RepricingTests : IDisposable
{
    private static readonly DateTimeOffset Used = DateTimeOffset.Parse("2026-09-16T06:00:00Z");

    private readonly HomeFolder home = new();
    private readonly FixedClock clock = new(Used);

    [Fact]
    public async Task Build_AsOfEachDay_PricesByWhatWasKnownThen()
    {
        await Cli.Terminal.RunAsync("init", "--home", home.Path);
        home.Write(
            "reference/model_prices.csv",
            "provider,model,token_type,usd_per_million_tokens,valid_from,known_at\nanthropic,claude-x,output,10,2026-06-30,2026-06-30\n"
        );
        var events = home.Write(
            "drop/e.ndjson",
            """{"ts":"2026-09-15T09:00:00Z","provider":"anthropic","user":"u","model":"claude-x","input_tokens":0,"cache_read_tokens":0,"cache_write_tokens":0,"output_tokens":1000000,"request_id":"r"}"""
                + "\n"
        );
        Assert.Null(Assert.Single(await ExtractVerb.RunAsync(Run, ["usage-events"], days: null, events, TestContext.Current.CancellationToken)).Failure);

        Assert.Equal(10m, await PriceAsync());
        await ChangeAsync("2026-09-20", "1.5e-05");
        Assert.Equal(15m, await PriceAsync());
        await ChangeAsync("2026-09-25", "1e-05");
        Assert.Equal(10m, await PriceAsync());

        Assert.Equal(10m, await PriceAsync("2026-09-19"));
        Assert.Equal(15m, await PriceAsync("2026-09-21"));
        Assert.Equal(10m, await PriceAsync("2026-09-26"));
    }

    public void Dispose() => home.Dispose();

    private RunContext Run => new(home.Home, new FinopsConfig(), clock, RunLog.Silent);

    // Known on a day in September, valid from its first.
    private async Task ChangeAsync(string day, string usdPerToken)
    {
        clock.Now = DateTimeOffset.Parse(day + "T06:00:00Z");
        var file = home.Write("prices.json", $$"""{"claude-x":{"litellm_provider":"anthropic","output_cost_per_token":{{usdPerToken}} } }""");
        Assert.Equal(1, (await PricesVerb.ImportAsync(Run, file, new DateOnly(2026, 9, 1), accept: true)).AcceptedCount);
    }

    private async Task<decimal> PriceAsync(string? asOf = null)
    {
        await BuildVerb.RunAsync(Run, asOf is null ? null : DateTimeOffset.Parse(asOf + "T12:00:00Z"), TestContext.Current.CancellationToken);
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        return warehouse.Scalar<decimal>("SELECT list_usd FROM int_token_use__priced");
    }
}
