using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Finops.Core;

namespace Finops.Extract.ClaudeCode;

/// <summary>
/// The tools and slash commands of one session log: their names, and whether a tool's result was an error. Whatever else a line says of them (arguments,
/// results,
/// what was typed) is not looked at.
/// </summary>
internal sealed partial class SessionCommands
{
    private readonly List<Use> uses = [];
    private readonly Dictionary<string, bool> failures = new(StringComparer.Ordinal);

    /// <summary>Takes in a line; one without a time is passed over, since it belongs to no day.</summary>
    public void Read(JsonElement line, long number)
    {
        if (
            line.ValueKind != JsonValueKind.Object
            || !line.TryGetProperty("message", out var message)
            || message.ValueKind != JsonValueKind.Object
            || !message.TryGetProperty("content", out var content)
            || !line.TryGetProperty("timestamp", out var timestamp)
            || timestamp.ValueKind != JsonValueKind.String
            || !timestamp.TryGetDateTimeOffset(out var at)
        )
        {
            return;
        }

        var use = new Use(
            number,
            at.ToUniversalTime(),
            line.TextOf("sessionId"),
            line.TextOf("uuid"),
            line.TryGetProperty("isSidechain", out var isSidechain) && isSidechain.ValueKind == JsonValueKind.True
        );
        var isTyped = line.TextOf("type") == "user";
        if (isTyped && content.ValueKind == JsonValueKind.String)
        {
            Typed(use, content.GetString());
        }

        foreach (var block in content.ValueKind == JsonValueKind.Array ? content.EnumerateArray().Where(block => block.ValueKind == JsonValueKind.Object) : [])
        {
            switch (block.TextOf("type"))
            {
                case "tool_use":
                    uses.Add(use with { Type = "tool_use", Id = block.TextOf("id"), Name = NameIn(block.TextOf("name")) });
                    break;
                case "tool_result" when block.TextOf("tool_use_id") is { } id:
                    failures[id] = block.TryGetProperty("is_error", out var isError) && isError.ValueKind == JsonValueKind.True;
                    break;
                case "text" when isTyped:
                    Typed(use, block.TextOf("text"));
                    break;
            }
        }
    }

    /// <summary>Every use in order, with its result where the log has it.</summary>
    public IReadOnlyList<SessionRow> Rows() =>
        [
            .. uses.Select(use => new SessionRow(
                use.Line,
                DateOnly.FromDateTime(use.At.UtcDateTime),
                JsonSerializer.SerializeToElement(
                    new
                    {
                        line_number = use.Line,
                        timestamp = use.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                        sessionId = use.SessionId,
                        uuid = use.Uuid,
                        isSidechain = use.IsSidechain,
                        type = use.Type,
                        id = use.Id,
                        name = use.Name,
                        is_error = use.Id is { } id && failures.TryGetValue(id, out var isError) ? isError : (bool?)null,
                    }
                )
            )),
        ];

    // A typed command stands between tags, at the beginning of the text or after other tags of the same kind.
    private void Typed(Use use, string? text)
    {
        if (text is not null && text.TrimStart().StartsWith("<command-", StringComparison.Ordinal) && CommandTag().Match(text) is { Success: true } tag)
        {
            uses.Add(use with { Type = "slash", Name = NameIn(tag.Groups["name"].Value.Trim().TrimStart('/')) });
        }
    }

    private static string? NameIn(string? text) => text is not null && Name().IsMatch(text) ? text : null;

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}\z", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("<command-name>(?<name>[^<]{0,200})</command-name>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommandTag();

    private sealed record Use(long Line, DateTimeOffset At, string? SessionId, string? Uuid, bool IsSidechain)
    {
        public string Type { get; init; } = "";

        public string? Id { get; init; }

        public string? Name { get; init; }
    }
}
