namespace Finops.Simulator.Use;

/// <summary>The simulator's own list prices and contract discounts, typed from the vendor's price page (USD per million tokens).</summary>
public static class PriceList
{
    private static readonly (string Model, DateOnly From, decimal Input, decimal Write5m, decimal Write1h, decimal Read, decimal Output)[] Prices =
    [
        ("claude-opus-4-8", new(2026, 1, 1), 5m, 6.25m, 10m, 0.50m, 25m),
        ("claude-opus-5", new(2026, 7, 24), 5m, 6.25m, 10m, 0.50m, 25m),
        ("claude-opus-5-5", new(2026, 9, 22), 4m, 5m, 8m, 0.20m, 20m),
        ("claude-sonnet-4-6", new(2026, 1, 1), 3m, 3.75m, 6m, 0.30m, 15m),
        ("claude-sonnet-5", new(2026, 6, 30), 2m, 2.50m, 4m, 0.20m, 10m),
        ("claude-sonnet-5-5", new(2026, 9, 28), 2m, 2.50m, 4m, 0.20m, 10m),
        ("claude-sonnet-5-5", new(2026, 10, 7), 2m, 2.50m, 4m, 0.10m, 10m),
        ("claude-haiku-4-5", new(2026, 1, 1), 1m, 1.25m, 2m, 0.10m, 5m),
        ("claude-haiku-5-5", new(2026, 10, 7), 0.10m, 0.125m, 0.20m, 0.01m, 0.50m),
    ];

    /// <summary>The fact's charges; parts of zero tokens are left out. Each is rounded to a millionth of a cent, half away from zero.</summary>
    /// <exception cref="InvalidOperationException">The model had no price on that day.</exception>
    public static IReadOnlyList<Charge> Charges(UseFact fact)
    {
        var charges = new List<Charge>();
        if (fact.Model is not null)
        {
            var price = Prices.LastOrDefault(line => line.Model == fact.Model && line.From <= fact.Day);
            if (price.Model is null)
            {
                throw new InvalidOperationException($"{fact.Model} had no price on {fact.Day:yyyy-MM-dd}.");
            }

            decimal factor =
                (fact.Speed == "fast" ? 2m : 1m)
                * (fact.InferenceGeo == "us" ? 1.1m : 1m)
                * (fact.HasLongPrompts && fact.Model == "claude-haiku-5-5" ? 5m : 1m);
            int discount = DiscountPermille(fact.Model, fact.Day);
            Add("uncached_input_tokens", fact.UncachedInputTokens, price.Input);
            Add("cache_read_input_tokens", fact.CacheReadTokens, price.Read);
            Add("cache_creation.ephemeral_5m_input_tokens", fact.CacheWrite5mTokens, price.Write5m);
            Add("cache_creation.ephemeral_1h_input_tokens", fact.CacheWrite1hTokens, price.Write1h);
            Add("output_tokens", fact.OutputTokens, price.Output);

            void Add(string tokenType, long tokens, decimal usdPerMillion) =>
                AddCharge(charges, fact, "tokens", tokenType, tokens * usdPerMillion * factor / 10_000m, discount);
        }

        AddCharge(charges, fact, "web_search", null, fact.WebSearches * 1m, 0);
        AddCharge(charges, fact, "code_execution", null, fact.CodeMinutes * 5m / 60m, 0);
        return charges;
    }

    /// <summary>The contract's discount; renegotiated for August.</summary>
    private static int DiscountPermille(string model, DateOnly day)
    {
        bool isNewContract = day >= new DateOnly(2026, 8, 1);
        return model.Contains("opus", StringComparison.Ordinal) ? (isNewContract ? 140 : 120)
            : model.Contains("sonnet", StringComparison.Ordinal) ? (isNewContract ? 120 : 110)
            : 100;
    }

    private static void AddCharge(List<Charge> charges, UseFact fact, string costType, string? tokenType, decimal cents, int discountPermille)
    {
        decimal list = Math.Round(cents, 6, MidpointRounding.AwayFromZero);
        decimal billed = Math.Round(list * (1000 - discountPermille) * fact.BilledPermille / 1_000_000m, 6, MidpointRounding.AwayFromZero);
        if (list != 0m)
        {
            charges.Add(new Charge(costType, tokenType, list, billed));
        }
    }
}
