namespace Finops.Extract.Reference;

/// <summary>What a price of a model is for: one kind of token under one set of terms, as a line of model_prices.csv says it.</summary>
/// <param name="Provider">E.g. "anthropic".</param>
/// <param name="Model">The price key, or the full name of a dated version with a price of its own.</param>
/// <param name="TokenType">uncached_input, cache_read, cache_write_5m, cache_write_1h or output.</param>
/// <param name="Speed">standard or fast.</param>
/// <param name="ServiceTier">standard, batch, flex or priority.</param>
/// <param name="PromptOverTokens">The price of requests whose prompt has more tokens than this; 0: of every request.</param>
public sealed record PriceKind(
    string Provider,
    string Model,
    string TokenType,
    string Speed = "standard",
    string ServiceTier = "standard",
    long PromptOverTokens = 0
)
{
    /// <summary>The terms beside the model, in words; nothing for the ordinary ones.</summary>
    public string Terms =>
        string.Join(
            ", ",
            new[]
            {
                Speed == "standard" ? null : Speed,
                ServiceTier == "standard" ? null : ServiceTier,
                PromptOverTokens == 0 ? null : $"prompt > {PromptOverTokens / 1000}k",
            }.OfType<string>()
        );
}
