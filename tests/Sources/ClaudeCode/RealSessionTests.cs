using Finops.Extract.ClaudeCode;

namespace Finops.Tests.Sources.ClaudeCode;

/// <summary>Real session files; the expected numbers were counted by hand in them.</summary>
public sealed class RealSessionTests : IDisposable
{
    private const string Sums =
        "SELECT count(*), sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens), sum(output_tokens) FROM stg_claude_code__messages";

    private readonly TestHome home = new();
    private readonly ClaudeCodeSource source = new();

    // project-alpha has 3 lines, project-beta 2, each an answer of its own; none has a type, all have usage.
    // input 100+200+300+50+80 = 730, read 10+20+40+15+25 = 110, written 25+50+0+5+10 = 90, out 50+75+125+25+35 = 310; msg-alpha-2 is fast.
    [Fact]
    public async Task CcusageFixtures_FiveAnswersOnThreeDays()
    {
        await home.LandAsync(source, files: RealData.Find("ccusage-fixtures/fixtures/claude"));
        Assert.Equal("5|730|110|90|310", home.Query(Sums));
        Assert.Equal("3|1", home.Query("SELECT count(DISTINCT usage_date), count(*) FILTER (speed = 'fast') FROM stg_claude_code__messages"));
        Assert.Equal(
            "claude-haiku-4-5,claude-opus-4,claude-sonnet-4",
            home.Query("SELECT string_agg(DISTINCT price_model, ',' ORDER BY price_model) FROM stg_claude_code__messages")
        );
    }

    // 42 lines in 4 files. With usage:
    //   edge_cases        line 2: 35 in 145 out, line 4: 200/25, line 9: 85/180, line 17: a copy of todowrite_examples' line 6
    //   representative    5 lines: in 25+45+78+25+45 = 218, out 120+85+95+35+110 = 445
    //   session_b         1 line: 20/35
    //   todowrite         6 lines: in 20+25+150+168+250+270 = 883, out 25+85+18+85+20+95 = 328
    // Lines 13 to 16 of edge_cases are JSON and no messages (a text, an object, a number, a list).
    // Without cache. 3 + 5 + 1 + 6 = 15 answers: in 320+218+20+883 = 1441, out 350+445+35+328 = 1158.
    [Fact]
    public async Task ClaudeCodeLog_SixteenLinesAreFifteenAnswers()
    {
        await home.LandAsync(source, files: RealData.Find("claude-code-log"));
        Assert.Equal("16", home.Query("SELECT count(*) FROM raw_claude_code__messages"));
        Assert.Equal("15|1441|0|0|1158", home.Query(Sums));
    }

    // Counted by hand: eight tool_use with seven ids (toolu_todowrite_002 stands in two files), of which tool_edge_001 has a result that is an error; one typed
    // command.
    [Fact]
    public async Task ClaudeCodeLog_ToolsByName()
    {
        await home.LandAsync(source, files: RealData.Find("claude-code-log"));
        Assert.Equal(
            "slash|test-command|1|0\ntool|Bash|1|0\ntool|Edit|1|0\ntool|FailingTool|1|1\ntool|MultiEdit|1|0\ntool|TodoWrite|3|0",
            home.Query("SELECT command_type, command, count(*), count(*) FILTER (NOT is_success) FROM stg_claude_code__commands GROUP BY ALL ORDER BY ALL")
        );
    }

    // Two of its four lines have usage, and neither says when: usage without a day cannot be charged.
    [Fact]
    public async Task TranscriptWithoutTimes_IsListedLineByLine()
    {
        var summary = await home.LandAsync(source, files: RealData.Find("ccusage-fixtures/test-transcript.jsonl"));
        Assert.Equal([":2 timestamp", ":4 timestamp"], summary.PassedOver.Select(problem => problem.Where[^12..]));
    }

    public void Dispose() => home.Dispose();
}
