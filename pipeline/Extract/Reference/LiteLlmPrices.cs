using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Finops.Core;

namespace Finops.Extract.Reference;

/// <summary>
/// A LiteLLM price file (model_prices_and_context_window.json): USD per token by model name, "now" only. Taken are prices of text and embeddings of every
/// provider, under the name of whoever bills; what would have to be guessed is skipped and named: fine-tuned models, images, audio, prices that can't be.
/// </summary>
/// <param name="Prices">Every price, USD per million tokens.</param>
/// <param name="Skipped">Entries that are not taken, with the reason.</param>
public sealed partial record LiteLlmPrices(IReadOnlyDictionary<PriceKind, decimal> Prices, IReadOnlyList<SkippedPrice> Skipped)
{
    // A price per million in the place of a price per token, or the other way round, is beyond these.
    private const decimal LeastUsdPerMillion = 0.0001m;
    private const decimal MostUsdPerMillion = 10_000m;

    private static readonly string[] TextModes = ["chat", "completion", "responses", "embedding"];
    private static readonly long[] Thresholds = [100_000, 128_000, 200_000, 256_000, 272_000]; // as prompt_over_tokens() in SqlMacros

    private static readonly Dictionary<string, string> TokenTypes = new(StringComparer.Ordinal)
    {
        ["input_cost_per_token"] = "uncached_input",
        ["output_cost_per_token"] = "output",
        ["cache_read_input_token_cost"] = "cache_read",
        ["cache_creation_input_token_cost"] = "cache_write_5m",
        ["cache_creation_input_token_cost_above_1hr"] = "cache_write_1h",
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="priceKey">The price list's names of models; one call for all.</param>
    /// <param name="providerKey">Who bills what LiteLLM calls its provider; one call for all.</param>
    /// <param name="isListed">Whether the list has lines of its own for a provider's model; a dated version that has them is compared under its own name
    /// too.</param>
    /// <exception cref="FinopsException">Exit code 2: it cannot be read. 1: it is not such a file, or a price in it is no number; all of them.</exception>
    public static LiteLlmPrices Read(
        string path,
        Func<IReadOnlyCollection<string>, IReadOnlyDictionary<string, string>> priceKey,
        Func<IReadOnlyCollection<string>, IReadOnlyDictionary<string, string>> providerKey,
        Func<string, string, bool> isListed
    )
    {
        using var json = Open(path);
        var billers = providerKey([
            .. json
                .RootElement.EnumerateObject()
                .Where(property => property.Value.ValueKind == JsonValueKind.Object)
                .Select(property => property.Value.TextOf("litellm_provider"))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ]);
        var entries = new List<Entry>();
        var skipped = new List<SkippedPrice>();
        var problems = new List<Problem>();
        foreach (var property in json.RootElement.EnumerateObject().Where(property => property.Name != "sample_spec"))
        {
            if (WhyNot(property) is { } reason)
            {
                skipped.Add(new SkippedPrice(property.Name, reason));
                continue;
            }

            var prices = PricesOf(path, property, problems);
            if (prices is { Count: > 0 } && !prices.Values.Any(IsAbsurd))
            {
                entries.Add(new Entry(property.Name.ToLowerInvariant(), billers[property.Value.GetProperty("litellm_provider").GetString()!], prices));
            }
            else
            {
                skipped.Add(
                    new SkippedPrice(
                        property.Name,
                        prices is null ? "a price with more than 6 decimals, or a prompt length, that the list cannot hold"
                            : prices.Count == 0 ? "no price"
                            : $"no price per token: {prices.Values.First(IsAbsurd):0.######} USD per million"
                    )
                );
            }
        }

        if (entries.Count == 0 && problems.Count == 0)
        {
            problems.Add(
                new Problem(
                    path,
                    "models with a litellm_provider and prices per token",
                    $"none among {skipped.Count} entries",
                    "take model_prices_and_context_window.json of LiteLLM"
                )
            );
        }

        if (problems.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, problems);
        }

        return new LiteLlmPrices(ByKey(entries, priceKey([.. entries.Select(entry => entry.Name)]), isListed, skipped), skipped);
    }

    private static JsonDocument Open(string path)
    {
        try
        {
            var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json
                : throw new FinopsException(
                    ExitCode.DataProblem,
                    new Problem(
                        path,
                        "a JSON object with one entry a model",
                        json.RootElement.ValueKind.ToString(),
                        "take model_prices_and_context_window.json of LiteLLM"
                    )
                );
        }
        catch (JsonException error)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    $"{path}:{error.LineNumber + 1}",
                    "JSON",
                    $"text that breaks at byte {error.BytePositionInLine + 1} of the line",
                    "download it again"
                ),
                error
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Files.FileFinder.Unreadable(path, error);
        }
    }

    private static string? WhyNot(JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object)
        {
            return "no object";
        }

        var name = entry.Name.ToLowerInvariant();
        return entry.Value.TextOf("litellm_provider") is not { Length: > 0 } ? "provider unknown"
            : name.StartsWith("ft:", StringComparison.Ordinal) || name.Contains("/ft:", StringComparison.Ordinal) ? "fine-tuned"
            : !ListedName().IsMatch(name) ? "a name that the list cannot hold"
            : !TextModes.Contains(entry.Value.TextOf("mode") ?? "chat") ? $"mode {entry.Value.TextOf("mode")}"
            : entry
                .Value.EnumerateObject()
                .Any(field => field.Name.Contains("audio_token", StringComparison.Ordinal) || field.Name.Contains("image_token", StringComparison.Ordinal))
                ? "audio or images charged apart"
            : null;
    }

    /// <summary>Null when a price cannot be held exactly.</summary>
    private static Dictionary<PriceKind, decimal>? PricesOf(string path, JsonProperty entry, List<Problem> problems)
    {
        var prices = new Dictionary<PriceKind, decimal>();
        var isExact = true;
        foreach (var field in entry.Value.EnumerateObject())
        {
            var match = PriceField().Match(field.Name);
            if (!match.Success || field.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (field.Value.ValueKind != JsonValueKind.Number || field.Value.GetRawText().StartsWith('-'))
            {
                problems.Add(
                    new Problem(
                        $"{path} $['{entry.Name}'].{field.Name}",
                        "a number, zero or more: USD per token",
                        field.Value.GetRawText(),
                        "mend it, or download the file again"
                    )
                );
                continue;
            }

            var over = match.Groups["over"].Success ? long.Parse(match.Groups["over"].Value, CultureInfo.InvariantCulture) * 1000 : 0;
            var tier = match.Groups["tier"].Value switch
            {
                "batches" => "batch",
                "" => "standard",
                var named => named,
            };
            var usd = ExactNumber.PerMillion(field.Value.GetRawText());
            isExact &= usd is not null && (over == 0 || Thresholds.Contains(over));
            prices[new PriceKind("", "", TokenTypes[match.Groups["kind"].Value], ServiceTier: tier, PromptOverTokens: over)] = usd ?? 0;
        }

        return !isExact ? null
            : prices.Values.All(usd => usd == 0) ? []
            : prices;
    }

    // A dated version goes with the undated name when they agree, and has lines of its own when they don't.
    private static Dictionary<PriceKind, decimal> ByKey(
        IEnumerable<Entry> entries,
        IReadOnlyDictionary<string, string> keys,
        Func<string, string, bool> isListed,
        List<SkippedPrice> skipped
    )
    {
        var all = new Dictionary<PriceKind, decimal>();
        foreach (var group in entries.GroupBy(entry => (entry.Provider, Key: keys[entry.Name])))
        {
            var ordered = group.OrderByDescending(entry => entry.Name == group.Key.Key).ThenBy(entry => entry.Name, StringComparer.Ordinal).ToList();
            var isNamed = ordered[0].Name == group.Key.Key;
            if (!isNamed && ordered.Exists(entry => !Agree(entry.Prices, ordered[0].Prices)))
            {
                skipped.Add(new SkippedPrice(group.Key.Key, "versions disagree and none has the plain name"));
                ordered.ForEach(entry => Add(all, entry, entry.Name));
                continue;
            }

            var common = new Dictionary<PriceKind, decimal>();
            foreach (var entry in ordered)
            {
                var agrees = Agree(entry.Prices, common);
                if (agrees)
                {
                    entry.Prices.ToList().ForEach(price => common[price.Key] = price.Value);
                }

                if (!agrees || isListed(entry.Provider, entry.Name))
                {
                    Add(all, entry, entry.Name);
                }
            }

            Add(all, new Entry(group.Key.Key, group.Key.Provider, common), group.Key.Key);
        }

        return all;
    }

    private static bool Agree(Dictionary<PriceKind, decimal> one, Dictionary<PriceKind, decimal> other) =>
        one.All(price => !other.TryGetValue(price.Key, out var usd) || usd == price.Value);

    private static void Add(Dictionary<PriceKind, decimal> all, Entry entry, string model) =>
        entry.Prices.ToList().ForEach(price => all[price.Key with { Provider = entry.Provider, Model = model }] = price.Value);

    private static bool IsAbsurd(decimal usdPerMillion) => usdPerMillion is > MostUsdPerMillion or (> 0 and < LeastUsdPerMillion);

    // As check_reference__model_prices.
    [GeneratedRegex("^[a-z0-9][a-z0-9._/:@-]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListedName();

    [GeneratedRegex(
        "^(?<kind>cache_creation_input_token_cost_above_1hr|cache_creation_input_token_cost|cache_read_input_token_cost|input_cost_per_token|output_cost_per_token)(_above_(?<over>[0-9]+)k_tokens)?(_(?<tier>batches|flex|priority))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PriceField();

    private sealed record Entry(string Name, string Provider, Dictionary<PriceKind, decimal> Prices);
}
