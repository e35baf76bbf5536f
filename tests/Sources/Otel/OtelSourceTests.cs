using System.Globalization;
using Finops.Core;
using Finops.Extract.Otel;

namespace Finops.Tests.Sources.Otel;

/// <summary>OTLP JSON lines as the collector's file exporter writes them.</summary>
public sealed class OtelSourceTests : IDisposable
{
    private const string Requests =
        "SELECT signal, product, provider, model, user_id, session_id, team, uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, "
        + "output_tokens, request_count, CAST(reported_usd AS VARCHAR) FROM stg_otel__records ORDER BY at_utc, record_key";
    private const string Used =
        "SELECT CAST(usage_date AS VARCHAR), sum(uncached_input_tokens), sum(output_tokens), CAST(sum(reported_usd) AS VARCHAR) FROM stg_otel__records "
        + "GROUP BY ALL ORDER BY ALL";
    private const string ClaudeCode = "\"service.name\":\"claude-code\",\"team.id\":\"platform\"";
    private const string ApiRequest =
        "\"event.name\":\"api_request\",\"model\":\"claude-opus-5-5\",\"input_tokens\":10,\"output_tokens\":20,\"cache_read_tokens\":30,\"cache_creation_tokens\":40,\"cost_usd\":0.0123,\"cost_usd_micros\":12300,\"request_id\":\"req_1\",\"session.id\":\"s1\",\"user.email\":\"Ada@x.example\",\"speed\":\"normal\"";
    private const string Chat =
        "\"gen_ai.operation.name\":\"chat\",\"gen_ai.provider.name\":\"openai\",\"gen_ai.request.model\":\"gpt-5\",\"gen_ai.usage.input_tokens\":100,\"gen_ai.usage.cache_read.input_tokens\":60,\"gen_ai.usage.output_tokens\":7";

    private readonly TestHome home = new();
    private readonly OtelSource source = new();

    [Fact]
    public async Task Extract_ClaudeCodesEvent_Lands()
    {
        await LandAsync(Log(0, "claude_code.api_request", ApiRequest));
        Assert.Equal("log|claude_code|anthropic|claude-opus-5-5|ada@x.example|s1|platform|10|30|40|20|1|0.012300000000", home.Query(Requests));
    }

    [Theory]
    [InlineData("\"cost_usd\":0.0123", "\"cost_usd\":1000000000001")]
    [InlineData("\"cost_usd_micros\":12300", "\"cost_usd_micros\":2000000000000000000")]
    public async Task Extract_CostThatOnlyAnotherUnitExplains_IsRefused(string cost, string instead)
    {
        home.Write("drop/a.jsonl", Log(0, "claude_code.api_request", ApiRequest.Replace(cost, instead, StringComparison.Ordinal)) + "\n");
        Assert.Equal(ExitCode.DataProblem, (await home.RefusedAsync(source, files: "drop")).Code);
    }

    [Fact]
    public async Task Extract_SpanWithoutItsEvent_IsSaid()
    {
        var span = "\"session.id\":\"s1\",\"model\":\"claude-opus-5-5\",\"input_tokens\":5,\"output_tokens\":6,\"request_id\":";
        await LandAsync(
            Log(0, "claude_code.api_request", ApiRequest),
            Span("claude_code.llm_request", "x1", $"{span}\"req_1\""),
            Span("claude_code.llm_request", "x2", $"{span}\"req_2\"")
        );
        Assert.Equal("s1|req_2|11", home.Query("SELECT session_id, request_id, token_count FROM stg_otel__untold_spans"));
        Assert.Equal("1", home.Query("SELECT count(*) FROM stg_otel__records"));
    }

    [Fact]
    public async Task Extract_WhateverElseIsLogged_StaysOutside()
    {
        await LandAsync(
            Log(0, "claude_code.user_prompt", "\"event.name\":\"user_prompt\",\"prompt\":\"a secret\""),
            Log(0, "claude_code.api_request", ApiRequest),
            Log(0, "claude_code.subagent_completed", "\"event.name\":\"subagent_completed\",\"model\":\"m\",\"input_tokens\":1,\"output_tokens\":1")
        );
        Assert.Equal("1", home.Query("SELECT count(*) FROM raw_otel__records"));
        Assert.DoesNotContain("secret", string.Join('\n', home.Rows("otel")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bash", "{\\\"bash_command\\\":\\\"git\\\",\\\"full_command\\\":\\\"git push secret\\\"}", "shell|git|True")]
    [InlineData("Bash", "{\\\"bash_command\\\":\\\"KEY=secret\\\",\\\"full_command\\\":\\\"KEY=secret ./run\\\"}", "tool|Bash|True")]
    [InlineData("Bash", "{\\\"bash_command\\\":\\\"./secret/run\\\"}", "tool|Bash|True")]
    [InlineData("mcp_tool", "{\\\"mcp_server_name\\\":\\\"github\\\",\\\"mcp_tool_name\\\":\\\"create_issue\\\"}", "mcp|github/create_issue|True")]
    [InlineData("mcp__github__create_issue", "", "mcp|github/create_issue|True")]
    [InlineData("mcp_tool", "", "tool|mcp_tool|True")]
    [InlineData("Skill", "{\\\"skill_name\\\":\\\"pdf\\\"}", "skill|pdf|True")]
    [InlineData("Edit", "secret, and no JSON", "tool|Edit|True")]
    [InlineData("a secret", "", "tool|other|True")]
    public async Task Extract_ToolResult_LandsByItsNameAlone(string tool, string parameters, string expected)
    {
        await LandAsync(
            Tool("\"session.id\":\"s1\"").Replace("TOOL", tool, StringComparison.Ordinal).Replace("PARAMETERS", parameters, StringComparison.Ordinal)
        );
        Assert.Equal(expected, home.Query("SELECT command_type, command, is_success FROM stg_otel__commands"));
        Assert.DoesNotContain("secret", string.Join('\n', home.Rows("otel")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_SlashCommand_LandsWithoutThePrompt()
    {
        await LandAsync(
            Log(
                0,
                "claude_code.user_prompt",
                "\"event.name\":\"user_prompt\",\"prompt\":\"a "
                    + "secret\",\"command_name\":\"/compact\",\"command_source\":\"builtin\",\"session.id\":\"s1\",\"event.sequence\":4,\"user.email\":\"Ada@x.example\""
            ),
            Log(1, "claude_code.user_prompt", "\"event.name\":\"user_prompt\",\"prompt\":\"a secret\",\"session.id\":\"s1\",\"event.sequence\":5")
        );
        Assert.Equal(
            "slash|compact||ada@x.example|anthropic",
            home.Query("SELECT command_type, command, is_success, user_id, provider FROM stg_otel__commands")
        );
        Assert.Equal("0", home.Query("SELECT count(*) FROM stg_otel__records"));
        Assert.DoesNotContain("secret", string.Join('\n', home.Rows("otel")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_ToolResultSentTwice_CountsOnce()
    {
        var known = Tool("\"session.id\":\"s1\",\"tool_use_id\":\"t1\"");
        var numbered = Tool("\"session.id\":\"s1\",\"event.sequence\":7");
        await LandAsync(known, known, numbered, numbered, numbered.Replace("\"7\"", "\"8\"", StringComparison.Ordinal));
        Assert.Equal("3", home.Query("SELECT count(*) FROM stg_otel__commands"));
    }

    [Fact]
    public async Task Extract_SpanOfATool_IsAUseAndClaudeCodesOwnIsNone()
    {
        const string Search = "\"gen_ai.operation.name\":\"execute_tool\",\"gen_ai.provider.name\":\"openai\",\"gen_ai.tool.name\":\"search\"";
        await LandAsync(
            Span("execute_tool search", "p1", Search),
            Span("execute_tool search", "p2", Search + ",\"error.type\":\"timeout\""),
            Span("claude_code.tool", "p3", Search)
        );
        Assert.Equal(
            "openai|tool|search|True\nopenai|tool|search|False",
            home.Query("SELECT provider, command_type, command, is_success FROM stg_otel__commands ORDER BY record_key")
        );
    }

    [Fact]
    public async Task Extract_EventSentTwice_CountsOnce()
    {
        await LandAsync(Log(0, "claude_code.api_request", ApiRequest), Log(0, "claude_code.api_request", ApiRequest));
        Assert.Equal("1|20", home.Query("SELECT count(*), sum(output_tokens) FROM stg_otel__records"));
    }

    [Fact]
    public async Task Extract_GenAiSpan_InputIncludesTheCache()
    {
        await LandAsync(Span("chat gpt-5", "p1", Chat));
        Assert.Equal(
            "span|claude_code|openai|gpt-5||||40|60|0|7|1|".Replace("claude_code", "chatbot", StringComparison.Ordinal),
            home.Query(Requests.Replace("team", "NULL", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Extract_GenAiSpanWithLessInputThanCache_SaysSoAndIsNotReadOtherwise()
    {
        await LandAsync(Span("chat", "p1", Chat.Replace(":100", ":10", StringComparison.Ordinal)));
        Assert.Equal("0|60|True", home.Query("SELECT uncached_input_tokens, cache_read_tokens, is_smaller_than_cache FROM stg_otel__records"));
    }

    // Each case: the attributes beside 100 tokens of input, and what of these was neither read from nor written to the cache.
    [Theory]
    [InlineData("\"gen_ai.usage.cache_read.input_tokens\":60", "40|60|0|")]
    [InlineData("\"gen_ai.usage.cache_read_input_tokens\":60,\"gen_ai.usage.cache_creation_input_tokens\":5", "100|60|5|")]
    [InlineData("\"gen_ai.usage.details.cache_read_tokens\":60,\"gen_ai.usage.details.cache_write_tokens\":5", "35|60|5|")]
    [InlineData("\"gen_ai.usage.cache_read_tokens\":60,\"gen_ai.usage.cache_write_tokens\":5", "35|60|5|")]
    [InlineData("\"gen_ai.usage.input_tokens.cached\":60", "40|60|0|")]
    [InlineData("\"gen_ai.usage.dreamt_tokens\":60,\"gen_ai.usage.total_tokens\":107", "100|0|0|gen_ai.usage.dreamt_tokens")]
    public async Task Extract_CacheUnderAnyOfItsNames_IsOnItsSideOfTheInput(string attributes, string expected)
    {
        const string Bare =
            "\"gen_ai.operation.name\":\"chat\",\"gen_ai.request.model\":\"m\",\"gen_ai.usage.input_tokens\":100,\"gen_ai.usage.output_tokens\":7,";
        await LandAsync(Span("chat", "p1", Bare + attributes));
        Assert.Equal(expected, home.Query("SELECT uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, unknown_usage FROM stg_otel__records"));
    }

    [Fact]
    public async Task Extract_ScopeThatAddsTheCache_IsKnown()
    {
        var span = Span("chat", "p1", Chat.Replace("cache_read.input_tokens", "cache_read_input_tokens", StringComparison.Ordinal));
        await LandAsync(
            span.Replace(
                "{\"spans\"",
                "{\"scope\":{\"name\":\"opentelemetry.instrumentation.anthropic\",\"version\":\"0.47\"},\"spans\"",
                StringComparison.Ordinal
            )
        );
        Assert.Equal("40|60", home.Query("SELECT uncached_input_tokens, cache_read_tokens FROM stg_otel__records"));
    }

    // Each case: spans as id:parent:operation:output, and the output tokens of those that are calls. A parent between them may have no tokens (0).
    [Theory]
    [InlineData("a parent without an operation", "3 4", "a:::7", "b:a:chat:3", "c:a:chat:4")]
    [InlineData("a step between that has no tokens", "7", "a:::7", "b:a::0", "c:b:chat:7")]
    [InlineData("a gateway's span and the vendor's below it", "7", "a::chat:7", "b:a:chat:7")]
    [InlineData("a call that has another call below it", "3 7", "a::chat:7", "b:a:chat:3")]
    [InlineData("a step without parent beside its call", "7", "a::agent_step:7", "b::chat:7")]
    [InlineData("an unknown operation alone", "7", "a::dream:7")]
    public async Task Extract_SpansThatRepeatTheCallsBelow_AreNoCalls(string why, string expected, params string[] spans)
    {
        await LandAsync([
            .. spans.Select(span =>
            {
                var parts = span.Split(':');
                var tokens = parts[3] == "0" ? "" : $",\"gen_ai.usage.input_tokens\":10,\"gen_ai.usage.output_tokens\":{parts[3]}";
                var operation = parts[2].Length == 0 ? "" : $",\"gen_ai.operation.name\":\"{parts[2]}\"";
                return Span(parts[2], parts[0], "\"gen_ai.request.model\":\"m\"" + operation + tokens)
                    .Replace("\"name\":", $"\"parentSpanId\":\"{parts[1]}\",\"name\":", StringComparison.Ordinal);
            }),
        ]);
        var counted = home.Query("SELECT string_agg(output_tokens, ' ' ORDER BY output_tokens) FROM stg_otel__records WHERE is_call");
        Assert.True(expected == counted, $"{why}: {counted} and not {expected}");
    }

    [Fact]
    public async Task Extract_ClaudeCodesSpans_CountWhereTheirSessionHasNoEvents()
    {
        const string Call = "\"model\":\"claude-opus-5-5\",\"input_tokens\":10,\"output_tokens\":20,\"cache_read_tokens\":30,\"session.id\":";
        await LandAsync(
            Log(0, "claude_code.api_request", ApiRequest),
            Span("claude_code.llm_request", "p1", Call + "\"s1\""),
            Span("claude_code.llm_request", "p2", Call + "\"s2\"")
        );
        Assert.Equal("s1|10|30\ns2|10|30", home.Query("SELECT session_id, uncached_input_tokens, cache_read_tokens FROM stg_otel__records ORDER BY 1"));
    }

    [Theory]
    [InlineData("no start", "\"startTimeUnixNano\":\"0\"", "0|0|0", true)]
    [InlineData("each point starts at itself", "AT", "60|120|180", true)]
    [InlineData("one start", "\"startTimeUnixNano\":\"1790000000000000000\"", "0|0|0", false)]
    public async Task Extract_CumulativePoints_CountTheirGrowthWhateverTheyStartFrom(string why, string start, string starts, bool isWithoutStart)
    {
        var at = starts.Split('|').Select(second => int.Parse(second, CultureInfo.InvariantCulture)).ToArray();
        var metric = Metric("claude_code.token.usage", 2, "input", (at[0], 60, "12"), (at[1], 120, "20"), (at[2], 180, "50"));
        await LandAsync(start == "AT" ? metric : metric.Replace($"\"startTimeUnixNano\":\"{Nano(0)}\"", start, StringComparison.Ordinal));
        Assert.True(
            $"50|{isWithoutStart}" == home.Query("SELECT sum(uncached_input_tokens), bool_or(is_without_start) FROM stg_otel__records"),
            $"{why}: {home.Query("SELECT uncached_input_tokens, is_without_start FROM stg_otel__records")}"
        );
    }

    [Fact]
    public async Task Extract_SpanAndItsEvent_CountOnce()
    {
        await LandAsync(
            Span("chat gpt-5", "p1", Chat + ",\"gen_ai.response.id\":\"resp_1\""),
            Log(1, "gen_ai.client.inference.operation.details", Chat, "chatbot", "p1"),
            Span("gateway", "p2", Chat + ",\"gen_ai.response.id\":\"resp_1\"")
        );
        Assert.Equal("1|7", home.Query("SELECT count(*), sum(output_tokens) FROM stg_otel__records"));
    }

    [Fact]
    public async Task Extract_SpanOfAnAgent_IsNoRequest()
    {
        await LandAsync(
            Span("invoke_agent", "p1", Chat.Replace("\"chat\"", "\"invoke_agent\"", StringComparison.Ordinal)),
            Span("claude_code.interaction", "p2", Chat)
        );
        Assert.Equal("0", home.Query("SELECT count(*) FROM stg_otel__records"));
    }

    [Fact]
    public async Task Extract_DeltaMetric_IsSummed()
    {
        await LandAsync(
            Metric("claude_code.token.usage", 1, "input", (0, 60, "12"), (60, 120, "8")),
            Metric("claude_code.token.usage", 1, "output", (0, 60, "5")),
            Metric("claude_code.cost.usage", 1, null, (0, 60, "0.25"))
        );
        Assert.Equal("2026-09-21|20|5|0.250000000000", home.Query(Used));
    }

    [Fact]
    public async Task Extract_CumulativeMetric_CountsItsGrowthOnItsDay()
    {
        await LandAsync(Metric("claude_code.token.usage", 2, "input", (0, 60, "12"), (0, 120, "20"), (0, 120, "20"), (0, 86_400, "50")));
        await LandAsync(Metric("claude_code.token.usage", 2, "input", (0, 86_460, "51"), (86_500, 86_600, "4")));
        Assert.Equal("2026-09-21|20|0|\n2026-09-22|35|0|", home.Query(Used));
    }

    [Fact]
    public async Task Extract_Histogram_CountsItsSum()
    {
        await LandAsync(
            Metric("gen_ai.client.token.usage", 1, "input", (0, 60, "100"))
                .Replace("\"sum\":{\"dataPoints\"", "\"histogram\":{\"dataPoints\"", StringComparison.Ordinal)
                .Replace("\"asDouble\"", "\"count\":\"3\",\"sum\"", StringComparison.Ordinal)
        );
        Assert.Equal("2026-09-21|100|0|", home.Query(Used));
    }

    [Fact]
    public async Task Extract_NumbersAsStringsAndNames_AreTheSame()
    {
        await LandAsync(
            Log(0, "claude_code.api_request", ApiRequest.Replace(":10,", ":\"10\",", StringComparison.Ordinal)),
            Metric("claude_code.token.usage", 1, "output", (0, 60, "5"))
                .Replace("\"aggregationTemporality\":1", "\"aggregationTemporality\":\"AGGREGATION_TEMPORALITY_DELTA\"", StringComparison.Ordinal)
        );
        Assert.Equal("2026-09-21|10|25|0.012300000000", home.Query(Used));
    }

    [Fact]
    public async Task Extract_FileWithoutUse_LandsEmpty()
    {
        await LandAsync(
            """{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"claude_code.session.count","gauge":{"dataPoints":[{"asDouble":1}]}}]}]}]}"""
        );
        Assert.Equal("0", home.Query("SELECT count(*) FROM raw_otel__records"));
        Assert.Null((await home.LandAsync(source, files: "drop")).Sequence);
    }

    [Fact]
    public async Task Extract_BrokenLine_IsNamed()
    {
        home.Write("drop/a.jsonl", Log(0, "claude_code.api_request", ApiRequest) + "\n{\"resourceLogs\":[\n");
        Assert.EndsWith("a.jsonl:2", (await home.RefusedAsync(source, files: "drop")).Problems.Single().Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_BadValues_AreNamedWithTheirLines()
    {
        var good = Log(0, "claude_code.api_request", ApiRequest);
        home.Write(
            "drop/a.jsonl",
            string.Join(
                '\n',
                good,
                good.Replace("\"10\"", "\"-10\"", StringComparison.Ordinal),
                good,
                good.Replace("\"20\"", "\"2.5\"", StringComparison.Ordinal),
                good
            ) + "\n"
        );
        var error = await home.RefusedAsync(source, files: "drop");
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal(
            ["a.jsonl:2 input_tokens -10", "a.jsonl:4 output_tokens 2.5"],
            error.Problems.Select(problem => $"{Path.GetFileName(problem.Where)} {problem.Found}")
        );
    }

    public void Dispose() => home.Dispose();

    private static string Attributes(string members) =>
        string.Join(
            ',',
            members
                .Split(',')
                .Where(member => member.Length > 0)
                .Select(member =>
                {
                    var (key, value) = (member[..member.IndexOf(':', StringComparison.Ordinal)], member[(member.IndexOf(':', StringComparison.Ordinal) + 1)..]);
                    return $"{{\"key\":{key},\"value\":{{{(value[0] == '"' ? $"\"stringValue\":{value}" : value.Contains('.', StringComparison.Ordinal) ? $"\"doubleValue\":{value}" : $"\"intValue\":\"{value}\"")}}}}}";
                })
        );

    private static string Nano(int second) => (1_790_000_000L + second).ToString(CultureInfo.InvariantCulture) + "000000000";

    private static string Log(int second, string body, string attributes, string service = "claude-code", string span = "") =>
        $$"""{"resourceLogs":[{"resource":{"attributes":[{{Attributes(service == "claude-code" ? ClaudeCode : $"\"service.name\":\"{service}\"")}}]},"scopeLogs":[{"scope":{"name":"events"},"logRecords":[{"timeUnixNano":"{{Nano(second)}}","body":{"stringValue":"{{body}}"},"attributes":[{{Attributes(attributes)}}],"traceId":"{{(span.Length > 0 ? "t" : "")}}","spanId":"{{span}}"}]}]}]}""";

    private static string Span(string name, string id, string attributes) =>
        $$"""{"resourceSpans":[{"resource":{"attributes":[{{Attributes("\"service.name\":\"chatbot\"")}}]},"scopeSpans":[{"spans":[{"traceId":"t","spanId":"{{id}}","name":"{{name}}","kind":3,"startTimeUnixNano":"{{Nano(0)}}","endTimeUnixNano":"{{Nano(2)}}","attributes":[{{Attributes(attributes)}}],"status":{} }]}]}]}""";

    private static string Metric(string name, int temporality, string? type, params (int Start, int At, string Value)[] points) =>
        $$"""{"resourceMetrics":[{"resource":{"attributes":[{{Attributes(ClaudeCode)}}]},"scopeMetrics":[{"metrics":[{"name":"{{name}}","unit":"tokens","sum":{"dataPoints":[{{string.Join(',', points.Select(point => $$"""{"attributes":[{{Attributes("\"model\":\"claude-opus-5-5\",\"session.id\":\"s2\"" + (type is null ? "" : $",\"type\":\"{type}\""))}}],"startTimeUnixNano":"{{Nano(point.Start)}}","timeUnixNano":"{{Nano(point.At)}}","asDouble":{{point.Value}} }"""))}}],"aggregationTemporality":{{temporality}},"isMonotonic":true} }]}]}]}""";

    private static string Tool(string attributes) =>
        Log(0, "claude_code.tool_result", "\"event.name\":\"tool_result\",\"tool_name\":\"TOOL\",\"success\":\"true\",\"duration_ms\":\"12\"," + attributes)
            .Replace(
                "{\"key\":\"success\"",
                "{\"key\":\"tool_parameters\",\"value\":{\"stringValue\":\"PARAMETERS\"}},{\"key\":\"success\"",
                StringComparison.Ordinal
            );

    private Task LandAsync(params string[] lines)
    {
        home.Write($"drop/{Guid.NewGuid():N}.jsonl", string.Join('\n', lines) + "\n");
        return home.LandAsync(source, files: "drop");
    }
}
