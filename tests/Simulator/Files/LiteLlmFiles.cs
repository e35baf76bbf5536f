using System.Globalization;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Files;

/// <summary>
/// The gateway's events as LiteLLM's spend log, exported from its database: times without a zone, the cache inside the prompt and again inside a cell of JSON,
/// failed
/// requests without tokens, amounts as floating point writes them.
/// </summary>
public static class LiteLlmFiles
{
    private const string Header =
        "request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,model,custom_llm_provider,user,metadata,cache_hit,team_id,end_user,session_id,status";

    /// <summary>Writes litellm-2026-10-a.csv and -b.csv, halves of the month that share a few lines.</summary>
    public static void Write(string folder, Company company, DateOnly month, int count)
    {
        List<string> lines = [.. GatewayFiles.Events(company, month, count).SelectMany(Lines)];
        int middle = lines.Count / 2;
        TextFile.Write(Path.Combine(folder, $"litellm-{month:yyyy-MM}-a.csv"), lines.Take(middle + 5).Prepend(Header));
        TextFile.Write(Path.Combine(folder, $"litellm-{month:yyyy-MM}-b.csv"), lines.Skip(middle).Prepend(Header));
    }

    private static IEnumerable<string> Lines(GatewayEvent item, int number)
    {
        string user = item.User is null ? "" : $"\"user_api_key_user_email\": \"{item.User}\", ";
        long prompt = item.InputTokens + item.CacheReadTokens + item.CacheWriteTokens;
        string cache =
            $$"""{ {{user}}"additional_usage_values": {"cache_read_input_tokens": {{item.CacheReadTokens}}, "cache_creation_input_tokens": {{item.CacheWriteTokens}} } }""";
        yield return Line(item, item.RequestId, prompt, item.OutputTokens, cache, "success");
        if (number % 40 == 0)
        {
            yield return Line(item, item.RequestId + "-failed", 0, 0, "{}", "failure");
        }
    }

    private static string Line(GatewayEvent item, string id, long prompt, long output, string metadata, string status) =>
        CsvLine.Of(
            id,
            "acompletion",
            "88dc28d0f030c55e",
            (output * 1e-7).ToString("R", CultureInfo.InvariantCulture),
            prompt + output,
            prompt,
            output,
            Time(item.Ts),
            Time(item.Ts.AddSeconds(2)),
            item.Model,
            "openai",
            "default_user_id",
            metadata,
            "False",
            "team-1",
            "",
            $"s-{id[..6]}",
            status
        );

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
