namespace Finops.Simulator.Vendors.Openai;

/// <summary>The simulator's own prices. The contract's factor has five decimals, so that amounts have more than a ledger's twelve.</summary>
internal static class OpenaiPrices
{
    private const decimal ContractFactor = 0.96337m;

    private static readonly Dictionary<string, (decimal Input, decimal Cached, decimal Output)> PerMillion = new(StringComparer.Ordinal)
    {
        ["gpt-5.4-2026-03-05"] = (1.25m, 0.125m, 10m),
        ["gpt-5.4-mini-2026-03-05"] = (0.25m, 0.025m, 2m),
        ["text-embedding-3-small"] = (0.02m, 0m, 0m),
    };

    /// <summary>The lines that a use is billed as; what costs nothing is a line of zero.</summary>
    internal static IEnumerable<OpenaiCost> Lines(OpenaiUse use)
    {
        switch (use.Kind)
        {
            case "completions" or "embeddings":
                (decimal input, decimal cached, decimal output) = PerMillion[use.Model!];
                decimal factor = ContractFactor * (use.IsBatch ? 0.5m : 1m) / 1_000_000m;
                string batch = use.IsBatch ? "-batch" : "";
                if (use.Input > 0)
                {
                    yield return Line($"{use.Model}{batch}, input", use.Input, "tokens", use.Input * input * factor);
                }

                if (use.Cached > 0)
                {
                    yield return Line($"{use.Model}{batch}, cached input", use.Cached, "tokens", use.Cached * cached * factor);
                }

                if (use.Output > 0)
                {
                    yield return Line($"{use.Model}{batch}, output", use.Output, "tokens", use.Output * output * factor);
                }

                break;
            case "moderations":
                yield return Line($"{use.Model}, input", use.Input, "tokens", 0m);
                break;
            case "images":
                yield return Line($"{use.Model}, images", use.Quantity, "images", use.Quantity * 0.04m * ContractFactor);
                break;
            case "audio_speeches":
                yield return Line($"{use.Model}, characters", use.Quantity, "characters", use.Quantity * 0.000015m * ContractFactor);
                break;
            case "audio_transcriptions":
                yield return Line($"{use.Model}, duration", use.Quantity, "duration_seconds", use.Quantity * 0.0001m * ContractFactor);
                break;
            case "vector_stores":
                yield return Line("file search storage", use.Quantity * 24m / (1L << 30), "gibibyte_hours", use.Quantity * 24m / (1L << 30) * 0.0041m);
                break;
            default:
                yield break; // Calls and sessions are in the price of the requests here.
        }

        OpenaiCost Line(string item, decimal quantity, string unit, decimal usd) => new(use.Key.Project.Id, use.Key.Id, item, quantity, unit, usd);
    }
}
