using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Files;

/// <summary>
/// Writes sessions as Claude Code's JSONL, with what makes counting them hard: streaming lines with half the output, subagents, a resumed session that
/// copies old lines, a sidechain replay under another request id, synthetic answers and API errors. Tools stand in the answers, their results in lines of their
/// own.
/// </summary>
public static class LocalSessionFiles
{
    /// <summary>Writes claude-code/&lt;project&gt;/&lt;session&gt;.jsonl and the like into the folder.</summary>
    public static void Write(string folder, Company company)
    {
        int number = 0;
        List<string>? carried = null;
        ILookup<string, LocalCommand> commands = LocalCommands.ByMessage(company);
        foreach (IGrouping<string, LocalMessage> session in LocalSessions.Messages(company).GroupBy(static message => message.SessionId))
        {
            LocalMessage first = session.First();
            string project = Path.Combine(folder, first.WorkingDirectory.Replace('/', '-').Replace('.', '-'));
            List<string> main = [],
                sub = [];
            // Every fourth session is resumed: its first lines are those of the session before.
            main.AddRange(number % 4 == 3 && carried is not null ? carried : []);
            main.Add(Prompt(first, "..."));
            main.AddRange(commands[first.MessageId].Where(static command => command.IsTyped).Select(command => Prompt(first, Tags(command), 1)));
            foreach (LocalMessage message in session)
            {
                (message.IsSidechain ? sub : main).AddRange(
                    Lines(message, commands[message.MessageId].SingleOrDefault(static command => !command.IsTyped), ref number)
                );
            }

            main.AddRange(Noise(session.Last()));
            if (sub.Count > 0)
            {
                // The parent's first message appears once more in the subagent's file, under a request id of its own.
                LocalMessage replayed = session.First();
                sub.Insert(0, Line(replayed with { RequestId = $"{replayed.RequestId}x", IsSidechain = true }, replayed.OutputTokens, 9));
                TextFile.Write(Path.Combine(project, first.SessionId, "subagents", "agent-1.jsonl"), sub);
            }

            TextFile.Write(Path.Combine(project, $"{first.SessionId}.jsonl"), main);
            carried = [.. main.Take(6)];
            number++;
        }
    }

    private static IEnumerable<string> Lines(LocalMessage message, LocalCommand? tool, ref int number)
    {
        int blocks = 1 + (message.MessageId[8] + number) % 3;
        // Streaming: earlier lines of the same message know little of the output yet.
        IEnumerable<string> lines = Enumerable
            .Range(1, blocks)
            .Select(block =>
                Line(message, block == blocks ? message.OutputTokens : Math.Min(message.OutputTokens, block * 2L), block, block == blocks ? tool : null)
            );
        return tool is null ? lines : lines.Append(Result(message, tool));
    }

    private static string Line(LocalMessage message, long output, int block, LocalCommand? tool = null)
    {
        JsonObject line = Common("assistant", message, block);
        if (message.RequestId is not null)
        {
            line["requestId"] = message.RequestId;
        }

        line["message"] = new JsonObject
        {
            ["id"] = message.MessageId,
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = message.Model,
            ["content"] = new JsonArray(
                tool is null
                    ? new JsonObject { ["type"] = "text", ["text"] = "..." }
                    : new JsonObject
                    {
                        ["type"] = "tool_use",
                        ["id"] = tool.Id,
                        ["name"] = tool.Name,
                        ["input"] = new JsonObject { ["command"] = $"{tool.Detail} what nobody may keep" },
                    }
            ),
            ["stop_reason"] = null,
            ["usage"] = new JsonObject
            {
                ["input_tokens"] = message.InputTokens,
                ["cache_creation_input_tokens"] = message.CacheWrite5mTokens + message.CacheWrite1hTokens,
                ["cache_read_input_tokens"] = message.CacheReadTokens,
                ["cache_creation"] = new JsonObject
                {
                    ["ephemeral_5m_input_tokens"] = message.CacheWrite5mTokens,
                    ["ephemeral_1h_input_tokens"] = message.CacheWrite1hTokens,
                },
                ["output_tokens"] = output,
                ["service_tier"] = "standard",
            },
        };
        return line.ToJsonString();
    }

    private static string Prompt(LocalMessage message, JsonNode content, int block = 0)
    {
        JsonObject line = Common("user", message, block);
        line["message"] = new JsonObject { ["role"] = "user", ["content"] = content };
        return line.ToJsonString();
    }

    private static string Tags(LocalCommand command) =>
        $"<command-message>{command.Name[1..]}</command-message>\n<command-name>{command.Name}</command-name>\n<command-args>what nobody may "
        + $"keep</command-args>";

    private static string Result(LocalMessage message, LocalCommand tool)
    {
        var result = new JsonObject
        {
            ["type"] = "tool_result",
            ["tool_use_id"] = tool.Id,
            ["content"] = "...",
        };
        if (!tool.Succeeds)
        {
            result["is_error"] = true;
        }

        return Prompt(message, new JsonArray(result), 8);
    }

    /// <summary>Lines that cost nothing: a summary, a synthetic answer and an API error.</summary>
    private static IEnumerable<string> Noise(LocalMessage last)
    {
        yield return new JsonObject
        {
            ["type"] = "summary",
            ["summary"] = "...",
            ["leafUuid"] = "u-1",
        }.ToJsonString();
        JsonObject line = Common("assistant", last, 7);
        line["isApiErrorMessage"] = true;
        line["message"] = new JsonObject
        {
            ["id"] = $"synthetic-{last.MessageId}",
            ["role"] = "assistant",
            ["model"] = "<synthetic>",
            ["usage"] = new JsonObject
            {
                ["input_tokens"] = 0,
                ["output_tokens"] = 0,
                ["cache_creation_input_tokens"] = 0,
                ["cache_read_input_tokens"] = 0,
            },
        };
        yield return line.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static JsonObject Common(string type, LocalMessage message, int block) =>
        new()
        {
            ["parentUuid"] = null,
            ["isSidechain"] = message.IsSidechain,
            ["userType"] = "external",
            ["cwd"] = message.WorkingDirectory,
            ["sessionId"] = message.SessionId,
            ["version"] = "2.1.230",
            ["gitBranch"] = "main",
            ["type"] = type,
            ["uuid"] = $"{message.MessageId[6..14]}-{type[0]}{block}",
            ["timestamp"] = (message.At + TimeSpan.FromMilliseconds(block * 40)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        };
}
