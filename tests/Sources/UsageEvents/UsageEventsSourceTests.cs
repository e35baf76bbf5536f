using System.IO.Compression;
using Finops.Core;
using Finops.Extract.UsageEvents;
using Finops.Land;

namespace Finops.Tests.Sources.UsageEvents;

public sealed class UsageEventsSourceTests : IDisposable
{
    private const string One =
        """{"ts":"2026-10-01T23:59:59Z","provider":"openai","user":"u1@corp.test","model":"gpt-5","input_tokens":10,"cache_read_tokens":1,"cache_write_tokens":2,"output_tokens":3,"request_id":"r1"}""";
    private const string Columns =
        "SELECT CAST(usage_date AS VARCHAR), provider, user_id, model, sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens), "
        + "sum(output_tokens), sum(request_count) FROM stg_usage_events__requests GROUP BY ALL ORDER BY ALL";

    private readonly TestHome home = new();
    private readonly UsageEventsSource source = new();

    [Fact]
    public async Task Extract_RepeatedRequest_CountsOnceAndDaysAreUtc()
    {
        home.Write(
            "drop/a.ndjson",
            One
                + "\n"
                + One
                + "\n"
                + One.Replace("r1", "r2", StringComparison.Ordinal).Replace("2026-10-01T23:59:59Z", "2026-10-02T01:30:00+02:00", StringComparison.Ordinal)
                + "\n"
        );
        await home.LandAsync(source, files: "drop");
        Assert.Equal("2026-10-01|openai|u1@corp.test|gpt-5|20|2|4|6|2", home.Query(Columns));
    }

    [Fact]
    public async Task Extract_SameRequestInTwoFiles_CountsOnce()
    {
        home.Write("drop/a.ndjson", One + "\n");
        home.Write("drop/b.ndjson", One + "\n" + One.Replace("r1", "r2", StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("2026-10-01|openai|u1@corp.test|gpt-5|20|2|4|6|2", home.Query(Columns));
    }

    [Fact]
    public async Task Extract_SameContentUnderTwoNames_LandsOnce()
    {
        home.Write("drop/a.ndjson", One + "\n");
        home.Write("drop/b.ndjson", One + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("1|a.ndjson", home.Query("SELECT count(*), min(part) FROM landed"));
        Assert.Contains("event=file_twice source=usage-events part=b.ndjson same_as=a.ndjson", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_GrownFile_ReplacesItself()
    {
        home.Write("drop/a.ndjson", One + "\n");
        await home.LandAsync(source, files: "drop/*.ndjson");
        Assert.Null((await home.LandAsync(source, files: "drop/*.ndjson")).Sequence);
        home.Write("drop/a.ndjson", One + "\n" + One.Replace("r1", "r2", StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop/*.ndjson");
        Assert.Equal("2026-10-01|openai|u1@corp.test|gpt-5|20|2|4|6|2", home.Query(Columns));
    }

    [Fact]
    public async Task Extract_Gzip_IsRead()
    {
        var path = home.Write("drop/a.ndjson.gz", "");
        using (var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
        {
            writer.WriteLine(One);
        }

        await home.LandAsync(source, files: "drop");
        Assert.Equal("2026-10-01|openai|u1@corp.test|gpt-5|10|1|2|3|1", home.Query(Columns));
    }

    [Fact]
    public async Task Extract_EventWithoutUser_Lands()
    {
        home.Write("drop/a.ndjson", One.Replace("\"user\":\"u1@corp.test\",", "", StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("2026-10-01|openai||gpt-5|10|1|2|3|1", home.Query(Columns));
    }

    [Theory]
    [InlineData("\"input_tokens\":10", "\"input_tokens\":-10", "a.ndjson:2 input_tokens", "-10")]
    [InlineData("\"input_tokens\":10", "\"input_tokens\":1.7", "a.ndjson:2 input_tokens", "1.7")]
    [InlineData("\"output_tokens\":3,", "\"output_tokens\":3", "a.ndjson:2", null)]
    [InlineData("2026-10-01T23:59:59Z", "yesterday", "a.ndjson:2 ts", "\"yesterday\"")]
    public async Task Extract_BadLine_NamesFileLineAndField(string right, string wrong, string where, string? found)
    {
        home.Write("drop/a.ndjson", One + "\n" + One.Replace(right, wrong, StringComparison.Ordinal) + "\n");
        var error = await home.RefusedAsync(source, files: "drop");
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.EndsWith(where, error.Problems[0].Where, StringComparison.Ordinal);
        Assert.True(found is null || error.Problems[0].Found == found, error.Message);
    }

    [Fact]
    public async Task Extract_OptionalFields_Land()
    {
        home.Write(
            "drop/a.ndjson",
            One.Replace(
                "}",
                ",\"cache_write_1h_tokens\":2,\"web_search_count\":4,\"service_tier\":\"batch\",\"inference_geo\":\"us\",\"speed\":\"fast\",\"api_key_id\":\"k\",\"project\":\"p\",\"repository\":\"r\",\"team\":\"t\",\"session_id\":\"s\",\"cost_usd\":0.0123,\"status\":\"failure\"}",
                StringComparison.Ordinal
            ) + "\n"
        );
        await home.LandAsync(source, files: "drop");
        Assert.Equal(
            "0|2|4|batch|us|fast|k|p|r|t|s|0.012300000000|True",
            home.Query(
                "SELECT cache_write_5m_tokens, cache_write_1h_tokens, web_search_count, service_tier, inference_geo, speed, api_key_id, project, "
                    + "repository, team, session_id, CAST(reported_usd AS VARCHAR), is_failed FROM stg_usage_events__requests"
            )
        );
    }

    [Theory]
    [InlineData(1_500)]
    [InlineData(200_000)]
    public async Task Extract_FieldThatFirstLinesLack_IsNotLost(int line)
    {
        home.Write(
            "drop/a.ndjson",
            string.Concat(
                Enumerable
                    .Range(0, 200_001)
                    .Select(number =>
                        One.Replace("r1", $"r{number}", StringComparison.Ordinal)
                            .Replace("}", number == line ? ",\"team\":\"platform\"}\n" : "}\n", StringComparison.Ordinal)
                    )
            )
        );
        await home.LandAsync(source, files: "drop");
        Assert.Equal($"r{line}|platform", home.Query("SELECT request_id, team FROM stg_usage_events__requests WHERE team IS NOT NULL"));
    }

    [Fact]
    public async Task Extract_FilesWithAndWithoutAField_StandBesideEachOther()
    {
        home.Write("drop/a.ndjson", One + "\n");
        home.Write("drop/b.ndjson", One.Replace("r1", "r2", StringComparison.Ordinal).Replace("}", ",\"team\":\"t\"}", StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop");
        home.Write("drop/c.ndjson", One.Replace("r1", "r3", StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("r1|\nr2|t\nr3|", home.Query("SELECT request_id, team FROM stg_usage_events__requests ORDER BY 1"));
    }

    [Fact]
    public async Task Extract_ManyFiles_LandInOnePass()
    {
        for (var number = 0; number < 70; number++)
        {
            home.Write($"drop/{number:000}.ndjson", One.Replace("r1", $"r{number}", StringComparison.Ordinal) + "\n");
        }

        var summary = await home.LandAsync(source, files: "drop");
        Assert.Equal("70|70", $"{summary.Entities.Single().RowCount}|{home.Query("SELECT count(*) FROM stg_usage_events__requests")}");
        Assert.Null((await home.LandAsync(source, files: "drop")).Sequence);
    }

    [Fact]
    public async Task Extract_TwoBadFiles_AreBothNamed()
    {
        home.Write("drop/a.ndjson", One + "\n" + One.Replace(":10", ":-10", StringComparison.Ordinal) + "\n");
        home.Write("drop/b.ndjson", One.Replace(":10", ":1.5", StringComparison.Ordinal) + "\n");
        var error = await home.RefusedAsync(source, files: "drop");
        Assert.Equal(["a.ndjson:2 input_tokens", "b.ndjson:1 input_tokens"], error.Problems.Select(problem => Path.GetFileName(problem.Where)));
    }

    [Fact]
    public async Task Extract_RotatedLog_LosesNothing()
    {
        home.Write("drop/gateway.ndjson", One + "\n");
        await home.LandAsync(source, files: "drop");
        home.Write("drop/gateway.1.ndjson", One + "\n");
        home.Write("drop/gateway.ndjson", One.Replace("r1", "r2", StringComparison.Ordinal) + "\n" + One.Replace("r1", "r3", StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("r1\nr2\nr3", home.Query("SELECT request_id FROM stg_usage_events__requests ORDER BY 1"));
    }

    [Fact]
    public async Task Extract_RenamedFile_LandsOnce()
    {
        home.Write("drop/a.ndjson", One + "\n");
        await home.LandAsync(source, files: "drop");
        File.Move(Path.Combine(home.Home.Root, "drop/a.ndjson"), Path.Combine(home.Home.Root, "drop/b.ndjson"));
        Assert.Null((await home.LandAsync(source, files: "drop")).Sequence);
        Assert.Equal("1|a.ndjson", home.Query("SELECT count(*), min(part) FROM landed"));
    }

    [Fact]
    public async Task Extract_TwoGateways_NeverReplaceEachOther()
    {
        // Both count their requests from r1 on, and both requests look alike.
        foreach (var gateway in new[] { "emea", "apac" })
        {
            home.Write($"{gateway}/current.ndjson", One + "\n");
            await new Landing(home.Home, new DuckDbSettings(), home.Clock, RunLog.Silent).RunAsync(
                source.Id,
                extraction => source.ExtractAsync(home.Request(files: gateway) with { Account = gateway }, extraction, TestContext.Current.CancellationToken),
                gateway
            );
        }

        Assert.Equal("apac|r1\nemea|r1", home.Query("SELECT gateway, request_id FROM stg_usage_events__requests ORDER BY 1"));
    }

    // Each case: the lines of one file as id:user:model:minute:output[:status[:prompt]], and the output tokens of the requests that count.
    [Theory]
    [InlineData("texts that stand for no id", "5 7", "None:u:gpt-5:0:5", "None:u:gpt-5:0:7")]
    [InlineData("equal lines without an id are two uses", "5 5", "None:u:gpt-5:0:5", "None:u:gpt-5:0:5")]
    [InlineData(
        "no id in any of its spellings",
        "1 2 3 4",
        ":u:gpt-5:0:1",
        "null:u:gpt-5:0:2",
        "00000000-0000-0000-0000-000000000000:u:gpt-5:0:3",
        "NaN:u:gpt-5:0:4"
    )]
    [InlineData("a partial answer, then the final one", "9", "r:u:gpt-5:0:1:in_progress", "r:u:gpt-5:0:9")]
    [InlineData("the final one first", "9", "r:u:gpt-5:0:9", "r:u:gpt-5:0:1:in_progress")]
    [InlineData("a failure, then the success", "9", "r:u:gpt-5:0:0:failure:0", "r:u:gpt-5:1:9:success")]
    [InlineData("other people", "5 7", "1:u:gpt-5:0:5", "1:v:gpt-5:0:7")]
    [InlineData("other models", "5 7", "1:u:gpt-5:0:5", "1:u:gpt-5-mini:0:7")]
    [InlineData("a version of the same model", "7", "1:u:gpt-5:0:5", "1:u:gpt-5-2025-08-07:0:7")]
    [InlineData("times that lie apart", "5 7", "1:u:gpt-5:0:5", "1:u:gpt-5:59:7")]
    [InlineData("two prompts that were both answered", "5 7", "1:u:gpt-5:0:5:success:100", "1:u:gpt-5:1:7:success:200")]
    [InlineData("one line does not say who", "7", "1:u:gpt-5:0:5", "1::gpt-5:0:7")]
    public async Task Extract_LinesUnderOneId_AreOneRequestOnlyWhereEverythingSaysSo(string why, string expected, params string[] lines)
    {
        var text = lines.Select(line =>
        {
            var parts = line.Split(':');
            return $$"""{"ts":"2026-10-01T09:{{parts[3]}}:00Z","provider":"openai","user":"{{parts[1]}}","model":"{{parts[2]}}","input_tokens":{{parts.ElementAtOrDefault(6) ?? "10"}},"cache_read_tokens":0,"cache_write_tokens":0,"output_tokens":{{parts[4]}},"request_id":"{{parts[0]}}","status":"{{parts.ElementAtOrDefault(5) ?? "success"}}"}"""
                .Replace("T09:0:", "T09:00:", StringComparison.Ordinal)
                .Replace("T09:1:", "T09:01:", StringComparison.Ordinal);
        });
        home.Write("drop/a.ndjson", string.Concat(text.Select(line => line + "\n")));
        await home.LandAsync(source, files: "drop");
        var counted = home.Query("SELECT string_agg(output_tokens, ' ' ORDER BY output_tokens) FROM stg_usage_events__requests");
        Assert.True(expected == counted, $"{why}: {counted} and not {expected}");
    }

    [Fact]
    public async Task Extract_RequestWithoutAnId_Counts()
    {
        home.Write("drop/a.ndjson", One.Replace(",\"request_id\":\"r1\"", "", StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("2026-10-01|openai|u1@corp.test|gpt-5|10|1|2|3|1", home.Query(Columns));
    }

    [Fact]
    public async Task Extract_InputThatIncludesTheCache_IsCountedOnce()
    {
        home.Write("drop/a.ndjson", One.Replace("}", ",\"input_includes_cache\":true}", StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("7|1|2", home.Query("SELECT uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens FROM stg_usage_events__requests"));
    }

    [Fact]
    public async Task Extract_InputSmallerThanTheCacheItIncludes_IsRefused()
    {
        home.Write(
            "drop/a.ndjson",
            One.Replace(":10,", ":2,", StringComparison.Ordinal).Replace("}", ",\"input_includes_cache\":true}", StringComparison.Ordinal) + "\n"
        );
        var problem = (await home.RefusedAsync(source, files: "drop")).Problems.Single();
        Assert.Equal(
            "drop/a.ndjson:r1 input_tokens|at least the 3 tokens read from and written to the cache, as input_includes_cache says|2",
            $"{problem.Where}|{problem.Expected}|{problem.Found}"
        );
    }

    [Theory]
    [InlineData("1000000000000", true)]
    [InlineData("-1000000000000", true)]
    [InlineData("1.23E-13", true)]
    [InlineData("1000000000000.1", false)]
    [InlineData("1e13", false)]
    [InlineData("\"1,000.5\"", false)]
    public async Task Extract_ReportedCost_IsAnAmountUpToATrillion(string cost, bool lands)
    {
        home.Write("drop/a.ndjson", One.Replace("}", $",\"cost_usd\":{cost}}}", StringComparison.Ordinal) + "\n");
        if (lands)
        {
            await home.LandAsync(source, files: "drop");
            Assert.Equal("1", home.Query("SELECT count(reported_usd) FROM stg_usage_events__requests"));
        }
        else
        {
            Assert.Equal(ExitCode.DataProblem, (await home.RefusedAsync(source, files: "drop")).Code);
        }
    }

    [Fact]
    public async Task Extract_EmptyFile_IsAnError()
    {
        home.Write("drop/a.ndjson", "");
        Assert.Equal("an empty file", (await home.RefusedAsync(source, files: "drop")).Problems[0].Found);
    }

    [Theory]
    [InlineData("gpt-5", "gpt-5")]
    [InlineData("openai/gpt-5-2025-08-07", "gpt-5")]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o")]
    [InlineData("claude-sonnet-4-5-20250929", "claude-sonnet-4-5")]
    [InlineData("claude-sonnet-4-5@20250929", "claude-sonnet-4-5")]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5")]
    [InlineData("vertex_ai/claude-opus-4-1@20250805", "claude-opus-4-1")]
    [InlineData("claude-opus-5-5[1m]", "claude-opus-5-5")]
    [InlineData("claude-3-5-haiku-latest", "claude-haiku-3-5")]
    [InlineData("Claude-Haiku-4-5-20251001", "claude-haiku-4-5")]
    [InlineData("gpt-6.1-sol", "gpt-6.1-sol")]
    [InlineData("mistral-large-2411", "mistral-large-2411")]
    [InlineData("Claude Opus 5.5", "claude-opus-5-5")]
    [InlineData("anthropic/claude-sonnet-4.5", "claude-sonnet-4-5")]
    [InlineData("claude-opus-4-0", "claude-opus-4")]
    [InlineData("azure/eu.gpt-5.4-mini-2026-03-17", "gpt-5.4-mini")]
    [InlineData("openai/o3-2025-04-16", "o3")]
    [InlineData("ft:gpt-4o-2024-08-06:corp::x1", "ft:gpt-4o-2024-08-06:corp::x1")]
    [InlineData("chatgpt-4o-latest", "chatgpt-4o")]
    [InlineData("openrouter/anthropic/claude-4.6-sonnet-20260217", "claude-sonnet-4-6")]
    [InlineData("bedrock/converse/us.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5")]
    [InlineData("bedrock/arn:aws:bedrock:us-east-1::inference-profile/us.anthropic.claude-sonnet-4-6", "claude-sonnet-4-6")]
    [InlineData("claude_4_5_haiku", "claude-haiku-4-5")]
    [InlineData("claude_sonnet_4_5", "claude-sonnet-4-5")]
    [InlineData("claude-opus-4-5-thinking", "claude-opus-4-5")]
    [InlineData("anthropic/claude-3.7-sonnet:thinking", "claude-sonnet-3-7")]
    [InlineData("us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5")]
    [InlineData("databricks-claude-sonnet-4-5", "claude-sonnet-4-5")]
    [InlineData("openai/responses/gpt-5.5", "gpt-5.5")]
    [InlineData("amazon.nova-pro-v1:0", "nova-pro")]
    [InlineData("deepseek-v3", "deepseek-v3")]
    [InlineData("models/gemini-2.5-flash-001", "gemini-2.5-flash")]
    [InlineData("openai/gpt-5-mini:free", "gpt-5-mini:free")]
    [InlineData("acme-distilled-gpt-4o", "acme-distilled-gpt-4o")]
    [InlineData("someone/gpt-4o", "someone/gpt-4o")]
    [InlineData("openai/ft:gpt-4o-mini-2024-07-18:acme::9xYz", "ft:gpt-4o-mini-2024-07-18:acme::9xyz")]
    [InlineData("azure/gpt-4o-mini-2024-07-18.ft-0a1b2c", "gpt-4o-mini-2024-07-18.ft-0a1b2c")]
    public async Task PriceModel_OfAVendorsId_IsThePriceListsName(string model, string expected)
    {
        home.Write("drop/a.ndjson", One.Replace("gpt-5", model, StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal($"{model}|{expected}", home.Query("SELECT model, price_model FROM stg_usage_events__requests"));
    }

    [Theory]
    [InlineData(99_997, "0")]
    [InlineData(99_998, "100000")]
    [InlineData(199_998, "200000")]
    [InlineData(271_997, "256000")]
    [InlineData(271_998, "272000")]
    public async Task PromptOverTokens_OfARequest_CountsTheCacheToo(int input, string expected)
    {
        home.Write(
            "drop/a.ndjson",
            One.Replace("gpt-5", "claude-haiku-5-5", StringComparison.Ordinal)
                .Replace("\"input_tokens\":10", $"\"input_tokens\":{input}", StringComparison.Ordinal) + "\n"
        );
        await home.LandAsync(source, files: "drop");
        Assert.Equal(expected, home.Query("SELECT prompt_over_tokens FROM stg_usage_events__requests"));
    }

    public void Dispose() => home.Dispose();
}
