namespace Finops.Tests.RealData;

/// <summary>A real agent session priced by our table through the whole pipeline, against the figures that the agent noted itself.</summary>
public sealed class PiSessionTests
{
    private const string File = "pi-sessions/large-session.usage.jsonl";

    // 453 turns: 452 of claude-sonnet-4-5 at 3, 15, 0.3 and 3.75 USD per million, and one aborted turn of another model without tokens.
    private const decimal Total = 30.3301977m;

    [Theory]
    [InlineData("claude-code", "project")]
    [InlineData("usage-events", "user_id")]
    public async Task RealSession_PricedByOurTable_EqualsItsOwnFigures(string source, string key)
    {
        var turns = PiTurn.Read(Sources.RealData.Find(File));
        Assert.Equal(453, turns.Count);
        Assert.Equal(Total, Math.Round(turns.Sum(turn => turn.OwnUsd), 12));

        using var home = await PricedHome.BuildAsync(source, turns.Select(turn => source == "claude-code" ? turn.ToSessionLine() : turn.ToUsageEvent()));
        var usd = home.Query($"SELECT {key}, list_usd FROM int_token_use__priced", reader => (Turn: reader.GetString(0), Usd: reader.GetDecimal(1)))
            .ToDictionary(row => row.Turn, row => row.Usd);
        Assert.Equal(turns.Count, usd.Count);
        Assert.All(turns, turn => Assert.InRange(Math.Abs(usd[$"turn-{turn.Number}"] - turn.OwnUsd), 0m, 0.000000001m));
        Assert.Equal(Total, usd.Values.Sum());
        Assert.Equal(Total, home.Scalar<decimal>("SELECT sum(list_usd) FROM mart_spend_daily WHERE is_estimate"));
        Assert.Equal(30.33m, home.Scalar<decimal>("SELECT sum(billed_usd) FROM mart_chargeback_monthly"));
    }

    // By hand, from the file: of its four pauses above five minutes only the last, of 12 minutes, comes upon a context of 100,000 tokens: the next prompt has
    // 128,031,
    // of which 127,868 had been there before and none came from the cache. Written anew at 3.75 USD per million they cost 0.479505. One token in 572 is output:
    // not idle.
    [Fact]
    public async Task RealSession_HasOneReReadAndIsNotIdle()
    {
        var turns = PiTurn.Read(Sources.RealData.Find(File));
        using var home = await PricedHome.BuildAsync(
            "claude-code",
            turns.Select(turn => turn.ToSessionLine().Replace($"\"turn-{turn.Number}\"", "\"pi\"", StringComparison.Ordinal))
        );
        var (requests, rereads, tokens, usd, reread, largest, isIdle) = Assert.Single(
            home.Query(
                "SELECT sum(request_count)::BIGINT, sum(reread_count)::BIGINT, sum(reread_tokens)::BIGINT, sum(list_usd), sum(reread_list_usd), "
                    + "max(largest_prompt_tokens), bool_or(is_idle) FROM mart_long_sessions_monthly",
                row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetDecimal(3), row.GetDecimal(4), row.GetInt64(5), row.GetBoolean(6))
            )
        );
        Assert.Equal((turns.Count, 1, 127_868, Total, 0.479505m, 177_604, false), (requests, rereads, tokens, usd, reread, largest, isIdle));
    }
}
