using System.Globalization;
using System.Text.Json;

namespace Finops.Tests.RealData;

/// <summary>One real turn of an agent session, with the cost that the agent itself worked out (USD, a double's text).</summary>
internal sealed record PiTurn(int Number, string Time, string Model, long Input, long Output, long CacheRead, long CacheWrite, decimal OwnUsd)
{
    public static IReadOnlyList<PiTurn> Read(string file)
    {
        var turns = new List<PiTurn>();
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("type").GetString() != "message")
            {
                continue;
            }

            var message = json.RootElement.GetProperty("message");
            var usage = message.GetProperty("usage");
            turns.Add(
                new PiTurn(
                    turns.Count + 1,
                    json.RootElement.GetProperty("timestamp").GetString()!,
                    message.GetProperty("model").GetString()!,
                    usage.GetProperty("input").GetInt64(),
                    usage.GetProperty("output").GetInt64(),
                    usage.GetProperty("cacheRead").GetInt64(),
                    usage.GetProperty("cacheWrite").GetInt64(),
                    decimal.Parse(usage.GetProperty("cost").GetProperty("total").GetRawText(), NumberStyles.Float)
                )
            );
        }

        return turns;
    }

    /// <summary>The turn as a line of a Claude Code session and a folder of its own.</summary>
    public string ToSessionLine() =>
        JsonSerializer.Serialize(
            new
            {
                type = "assistant",
                timestamp = Time,
                sessionId = $"turn-{Number}",
                cwd = $"turn-{Number}",
                requestId = $"req-{Number}",
                message = new
                {
                    id = $"msg-{Number}",
                    model = Model,
                    usage = new
                    {
                        input_tokens = Input,
                        output_tokens = Output,
                        cache_read_input_tokens = CacheRead,
                        cache_creation_input_tokens = CacheWrite,
                    },
                },
            }
        );

    /// <summary>The turn as a usage event of a user of its own.</summary>
    public string ToUsageEvent() =>
        JsonSerializer.Serialize(
            new
            {
                ts = Time,
                provider = "anthropic",
                user = $"turn-{Number}",
                model = Model,
                input_tokens = Input,
                cache_read_tokens = CacheRead,
                cache_write_tokens = CacheWrite,
                output_tokens = Output,
                request_id = $"req-{Number}",
            }
        );
}
