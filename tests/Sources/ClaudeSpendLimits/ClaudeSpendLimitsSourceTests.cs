using Finops.Core;
using Finops.Extract.ClaudeSpendLimits;
using Finops.Tests.Sources.ClaudeAnalytics;

namespace Finops.Tests.Sources.ClaudeSpendLimits;

public sealed class ClaudeSpendLimitsSourceTests
{
    private const string Effective = "/v1/organizations/spend_limits/effective?limit=1000";
    private const string Requests = "/v1/organizations/spend_limit_increase_requests?limit=1000";
    private const string Nothing = """{"data":[],"next_page":null}""";

    [Fact]
    public async Task Extract_SeveralPages_LandsEveryMemberAndRequest()
    {
        await using var limits = await SimulatedSource.StartAsync(new ClaudeSpendLimitsSource());
        await limits.LandAsync();
        Assert.Equal(
            "11|3|6|2",
            limits.Home.Query(
                "SELECT count(*), count(*) FILTER (status = 'pending'), count(*) FILTER (status = 'approved'), count(*) FILTER (status = 'denied') FROM "
                    + "stg_claude_spend_limits__increase_requests"
            )
        );
        Assert.Contains(limits.Host.Requests, request => request.StartsWith(Effective + "&page=", StringComparison.Ordinal));
        Assert.Null((await limits.LandAsync()).Sequence);
    }

    [Theory]
    // Documented: whole cents, a null limit is none, a fraction of a cent in what was spent.
    [InlineData("\"50000\"", "false|500.000000000000|314.025000000000")]
    [InlineData("\"0\"", "false|0.000000000000|314.025000000000")]
    [InlineData("null", "true||314.025000000000")]
    public async Task Effective_DocumentedAmounts_AreCents(string amount, string expected)
    {
        using var home = new TestHome();
        var row =
            $$"""{"scope":{"type":"user","user_id":"user_1"},"actor":{"type":"user_actor","user_id":"user_1","name":"J","email_address":"J@example.com","deleted":false},"amount":{{amount}},"currency":"USD","period":"monthly","source":{"type":"seat_tier","seat_tier":"enterprise_standard"},"spend_limit_id":"spl_1","period_to_date_spend":"31402.5"}""";
        await home.LandAsync(
            new ClaudeSpendLimitsSource(),
            Recording.Write(home, [(Effective, 200, $$"""{"data":[{{row}}],"next_page":null}"""), (Requests, 200, Nothing)], [])
        );
        Assert.Equal(
            expected,
            home.Query(
                "SELECT is_unlimited::VARCHAR, CAST(limit_amount AS VARCHAR), CAST(period_to_date_amount AS VARCHAR) FROM stg_claude_spend_limits__effective"
            )
        );
    }

    [Fact]
    public async Task Effective_AnotherCurrency_IsNoDollars()
    {
        await using var limits = await SimulatedSource.StartAsync(new ClaudeSpendLimitsSource());
        const string Row =
            """{"scope":{"type":"user","user_id":"user_1"},"amount":"50000","currency":"EUR","period":"monthly","source":{"type":"organization"},"period_to_date_spend":"60000"}""";
        await limits.Home.LandAsync(
            limits.Source,
            Recording.Write(limits.Home, [(Effective, 200, $$"""{"data":[{{Row}}],"next_page":null}"""), (Requests, 200, Nothing)], [])
        );
        Assert.Equal(
            "|false",
            limits.Query("int_claude_spend_limits__monthly", "SELECT DISTINCT limit_usd, CAST(is_unlimited AS VARCHAR) FROM int_claude_spend_limits__monthly")
        );
    }

    [Fact]
    public async Task Extract_SamePageAgain_IsRefused()
    {
        using var home = new TestHome();
        const string Again = """{"data":[],"next_page":"p1"}""";
        var error = await home.RefusedAsync(
            new ClaudeSpendLimitsSource(),
            Recording.Write(home, [(Effective, 200, Again), (Effective + "&page=p1", 200, Again), (Requests, 200, Nothing)], [])
        );
        Assert.Contains("the pages would never end", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_KeyWithoutScope_IsExitCode2()
    {
        await using var limits = await SimulatedSource.StartAsync(new ClaudeSpendLimitsSource());
        limits.Key = limits.Vendor.KeyWithoutScope;
        var error = await limits.RefusedAsync();
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains("read:spend_limits", error.Problems[0].Try, StringComparison.Ordinal);
    }
}
