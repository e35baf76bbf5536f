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
        "SELECT CAST(usage_date AS VARCHAR), provider, user_id, model, sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens), sum(output_tokens), sum(request_count) FROM stg_usage_events__requests GROUP BY ALL ORDER BY ALL";

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
    [InlineData("\"request_id\":\"r1\"", "\"id\":\"r1\"", "a.ndjson:2 request_id", "nothing")]
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
                "SELECT cache_write_5m_tokens, cache_write_1h_tokens, web_search_count, service_tier, inference_geo, speed, api_key_id, project, repository, team, session_id, CAST(reported_usd AS VARCHAR), is_failed FROM stg_usage_events__requests"
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
        foreach (var gateway in new[] { "emea", "apac" })
        {
            home.Write($"{gateway}/current.ndjson", One.Replace("r1", gateway, StringComparison.Ordinal) + "\n");
            await new Landing(home.Home, new DuckDbSettings(), home.Clock, RunLog.Silent).RunAsync(
                source.Id,
                extraction => source.ExtractAsync(home.Request(files: gateway) with { Account = gateway }, extraction, TestContext.Current.CancellationToken),
                gateway
            );
        }

        Assert.Equal("apac\nemea", home.Query("SELECT request_id FROM stg_usage_events__requests ORDER BY 1"));
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
            "a.ndjson:r1 input_tokens|at least the 3 tokens read from and written to the cache, as input_includes_cache says|2",
            $"{problem.Where}|{problem.Expected}|{problem.Found}"
        );
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
