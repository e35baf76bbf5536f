using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Files;

/// <summary>
/// The local sessions as Claude Code's telemetry behind a collector's file exporter, with what makes counting it hard: every session has metrics, most have
/// events too;
/// some metrics are cumulative; batches are sent twice; prompts stand beside the figures.
/// </summary>
public static class TelemetryFiles
{
    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    /// <summary>Whether a session's events are exported; otherwise its metrics are all there is.</summary>
    /// <param name="number">Its place among the sessions.</param>
    public static bool HasEvents(int number) => number % 4 != 1;

    /// <summary>Writes logs.jsonl and metrics.jsonl.</summary>
    public static void Write(string folder, Company company)
    {
        List<string> logs = [],
            metrics = [];
        int number = 0;
        ILookup<string, LocalCommand> commands = LocalCommands.ByMessage(company);
        foreach (IGrouping<string, LocalMessage> session in LocalSessions.Messages(company).GroupBy(static message => message.SessionId))
        {
            if (HasEvents(number))
            {
                List<LocalMessage> messages = [.. session];
                string batch = Batch(
                    "resourceLogs",
                    "scopeLogs",
                    "logRecords",
                    session.First(),
                    [
                        .. messages.Select((message, sequence) => Event(message, sequence)),
                        Prompt(messages[0]),
                        .. messages.SelectMany(message => commands[message.MessageId].Select(command => Use(message, command))),
                    ]
                );
                logs.AddRange(number % 3 == 0 ? [batch, batch] : [batch]);
            }

            metrics.AddRange(Points(session, isCumulative: number % 2 == 1));
            number++;
        }

        TextFile.Write(Path.Combine(folder, "logs.jsonl"), logs);
        TextFile.Write(Path.Combine(folder, "metrics.jsonl"), metrics);
    }

    private static JsonObject Event(LocalMessage message, int sequence) =>
        new()
        {
            ["timeUnixNano"] = Nano(message.At),
            ["body"] = Text("claude_code.api_request"),
            ["attributes"] = Attributes(
                ("event.name", Text("api_request")),
                ("session.id", Text(message.SessionId)),
                ("event.sequence", Whole(sequence)),
                ("user.email", Text(message.Person.Emails[0])),
                ("model", Text(message.Model)),
                ("input_tokens", Whole(message.InputTokens)),
                ("output_tokens", Whole(message.OutputTokens)),
                ("cache_read_tokens", Whole(message.CacheReadTokens)),
                ("cache_creation_tokens", Whole(message.CacheWrite5mTokens + message.CacheWrite1hTokens)),
                ("cost_usd", new JsonObject { ["doubleValue"] = 0.0125 }),
                ("request_id", Text(message.RequestId ?? ""))
            ),
            ["traceId"] = "",
            ["spanId"] = "",
        };

    private static JsonObject Prompt(LocalMessage message) =>
        new()
        {
            ["timeUnixNano"] = Nano(message.At),
            ["body"] = Text("claude_code.user_prompt"),
            ["attributes"] = Attributes(("event.name", Text("user_prompt")), ("prompt", Text("what nobody but the asker may read"))),
        };

    // As with OTEL_LOG_TOOL_DETAILS.
    private static JsonObject Use(LocalMessage message, LocalCommand command)
    {
        string name = command.IsTyped ? "user_prompt" : "tool_result";
        (string Key, JsonObject Value)[] told = command.IsTyped
            ? [("prompt", Text("what nobody but the asker may read")), ("command_name", Text(command.Name.TrimStart('/'))), ("command_source", Text("builtin"))]
            :
            [
                ("tool_name", Text(command.Name)),
                ("tool_use_id", Text(command.Id)),
                ("success", Text(command.Succeeds ? "true" : "false")),
                ("tool_parameters", Text(Parameters(command).ToJsonString())),
            ];
        return new JsonObject
        {
            ["timeUnixNano"] = Nano(message.At),
            ["body"] = Text($"claude_code.{name}"),
            ["attributes"] = Attributes([
                ("event.name", Text(name)),
                ("session.id", Text(message.SessionId)),
                ("user.email", Text(message.Person.Emails[0])),
                .. told,
            ]),
        };
    }

    private static JsonObject Parameters(LocalCommand command) =>
        command.Name switch
        {
            "Bash" => new JsonObject { ["bash_command"] = command.Detail, ["full_command"] = $"{command.Detail} what nobody but the asker may read" },
            "Skill" => new JsonObject { ["skill_name"] = command.Detail },
            _ when command.Detail?.Split('/') is [var server, var tool] => new JsonObject { ["mcp_server_name"] = server, ["mcp_tool_name"] = tool },
            _ => [],
        };

    private static IEnumerable<string> Points(IGrouping<string, LocalMessage> session, bool isCumulative)
    {
        var sums = new Dictionary<(string Model, string Type), long>();
        DateTimeOffset start = session.First().At.AddMinutes(-1);
        foreach (LocalMessage message in session)
        {
            (string Type, long Tokens)[] used =
            [
                ("input", message.InputTokens),
                ("output", message.OutputTokens),
                ("cacheRead", message.CacheReadTokens),
                ("cacheCreation", message.CacheWrite5mTokens + message.CacheWrite1hTokens),
            ];
            var points = new JsonArray();
            foreach ((string type, long tokens) in used)
            {
                long sum = sums[(message.Model, type)] = sums.GetValueOrDefault((message.Model, type)) + tokens;
                points.Add(
                    new JsonObject
                    {
                        ["attributes"] = Attributes(
                            ("session.id", Text(message.SessionId)),
                            ("user.email", Text(message.Person.Emails[0])),
                            ("model", Text(message.Model)),
                            ("type", Text(type))
                        ),
                        ["startTimeUnixNano"] = Nano(isCumulative ? start : message.At.AddSeconds(-1)),
                        ["timeUnixNano"] = Nano(message.At),
                        ["asDouble"] = isCumulative ? sum : tokens,
                    }
                );
            }

            yield return Batch(
                "resourceMetrics",
                "scopeMetrics",
                "metrics",
                message,
                [
                    new JsonObject
                    {
                        ["name"] = "claude_code.token.usage",
                        ["unit"] = "tokens",
                        ["sum"] = new JsonObject
                        {
                            ["aggregationTemporality"] = isCumulative ? 2 : 1,
                            ["isMonotonic"] = true,
                            ["dataPoints"] = points,
                        },
                    },
                ]
            );
        }
    }

    private static string Batch(string resources, string scopes, string records, LocalMessage message, IReadOnlyList<JsonObject> items) =>
        new JsonObject
        {
            [resources] = new JsonArray(
                new JsonObject
                {
                    ["resource"] = new JsonObject
                    {
                        ["attributes"] = Attributes(
                            ("service.name", Text("claude-code")),
                            ("service.version", Text("2.1.230")),
                            ("repository", Text(message.Repository))
                        ),
                    },
                    [scopes] = new JsonArray(
                        new JsonObject
                        {
                            ["scope"] = new JsonObject { ["name"] = "com.anthropic.claude_code" },
                            [records] = new JsonArray([.. items]),
                        }
                    ),
                }
            ),
        }.ToJsonString();

    private static JsonArray Attributes(params (string Key, JsonObject Value)[] attributes) =>
        new([
            .. attributes
                .Where(static attribute => (string?)attribute.Value["stringValue"] != "")
                .Select(static attribute => new JsonObject { ["key"] = attribute.Key, ["value"] = attribute.Value }),
        ]);

    private static JsonObject Text(string text) => new() { ["stringValue"] = text };

    private static JsonObject Whole(long number) => new() { ["intValue"] = number.ToString(CultureInfo.InvariantCulture) };

    private static string Nano(DateTimeOffset time) => ((time - Epoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
}
