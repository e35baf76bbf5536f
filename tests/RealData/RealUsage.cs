using System.Globalization;
using System.Text.Json;

namespace Finops.Tests.RealData;

/// <summary>
/// One real usage block as a vendor's API answered it, under one reading of it (an OpenAI chat answer can be read as an embedding: its prompt alone), with the
/// price
/// of an independent calculator. Amounts in USD, to its last digit.
/// </summary>
internal sealed record RealUsage(int Block, string Flavor, string Provider, string Model, JsonElement Usage, decimal Usd)
{
    // Of 29 July 2026, the day the calculator's list was read.
    private const string At = "2026-07-29T12:00:00Z";

    public string Id => $"{Block}-{Flavor}";

    /// <summary>Claude's own usage block goes through the session logs as it stands; any other through the events' normal form.</summary>
    public bool IsSession => Flavor == "default";

    /// <summary>Every block of a Claude model priced for Anthropic's API, and of a GPT model priced for OpenAI's.</summary>
    public static IReadOnlyList<RealUsage> Read(string file)
    {
        var usages = new List<RealUsage>();
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var (block, number) in json.RootElement.EnumerateArray().Select((block, number) => (block, number)))
        {
            var model = block.GetProperty("body").TryGetProperty("model", out var name) ? name.GetString()! : "";
            var provider =
                model.StartsWith("claude", StringComparison.Ordinal) ? "anthropic"
                : model.StartsWith("gpt", StringComparison.Ordinal) ? "openai"
                : null;
            if (provider is not null)
            {
                usages.AddRange(
                    block
                        .GetProperty("extracted")
                        .EnumerateArray()
                        .SelectMany(reading => reading.GetProperty("extractors").EnumerateArray())
                        .Where(price => price.GetProperty("provider_id").GetString() == provider && price.TryGetProperty("input_price", out _))
                        .Select(price => new RealUsage(
                            number,
                            price.GetProperty("api_flavor").GetString()!,
                            provider,
                            model,
                            block.GetProperty("body").GetProperty("usage").Clone(),
                            Total(price)
                        ))
                );
            }
        }

        return usages;
    }

    public string ToLine() => IsSession ? ToSessionLine() : ToUsageEvent();

    private static decimal Total(JsonElement price) =>
        price.TryGetProperty("total_price", out var total)
            ? Amount(total)
            : Amount(price.GetProperty("input_price")) + Amount(price.GetProperty("output_price"));

    private static decimal Amount(JsonElement text) => decimal.Parse(text.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private string ToSessionLine() =>
        JsonSerializer.Serialize(
            new
            {
                type = "assistant",
                timestamp = At,
                sessionId = Id,
                cwd = Id,
                requestId = Id,
                message = new
                {
                    id = Id,
                    model = Model,
                    usage = Usage,
                },
            }
        );

    // OpenAI counts what was read from and written to the cache among the input.
    private string ToUsageEvent()
    {
        var isChat = Usage.TryGetProperty("prompt_tokens", out var prompt);
        var input = isChat ? prompt.GetInt64() : Count("input_tokens");
        var details =
            Usage.TryGetProperty(isChat ? "prompt_tokens_details" : "input_tokens_details", out var given) && given.ValueKind == JsonValueKind.Object
                ? given
                : default;
        var read = Flavor == "embeddings" ? 0 : Detail(details, "cached_tokens");
        var written = Flavor == "embeddings" ? 0 : Detail(details, "cache_write_tokens");
        return JsonSerializer.Serialize(
            new
            {
                ts = At,
                provider = Provider,
                user = Id,
                model = Model,
                input_tokens = input - read - written,
                cache_read_tokens = read,
                cache_write_tokens = written,
                output_tokens = Flavor == "embeddings" ? 0 : Count(isChat ? "completion_tokens" : "output_tokens"),
                request_id = Id,
            }
        );
    }

    private static long Detail(JsonElement details, string name) =>
        details.ValueKind == JsonValueKind.Object && details.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number
            ? count.GetInt64()
            : 0;

    private long Count(string name) => Usage.GetProperty(name).GetInt64();
}
