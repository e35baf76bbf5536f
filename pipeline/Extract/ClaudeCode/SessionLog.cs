using System.Buffers;
using System.Text;
using System.Text.Json;
using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.ClaudeCode;

/// <summary>One session log: its usage-bearing lines, and the tools and commands that it names.</summary>
/// <param name="Messages">Lines with a <c>message.usage</c>, in order, duplicates and all.</param>
/// <param name="Commands">Uses of tools and slash commands, likewise.</param>
/// <param name="LineCount">All lines.</param>
/// <param name="EndsInMidLine">The last line is still being written; it was left for the next run.</param>
/// <param name="Problems">Lines that are not JSON, or whose usage has no time.</param>
internal sealed record SessionLog(
    IReadOnlyList<SessionRow> Messages,
    IReadOnlyList<SessionRow> Commands,
    long LineCount,
    bool EndsInMidLine,
    IReadOnlyList<SessionProblem> Problems
)
{
    // What is not listed here never lands: lines carry prompts, answers and file contents beside the figures.
    private static readonly string[] LineFields =
    [
        "type",
        "timestamp",
        "sessionId",
        "requestId",
        "uuid",
        "parentUuid",
        "isSidechain",
        "isApiErrorMessage",
        "version",
        "cwd",
        "gitBranch",
    ];
    private static readonly string[] MessageFields = ["id", "model", "role", "stop_reason", "usage"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FinopsException">Exit code 2: the file cannot be read.</exception>
    public static SessionLog Read(string path, string origin)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            using var reader = new StreamReader(stream, new UTF8Encoding(false));
            return Read(reader, origin, EndsWithLineBreak(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileFinder.Unreadable(path, error);
        }
    }

    private static SessionLog Read(StreamReader reader, string origin, bool endsWithLineBreak)
    {
        var messages = new List<SessionRow>();
        var commands = new SessionCommands();
        var problems = new List<SessionProblem>();
        long line = 0;
        var next = reader.ReadLine();
        while (next is { } text)
        {
            line++;
            next = reader.ReadLine();
            var whole = text.Trim('\0'); // what a machine that lost power leaves before the line it then writes
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            try
            {
                using var json = JsonDocument.Parse(whole);
                if (Usage(json.RootElement, line, origin, problems) is { } message)
                {
                    messages.Add(message);
                }

                commands.Read(json.RootElement, line);
            }
            catch (JsonException) when (next is null && !endsWithLineBreak)
            {
                return new SessionLog(messages, commands.Rows(), line, EndsInMidLine: true, problems);
            }
            catch (JsonException error)
            {
                problems.Add(
                    new SessionProblem(
                        line,
                        new Problem(
                            $"{origin}:{line}",
                            "one JSON value a line",
                            whole.Length == 0 ? $"{text.Length} NUL bytes" : $"JSON that breaks at byte {error.BytePositionInLine + 1}",
                            "copy the file again; if the line was never written whole, what it told is lost. All other lines have landed"
                        )
                    )
                );
            }
        }

        return new SessionLog(messages, commands.Rows(), line, EndsInMidLine: false, problems);
    }

    // Lines of other kinds (user, summary, progress, plain values) are no business of ours.
    private static SessionRow? Usage(JsonElement line, long number, string origin, List<SessionProblem> problems)
    {
        if (
            line.ValueKind != JsonValueKind.Object
            || !line.TryGetProperty("message", out var message)
            || message.ValueKind != JsonValueKind.Object
            || !message.TryGetProperty("usage", out var usage)
            || usage.ValueKind != JsonValueKind.Object
        )
        {
            return null;
        }

        if (
            !line.TryGetProperty("timestamp", out var timestamp)
            || timestamp.ValueKind != JsonValueKind.String
            || !timestamp.TryGetDateTimeOffset(out var time)
        )
        {
            problems.Add(
                new SessionProblem(
                    number,
                    new Problem(
                        $"{origin}:{number} timestamp",
                        "a time like 2026-10-01T09:00:00.000Z on a line with usage",
                        timestamp.ValueKind == JsonValueKind.Undefined ? "nothing" : timestamp.GetRawText(),
                        "copy the file again: usage without a day cannot be charged. All other lines have landed"
                    )
                )
            );
            return null;
        }

        return new SessionRow(number, DateOnly.FromDateTime(time.UtcDateTime), Row(line, message, number));
    }

    private static JsonElement Row(JsonElement line, JsonElement message, long number)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("line_number", number);
            Copy(json, line, LineFields);
            json.WriteStartObject("message");
            Copy(json, message, MessageFields);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.WrittenSpan);
    }

    private static void Copy(Utf8JsonWriter json, JsonElement from, string[] fields)
    {
        foreach (var field in fields)
        {
            if (from.TryGetProperty(field, out var value))
            {
                json.WritePropertyName(field);
                value.WriteTo(json);
            }
        }
    }

    private static bool EndsWithLineBreak(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() == '\n';
    }
}
