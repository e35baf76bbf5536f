using System.Globalization;

namespace Finops.Extract.Reference;

/// <summary>A line of model_prices.csv.</summary>
/// <param name="Line">Line number in the file; null for a line that is yet to be written.</param>
/// <param name="Kind">What it prices.</param>
/// <param name="UsdPerMillion">USD per million tokens, exact.</param>
/// <param name="ValidFrom">First usage day.</param>
/// <param name="ValidTo">First usage day no longer; null: open.</param>
/// <param name="KnownAt">When it became known: of the lines that cover a day the newest known one counts.</param>
public sealed record PriceLine(long? Line, PriceKind Kind, decimal UsdPerMillion, DateOnly ValidFrom, DateOnly? ValidTo, DateTimeOffset KnownAt)
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Whether a usage day falls into its validity.</summary>
    public bool Covers(DateOnly day) => ValidFrom <= day && (ValidTo is not { } end || day < end);

    /// <summary>The cells of this line by column.</summary>
    public IReadOnlyDictionary<string, string> ToCells(string note) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["provider"] = Kind.Provider,
            ["model"] = Kind.Model,
            ["token_type"] = Kind.TokenType,
            ["usd_per_million_tokens"] = UsdPerMillion.ToString("0.######", CultureInfo.InvariantCulture),
            ["speed"] = Kind.Speed,
            ["service_tier"] = Kind.ServiceTier,
            ["prompt_over_tokens"] = Kind.PromptOverTokens.ToString(CultureInfo.InvariantCulture),
            ["valid_from"] = ValidFrom.ToString(DayForm, CultureInfo.InvariantCulture),
            ["valid_to"] = ValidTo?.ToString(DayForm, CultureInfo.InvariantCulture) ?? "",
            ["known_at"] = KnownAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["note"] = note,
        };

    internal static PriceLine Of(PriceCells cells) =>
        new(
            cells.Line,
            new PriceKind(
                cells.Text("provider"),
                cells.Text("model"),
                cells.Text("token_type"),
                cells.Text("speed", "standard"),
                cells.Text("service_tier", "standard"),
                cells.Count("prompt_over_tokens", 0)
            ),
            cells.Number("usd_per_million_tokens"),
            cells.Day("valid_from"),
            cells.DayOrNone("valid_to"),
            cells.Instant("known_at")
        );
}
