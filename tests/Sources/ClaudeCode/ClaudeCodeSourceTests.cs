using Finops.Extract.ClaudeCode;

namespace Finops.Tests.Sources.ClaudeCode;

public sealed class ClaudeCodeSourceTests : IDisposable
{
    private readonly TestHome home = new();
    private readonly ClaudeCodeSource source = new();

    [Fact]
    public async Task Extract_PublishedExample_LandsEveryFigure()
    {
        await LandAsync(Line());
        Assert.Equal(
            "2026-10-01|s1|msg_1|req_1|claude-sonnet-5-5|/w/payments-api|payments-api|main|12|80000|500|1000|340|False|",
            home.Query(
                "SELECT CAST(usage_date AS VARCHAR), session_id, message_id, request_id, model, project, repository, git_branch, uncached_input_tokens, "
                    + "cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, is_sidechain, speed FROM stg_claude_code__messages"
            )
        );
    }

    [Fact]
    public async Task Extract_WhatPeopleWrote_NeverLands()
    {
        var summary = await LandAsync(
            Line()
                .Replace("\"usage\"", "\"content\":[{\"text\":\"secret\"}],\"usage\"", StringComparison.Ordinal)
                .Replace("\"type\"", "\"toolUseResult\":\"secret\",\"type\"", StringComparison.Ordinal)
        );
        Assert.Empty(summary.UnknownFields);
        Assert.Equal("0", home.Query("SELECT count(*) FROM raw_claude_code__messages AS line WHERE contains(CAST(line AS VARCHAR), 'secret')"));
    }

    [Theory]
    [InlineData("Bash", "tool|Bash|True")]
    [InlineData("mcp__github__create_issue", "mcp|github/create_issue|True")]
    [InlineData("rm -rf secret", "tool|other|True")]
    public async Task Extract_ToolThatWasUsed_LandsByItsNameAlone(string name, string expected)
    {
        var call = Line()
            .Replace(
                "\"usage\"",
                $"\"content\":[{{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"{name}\",\"input\":{{\"command\":\"secret\"}}}}],\"usage\"",
                StringComparison.Ordinal
            );
        await LandAsync(
            call,
            call,
            """{"type":"user","timestamp":"2026-10-01T09:00:01Z","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"secret"}]}}"""
        );
        Assert.Equal(expected, home.Query("SELECT command_type, command, is_success FROM stg_claude_code__commands"));
        Assert.DoesNotContain("secret", string.Join('\n', home.Rows("claude-code")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<command-message>x</command-message>\\n<command-name>/compact</command-name>\\n<command-args>secret</command-args>", "compact")]
    [InlineData("<command-name>plugin:do-it</command-name>", "plugin:do-it")]
    [InlineData("<command-name>/secret words</command-name>", "other")]
    [InlineData("why does <command-name>/secret</command-name> fail", "")]
    public async Task Extract_CommandThatWasTyped_LandsByItsNameAlone(string content, string expected)
    {
        await LandAsync($$$"""{"type":"user","uuid":"u1","timestamp":"2026-10-01T09:00:01Z","message":{"role":"user","content":"{{{content}}}"}}""");
        Assert.Equal(expected, home.Query("SELECT command FROM stg_claude_code__commands WHERE command_type = 'slash'"));
        Assert.DoesNotContain("secret", string.Join('\n', home.Rows("claude-code")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_CallsInAResumedSession_CountOnceWithTheResultThatIsKnown()
    {
        var call = Line().Replace("\"usage\"", "\"content\":[{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"Read\"}],\"usage\"", StringComparison.Ordinal);
        home.Write(
            "drop/p/s1.jsonl",
            call
                + "\n"
                + """{"type":"user","timestamp":"2026-10-01T09:00:01Z","message":{"content":[{"type":"tool_result","tool_use_id":"t1","is_error":true}]}}"""
                + "\n"
        );
        home.Write("drop/p/s2.jsonl", call + "\n" + call.Replace("t1", "t2", StringComparison.Ordinal) + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("Read|False\nRead|", home.Query("SELECT command, is_success FROM stg_claude_code__commands ORDER BY record_key"));
    }

    // Each case: the lines of a session, and the output tokens that count once each answer is counted once.
    [Theory]
    [InlineData("one answer in three lines, the last is the largest", 340, "req_1:1", "req_1:20", "req_1:340")]
    [InlineData("one answer in two lines, the last is smaller", 340, "req_1:340", "req_1:1")]
    [InlineData("no request id: the message id alone", 340, ":5", ":340")]
    [InlineData("a line without request id beside one with", 340, "req_1:340", ":340")]
    [InlineData("a sidechain's replay under another request id", 340, "req_1:340", "req_2:500 sidechain")]
    [InlineData("a sidechain of its own", 500, "req_2:500 sidechain")]
    [InlineData("two replays without their parent", 500, "req_2:500 sidechain", "req_3:400 sidechain")]
    public async Task Extract_RepeatedLines_CountOnce(string why, int output, params string[] lines)
    {
        await LandAsync([
            .. lines.Select(line =>
            {
                var parts = line.Split(':', ' ');
                return Line(request: parts[0], output: parts[1], isSidechain: parts.Length > 2);
            }),
        ]);
        Assert.True($"1|{output}" == home.Query("SELECT count(*), sum(output_tokens) FROM stg_claude_code__messages"), why);
        Assert.Equal($"{lines.Length}", home.Query("SELECT count(*) FROM raw_claude_code__messages"));
    }

    [Fact]
    public async Task Extract_ResumedSessionInAnotherFile_CountsItsCopiesOnce()
    {
        home.Write("drop/p/s1.jsonl", Line() + "\n");
        home.Write("drop/p/s2.jsonl", Line().Replace("\"s1\"", "\"s2\"", StringComparison.Ordinal) + "\n" + Line(message: "msg_2", request: "req_2") + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("2|680", home.Query("SELECT count(*), sum(output_tokens) FROM stg_claude_code__messages"));
    }

    [Fact]
    public async Task Extract_SyntheticAndErrorLines_LandAndDoNotCount()
    {
        await LandAsync(
            Line(message: "m1").Replace("claude-sonnet-5-5", "<synthetic>", StringComparison.Ordinal),
            Line(message: "m2").Replace("\"isSidechain\"", "\"isApiErrorMessage\":true,\"isSidechain\"", StringComparison.Ordinal)
        );
        Assert.Equal("0", home.Query("SELECT count(*) FROM stg_claude_code__messages"));
        Assert.Equal("2", home.Query("SELECT count(*) FROM raw_claude_code__messages"));
    }

    [Fact]
    public async Task Extract_WithoutSplitOfCacheWrites_TakesFiveMinutes()
    {
        await LandAsync(
            Line().Replace("\"cache_creation\":{\"ephemeral_5m_input_tokens\":500,\"ephemeral_1h_input_tokens\":1000},", "", StringComparison.Ordinal)
        );
        Assert.Equal("1500|0", home.Query("SELECT cache_write_5m_tokens, cache_write_1h_tokens FROM stg_claude_code__messages"));
    }

    [Fact]
    public async Task Extract_LogsOfSeveralMachines_KeepTheFoldersName()
    {
        home.Write("drop/ada-laptop/.claude/projects/-w-x/s1.jsonl", Line() + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("ada-laptop", home.Query("SELECT machine_label FROM stg_claude_code__messages"));
    }

    [Fact]
    public async Task Extract_SessionStillBeingWritten_LeavesTheLastLineForLater()
    {
        home.Write("drop/s1.jsonl", Line() + "\n" + Line(message: "msg_2")[..40]);
        await home.LandAsync(source, files: "drop");
        home.Write("drop/s1.jsonl", Line() + "\n" + Line(message: "msg_2") + "\n");
        await home.LandAsync(source, files: "drop");
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_claude_code__messages"));
    }

    [Theory]
    [InlineData("{\"type\":\"assistant\"", "s1.jsonl:2", "one JSON value a line")]
    [InlineData(
        "{\"type\":\"assistant\",\"message\":{\"usage\":{\"input_tokens\":1}}}",
        "s1.jsonl:2 timestamp",
        "a time like 2026-10-01T09:00:00.000Z on a line with usage"
    )]
    [InlineData(
        "{\"timestamp\":\"2026-10-01T09:00:00Z\",\"message\":{\"usage\":{\"input_tokens\":-1}}}",
        "s1.jsonl:2 message.usage.input_tokens",
        "a whole number, 0 or more"
    )]
    [InlineData("\0\0\0\0", "s1.jsonl:2", "one JSON value a line")]
    public async Task Extract_BadLine_CostsItselfAloneAndIsReadAgain(string line, string where, string expected)
    {
        home.Write("drop/s1.jsonl", Line() + "\n" + line + "\n" + Line(message: "msg_2") + "\n");
        for (var again = 0; again < 2; again++)
        {
            var problem = (await home.LandAsync(source, files: "drop")).PassedOver.Single();
            Assert.EndsWith(where, problem.Where, StringComparison.Ordinal);
            Assert.Equal(expected, problem.Expected);
            Assert.Equal(
                "2|drop/s1.jsonl|2",
                home.Query("SELECT (SELECT count(*) FROM stg_claude_code__messages), file, line_number FROM stg_claude_code__unreadable")
            );
        }

        home.Write("drop/s1.jsonl", Line() + "\n" + Line(message: "msg_2") + "\n");
        Assert.Empty((await home.LandAsync(source, files: "drop")).PassedOver);
        Assert.Equal("2|0", home.Query("SELECT (SELECT count(*) FROM stg_claude_code__messages), count(*) FROM stg_claude_code__unreadable"));
    }

    [Fact]
    public async Task Extract_EmptyFile_ClearsNothingAndKeepsNothingElseOut()
    {
        await LandAsync(Line());
        home.Write("drop/s1.jsonl", "");
        home.Write("drop/s2.jsonl", "");
        home.Write("drop/s3.jsonl", Line(message: "msg_3") + "\n");
        Assert.Equal(2, (await home.LandAsync(source, files: "drop")).PassedOver.Count);
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_claude_code__messages"));
        Assert.Equal("drop/s1.jsonl|0\ndrop/s2.jsonl|0", home.Query("SELECT file, line_number FROM stg_claude_code__unreadable ORDER BY ALL"));
    }

    [Fact]
    public async Task Extract_LineBehindZeroBytes_Lands()
    {
        home.Write("drop/s1.jsonl", "\0\0\0" + Line() + "\n");
        Assert.Empty((await home.LandAsync(source, files: "drop")).PassedOver);
        Assert.Equal("1", home.Query("SELECT count(*) FROM stg_claude_code__messages"));
    }

    // Each case: the split of 1,000 written tokens, and what counts.
    [Theory]
    [InlineData("{}", "1000|0")]
    [InlineData("null", "1000|0")]
    [InlineData("{\"ephemeral_5m_input_tokens\":0,\"ephemeral_1h_input_tokens\":0}", "1000|0")]
    [InlineData("{\"ephemeral_1h_input_tokens\":600}", "400|600")]
    [InlineData("{\"ephemeral_5m_input_tokens\":900,\"ephemeral_1h_input_tokens\":600}", "900|600")]
    public async Task Extract_SplitOfCacheWritesBesideTheirSum_TheGreaterCounts(string split, string expected)
    {
        await LandAsync(
            Line()
                .Replace("\"cache_creation_input_tokens\":1500", "\"cache_creation_input_tokens\":1000", StringComparison.Ordinal)
                .Replace("{\"ephemeral_5m_input_tokens\":500,\"ephemeral_1h_input_tokens\":1000}", split, StringComparison.Ordinal)
        );
        Assert.Equal(expected, home.Query("SELECT cache_write_5m_tokens, cache_write_1h_tokens FROM stg_claude_code__messages"));
    }

    [Fact]
    public async Task Extract_CallsOfAnotherModelBehindAnAnswer_CountByThemselves()
    {
        var answer = Line()
            .Replace(
                "\"service_tier\"",
                "\"iterations\":[{\"type\":\"message\",\"input_tokens\":12,\"output_tokens\":340},{\"type\":\"advisor_message\",\"model\":\"claude-opus-4-8\",\"input_tokens\":7,\"output_tokens\":8,\"cache_creation_input_tokens\":9}],\"service_tier\"",
                StringComparison.Ordinal
            );
        await LandAsync(answer, answer);
        Assert.Equal(
            "0|claude-sonnet-5-5|12|500|1000|340\n1|claude-opus-4-8|7|9|0|8",
            home.Query(
                "SELECT call_number, model, uncached_input_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens FROM "
                    + "stg_claude_code__messages ORDER BY 1"
            )
        );
    }

    public void Dispose() => home.Dispose();

    private Task<Finops.Land.LandingSummary> LandAsync(params string[] lines)
    {
        home.Write("drop/s1.jsonl", string.Join('\n', lines) + "\n" + """{"type":"user","message":{"role":"user","content":"hi"}}""" + "\n42\n");
        return home.LandAsync(source, files: "drop");
    }

    private static string Line(string message = "msg_1", string request = "req_1", string output = "340", bool isSidechain = false) =>
        """{"type":"assistant","timestamp":"2026-10-01T09:00:00.000Z","sessionId":"s1","requestId":"REQUEST","uuid":"u1","parentUuid":"u0","isSidechain":SIDECHAIN,"version":"2.1.230","cwd":"/w/payments-api","gitBranch":"main","message":{"id":"MESSAGE","model":"claude-sonnet-5-5","usage":{"input_tokens":12,"output_tokens":OUTPUT,"cache_creation_input_tokens":1500,"cache_read_input_tokens":80000,"cache_creation":{"ephemeral_5m_input_tokens":500,"ephemeral_1h_input_tokens":1000},"service_tier":"standard"}}}"""
            .Replace("\"requestId\":\"REQUEST\",", request.Length > 0 ? $"\"requestId\":\"{request}\"," : "", StringComparison.Ordinal)
            .Replace("SIDECHAIN", isSidechain ? "true" : "false", StringComparison.Ordinal)
            .Replace("MESSAGE", message, StringComparison.Ordinal)
            .Replace("OUTPUT", output, StringComparison.Ordinal);
}
