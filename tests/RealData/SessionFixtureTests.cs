namespace Finops.Tests.RealData;

/// <summary>Other tools' session fixtures through extract and build; every expected number was added up by hand from the files.</summary>
public sealed class SessionFixtureTests
{
    private const string Cube = """
        SELECT usage_date, model, request_count, uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, output_tokens, list_usd
        FROM mart_spend_daily ORDER BY ALL
        """;

    // project-alpha, 3 lines with usage, each an answer of its own; no cache split, so writes are the 5-minute kind:
    //   2026-01-09 sonnet-4  100 in  10 read 25 written  50 out: (100×3 + 10×0.3 + 25×3.75 +  50×15) / 10⁶ = 0.00114675
    //   2026-01-09 opus-4    200 in  20 read 50 written  75 out, fast: the price list has no fast opus-4, so it is unpriced, not guessed
    //   2026-01-10 sonnet-4  300 in  40 read  0 written 125 out: (300×3 + 40×0.3 + 125×15) / 10⁶            = 0.002787
    // project-beta, 2 lines, both haiku-4-5 on 2026-02-03:
    //   50+80 in, 15+25 read, 5+10 written, 25+35 out: (130×1 + 40×0.1 + 15×1.25 + 60×5) / 10⁶            = 0.00045275
    [Fact]
    public async Task Ccusage_FiveLines_AreFiveAnswersOnThreeDays()
    {
        using var home = await PricedHome.BuildAsync("claude-code", Sources.RealData.Find("ccusage-fixtures/fixtures/claude"));
        Assert.Equal(
            [
                "2026-01-09 claude-opus-4-20250514 1 200 20 50 75 0",
                "2026-01-09 claude-sonnet-4-20250514 1 100 10 25 50 0.00114675",
                "2026-01-10 claude-sonnet-4-20250514 1 300 40 0 125 0.002787",
                "2026-02-03 claude-haiku-4-5-20251001 2 130 40 15 60 0.00045275",
            ],
            Rows(home)
        );
        Assert.Equal(1, home.Scalar<long>("SELECT failing_row_count FROM meta.checks WHERE check_name = 'check_prices__unpriced_models'"));
    }

    // 42 lines in 4 files, 16 with usage, all on 2025-06-14 and without cache:
    //   sonnet 3 (20240229):  edge_cases 35+200+85 in, 145+25+180 out; representative 25+45+78+25+45 in, 120+85+95+35+110 out;
    //     session_b 20 in, 35 out: 9 answers, 320+218+20 = 558 in, 350+445+35 = 830 out
    //   sonnet 4: todowrite 6 answers, 20+25+150+168+250+270 = 883 in, 25+85+18+85+20+95 = 328 out: (883×3 + 328×15) / 10⁶ = 0.007569
    //   edge_cases line 17 is todowrite's line 6 once more and counts once.
    [Fact]
    public async Task ClaudeCodeLog_SixteenLines_AreFifteenAnswersOfOneDay()
    {
        using var home = await PricedHome.BuildAsync("claude-code", Sources.RealData.Find("claude-code-log"));
        Assert.Equal("42", Lines(Sources.RealData.Find("claude-code-log")).ToString());
        Assert.Equal(16, home.Scalar<long>("SELECT sum(row_count)::BIGINT FROM meta.files WHERE source = 'claude-code' AND entity = 'messages'"));
        Assert.Equal(["2025-06-14 claude-3-sonnet-20240229 9 558 0 0 830 0", "2025-06-14 claude-sonnet-4 6 883 0 0 328 0.007569"], Rows(home));
    }

    private static long Lines(string folder) =>
        Directory.EnumerateFiles(folder, "*.jsonl").Sum(file => File.ReadAllBytes(file).LongCount(letter => letter == (byte)'\n'));

    private static IReadOnlyList<string> Rows(PricedHome home) =>
        home.Query(Cube, reader =>
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM-dd} {reader.GetString(1)} {reader.GetInt64(2)} {reader.GetInt64(3)} {reader.GetInt64(4)} "
                    + $"{reader.GetInt64(5)} {reader.GetInt64(6)} {reader.GetDecimal(7):0.############}"
            )
        );
}
