using System.Globalization;
using Finops.Core;
using Finops.Extract.Files;

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

    /// <summary>Reads a record of the file; cells that cannot be read are added to the problems and stand for their default.</summary>
    public static PriceLine Of(CsvRow row, string path, ICollection<Problem> problems)
    {
        string Text(string column, string absent) => row.Cells.GetValueOrDefault(column) ?? absent;
        T Cell<T>(string column, string expected, Func<string, T?> parse) where T : struct
        {
            if (parse(Text(column, "")) is { } value)
            {
                return value;
            }

            problems.Add(new Problem($"{path}:{row.Line} {column}", expected, Text(column, "nothing"), "mend the line; finops build refuses it too"));
            return default;
        }

        bool Has(string column) => row.Cells.ContainsKey(column);
        var over = Has("prompt_over_tokens") ? Cell("prompt_over_tokens", "a whole number of tokens", Count) : 0;
        return new PriceLine(
            row.Line,
            new PriceKind(Text("provider", ""), Text("model", ""), Text("token_type", ""), Text("speed", "standard"), Text("service_tier", "standard"), over),
            Cell("usd_per_million_tokens", "a price in USD", Usd),
            Cell("valid_from", "a day like 2026-10-01", Day),
            Has("valid_to") ? Cell("valid_to", "a day like 2026-10-01, or nothing", Day) : null,
            Cell("known_at", "a day or an instant like 2026-10-01T09:00:00Z", Instant));
    }

    /// <summary>The cells of this line by column.</summary>
    public IReadOnlyDictionary<string, string> ToCells(string note) => new Dictionary<string, string>(StringComparer.Ordinal)
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

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, DayForm, out var day) ? day : null;

    private static DateTimeOffset? Instant(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static decimal? Usd(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd) ? usd : null;

    private static long? Count(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
