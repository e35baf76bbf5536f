using System.IO.Compression;
using System.Text.Json;
using Finops.Core;
using Finops.Extract.UsageEvents;
using Finops.Land;

namespace Finops.Tests.Sources.UsageEvents;

/// <summary>A gateway's own files under the columns of finops.json.</summary>
public sealed class EventColumnsTests : IDisposable
{
    // A row of LiteLLM's spend log as PostgreSQL's COPY writes it: no zone, the cache inside the prompt, metadata in one cell of JSON.
    private const string LiteLlmHeader =
        "request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,user,metadata,team_id,session_id,status";
    private const string LiteLlmLine =
        "chatcmpl-1,acompletion,88dc28,7.5e-06,130,110,20,2026-10-01 "
        + "23:30:00.123,claude-sonnet-4-5-20250929,anthropic,u1,\"{\"\"user_api_key_user_email\"\": \"\"u1@corp.test\"\", "
        + "\"\"additional_usage_values\"\": {\"\"cache_read_input_tokens\"\": 60, \"\"cache_creation_input_tokens\"\": 40}}\",team-1,s1,success";
    private const string Landed =
        "SELECT CAST(usage_date AS VARCHAR), provider, user_id, model, uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, output_tokens, "
        + "api_key_id, team, CAST(reported_usd AS VARCHAR), is_failed FROM stg_usage_events__requests ORDER BY request_id";

    private readonly TestHome home = new();
    private readonly UsageEventsSource source = new();

    public static SourceSettings LiteLlm =>
        Settings(
            """
            {
              "columns": {
                "ts": "startTime", "provider": "custom_llm_provider", "user": "$.metadata.user_api_key_user_email", "input_tokens": "prompt_tokens", "output_tokens": "completion_tokens",
                "cache_read_tokens": "$.metadata.additional_usage_values.cache_read_input_tokens", "cache_write_tokens": "$.metadata.additional_usage_values.cache_creation_input_tokens",
                "api_key_id": "api_key", "team": "team_id", "cost_usd": "spend"
              },
              "values": { "cache_read_tokens": 0, "cache_write_tokens": 0, "input_includes_cache": true },
              "timesAreUtc": true
            }
            """
        );

    [Fact]
    public async Task Csv_OfLiteLlm_Lands()
    {
        home.Write(
            "drop/spend.csv",
            $"{LiteLlmHeader}\n{LiteLlmLine}\n{LiteLlmLine.Replace("chatcmpl-1", "chatcmpl-2", StringComparison.Ordinal).Replace("\"{\"\"user_api_key_user_email\"\": \"\"u1@corp.test\"\", \"\"additional_usage_values\"\": {\"\"cache_read_input_tokens\"\": 60, \"\"cache_creation_input_tokens\"\": 40}}\"", "{}", StringComparison.Ordinal).Replace("success", "failure", StringComparison.Ordinal)}\n"
        );
        await home.LandAsync(source, LiteLlm, files: "drop");
        Assert.Equal(
            """
            2026-10-01|anthropic|u1@corp.test|claude-sonnet-4-5-20250929|10|60|40|20|88dc28|team-1|0.000007500000|False
            2026-10-01|anthropic||claude-sonnet-4-5-20250929|110|0|0|20|88dc28|team-1|0.000007500000|True
            """.ReplaceLineEndings("\n"),
            home.Query(Landed)
        );
    }

    [Fact]
    public async Task CsvGzip_OfTheNormalForm_Lands()
    {
        var path = home.Write("drop/a.csv.gz", "");
        using (var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
        {
            writer.Write(
                "ts,provider,user,model,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens,request_id\n2026-10-01T23:59:59Z,openai,,gpt-5,10,1,2,3,r1\n"
            );
        }

        await home.LandAsync(source, files: "drop");
        Assert.Equal("2026-10-01|openai||gpt-5|10|1|2|3||||False", home.Query(Landed));
    }

    [Fact]
    public async Task Ndjson_WithPathsAndValues_Lands()
    {
        home.Write(
            "drop/a.ndjson",
            """{"id":"r1","created_at":"2026-10-02T01:30:00+02:00","ai_model":"gpt-5","request":{"usage":[{"in":10,"out":"3"}]},"who":{"mail":"u1@corp.test"},"tags":["t1","t2"]}"""
                + "\n"
        );
        var settings = Settings(
            """
            {
              "columns": { "ts": "created_at", "request_id": "id", "model": "ai_model", "input_tokens": "$.request.usage[0].in", "output_tokens": "$.request.usage[0].out", "user": "$.who.mail", "team": "$.tags[1]" },
              "values": { "provider": "openai", "cache_read_tokens": 0, "cache_write_tokens": 0 }
            }
            """
        );
        await home.LandAsync(source, settings, files: "drop");
        Assert.Equal("2026-10-01|openai|u1@corp.test|gpt-5|10|0|0|3||t2||False", home.Query(Landed));
        Assert.Null((await home.LandAsync(source, settings, files: "drop")).Sequence);
    }

    [Fact]
    public async Task Extract_UnderAnotherMapping_LandsAnew()
    {
        home.Write("drop/spend.csv", $"{LiteLlmHeader}\n{LiteLlmLine}\n");
        await home.LandAsync(source, LiteLlm, files: "drop");
        await home.LandAsync(
            source,
            LiteLlm with
            {
                Values = new Dictionary<string, JsonElement>(LiteLlm.Values!)
                {
                    ["provider"] = JsonSerializer.SerializeToElement("x"),
                    ["input_includes_cache"] = JsonSerializer.SerializeToElement(false),
                },
            },
            files: "drop"
        );
        Assert.Equal("110", home.Query("SELECT sum(uncached_input_tokens) FROM stg_usage_events__requests"));
    }

    [Fact]
    public async Task Extract_BadCellBehindAPath_IsNamed()
    {
        home.Write("drop/spend.csv", $"{LiteLlmHeader}\n{LiteLlmLine}\n{LiteLlmLine.Replace(": 60", ": 6.5", StringComparison.Ordinal)}\n");
        var problem = (await home.RefusedAsync(source, LiteLlm, files: "drop")).Problems.Single();
        Assert.EndsWith("spend.csv:3 metadata", problem.Where, StringComparison.Ordinal);
        Assert.Equal("a whole number, 0 or more|6.5", $"{problem.Expected}|{problem.Found}");
    }

    [Fact]
    public async Task Extract_BadLineBehindAPath_IsNamed()
    {
        home.Write(
            "drop/a.ndjson",
            """{"ts":"2026-10-01T00:00:00Z","request_id":"r","model":"m","provider":"p","output_tokens":1,"cache_read_tokens":0,"cache_write_tokens":0,"usage":{"in":1.5}}"""
                + "\n"
        );
        var problem = (await home.RefusedAsync(source, Settings("""{ "columns": { "input_tokens": "$.usage.in" } }"""), files: "drop")).Problems.Single();
        Assert.EndsWith("a.ndjson:1 input_tokens", problem.Where, StringComparison.Ordinal);
        Assert.Equal("1.5", problem.Found);
    }

    [Fact]
    public async Task Extract_MappedColumnThatTheFileLacks_IsNamed()
    {
        home.Write("drop/spend.csv", $"{LiteLlmHeader.Replace("metadata", "meta", StringComparison.Ordinal)}\n{LiteLlmLine}\n");
        var error = await home.RefusedAsync(source, LiteLlm, files: "drop");
        Assert.EndsWith("spend.csv:1 metadata", error.Problems[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_ThatAreLeftOutOrSayItInOtherWords_AreReadAsSettingsSay()
    {
        const string line =
            """{"ts":"2026-10-01T09:00:00Z","provider":"openai","model":"gpt-5","input_tokens":1,"cache_read_tokens":0,"cache_write_tokens":0,"output_tokens":1,"request_id":"ID","status":"STATUS","call_type":"TYPE"}""";
        string Line(string id, string status, string type) =>
            line.Replace("ID", id, StringComparison.Ordinal).Replace("STATUS", status, StringComparison.Ordinal).Replace("TYPE", type, StringComparison.Ordinal)
            + "\n";
        home.Write("drop/a.ndjson", Line("r1", "done", "completion") + Line("r2", "done", "health_check") + Line("r3", "aborted", "completion"));
        var settings = Settings(
            """{ "columns": { "event_type": "call_type" }, "words": { "status": { "done": "success" } }, "leaveOut": { "event_type": ["health_check"] } }"""
        );
        await new Landing(home.Home, new DuckDbSettings(), home.Clock, new RunLog(home.Log, home.Clock)).RunAsync(source.Id, extraction =>
            source.ExtractAsync(home.Request(settings, files: "drop"), extraction, TestContext.Current.CancellationToken)
        );
        Assert.Equal("r1|False\nr3|True", home.Query("SELECT request_id, is_failed FROM stg_usage_events__requests ORDER BY 1"));
        Assert.Contains("event=rows_left_out source=usage-events part=a.ndjson rows=1", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_ThatLeaveOutByANumber_AreRefused()
    {
        var error = await home.RefusedAsync(source, Settings("""{ "leaveOut": { "input_tokens": ["0"] }, "words": { "state": {} } }"""), files: "drop");
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Equal(["words.state", "leave_out.input_tokens"], error.Problems.Select(problem => problem.Where.Split("usage-events.")[1]));
    }

    [Fact]
    public async Task Settings_WithSeveralMistakes_AreToldAtOnce()
    {
        var error = await home.RefusedAsync(
            source,
            Settings(
                """
                {
                  "columns": { "prompt_tokens": "input_tokens", "input_tokens": "$.usage..in", "ts": "time" },
                  "values": { "vendor": "x", "cache_read_tokens": 1.5, "request_id": "r", "input_includes_cache": "yes", "provider": 7 }
                }
                """
            ),
            files: "drop"
        );
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Equal(
            [
                "columns.prompt_tokens",
                "columns.input_tokens",
                "values.vendor",
                "values.cache_read_tokens",
                "values.request_id",
                "values.input_includes_cache",
                "values.provider",
            ],
            error.Problems.Select(problem => problem.Where.Split("usage-events.")[1])
        );
        Assert.Equal("a whole number, 0 or more|1.5", $"{error.Problems[3].Expected}|{error.Problems[3].Found}");
    }

    public void Dispose() => home.Dispose();

    private static SourceSettings Settings(string json) => JsonSerializer.Deserialize<SourceSettings>(json, JsonSerializerOptions.Web)!;
}
