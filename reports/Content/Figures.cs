namespace Finops.Reports.Content;

/// <summary>How figures are written: thousands separators, a true minus sign, half rounded away from zero, a dash for what is unknown.</summary>
public static class Figures
{
    public const string None = "–";
    private const char Minus = '\u2212';

    /// <summary>US dollars to the cent, e.g. "$21,384.17".</summary>
    public static string Usd(decimal usd) => Signed(usd, 2, "N2", "$");

    /// <summary>The same without the unit, for tables whose header names it.</summary>
    public static string Cents(decimal usd) => Signed(usd, 2, "N2");

    /// <summary>Whole dollars without the unit.</summary>
    public static string Dollars(decimal usd) => Signed(usd, 0, "N0");

    /// <summary>Three digits that count: "$2.59m", "$61.4k", "$215k"; below a thousand whole dollars, below a hundred cents.</summary>
    public static string UsdShort(decimal usd)
    {
        var size = Math.Abs(usd);
        (decimal divisor, string unit) = size switch
        {
            >= 999_500_000m => (1_000_000_000m, "bn"),
            >= 999_500m => (1_000_000m, "m"),
            >= 999.5m => (1_000m, "k"),
            _ => (1m, ""),
        };
        var scaled = usd / divisor;
        int decimals =
            unit.Length == 0
                ? Math.Abs(scaled) < 99.995m
                    ? 2
                    : 0
                : Math.Abs(scaled) < 9.995m
                    ? 2
                    : Math.Abs(scaled) < 99.95m
                        ? 1
                        : 0;
        return Signed(scaled, decimals, "F" + decimals, "$") + unit;
    }

    /// <summary>An axis label: like <see cref="UsdShort"/> without superfluous zeros; parts of a dollar as cents.</summary>
    public static string UsdTick(decimal usd)
    {
        (decimal divisor, string unit) = Math.Abs(usd) switch
        {
            >= 1_000_000_000m => (1_000_000_000m, "bn"),
            >= 1_000_000m => (1_000_000m, "m"),
            >= 1_000m => (1_000m, "k"),
            _ => (1m, ""),
        };
        return Signed(usd / divisor, 3, unit.Length == 0 && usd != Math.Truncate(usd) ? "0.00" : "0.###", "$") + unit;
    }

    public static string Count(long count) => Signed(count, 0, "N0");

    /// <summary>A ratio as a percentage with one decimal, e.g. 0.565 → "56.5%".</summary>
    public static string Share(decimal? ratio) => ratio is { } known ? Signed(known * 100m, 1, "N1") + "%" : None;

    /// <summary>A relative change with its sign, e.g. "+9.4%"; a dash where there is nothing to compare with.</summary>
    public static string Change(decimal? ratio) =>
        ratio switch
        {
            null => None,
            >= 10m => "×" + Signed(ratio.Value + 1m, 0, "N0"),
            { } known => Plus(known, 3) + Signed(known * 100m, 1, "N1") + "%",
        };

    /// <summary>A difference in US dollars with its sign, short.</summary>
    public static string UsdDifference(decimal usd) => Plus(usd, 2) + UsdShort(usd);

    /// <summary>A difference in whole dollars with its sign, without the unit.</summary>
    public static string DollarsDifference(decimal usd) => Plus(usd, 0) + Dollars(usd);

    public static string CountDifference(long count) => count == 0 ? "±0" : Plus(count, 0) + Count(count);

    /// <summary>How often one contains the other, e.g. "3.4×".</summary>
    public static string Times(decimal ratio) => Signed(ratio, 1, "N1") + "×";

    /// <summary>Tokens: three digits that count, e.g. "118m", "4.20k".</summary>
    public static string Tokens(decimal tokens) => UsdShort(Math.Round(tokens)).Replace("$", "").Replace(".00", "");

    /// <summary>Change of a against b, null when b is zero or unknown.</summary>
    public static decimal? Ratio(decimal? current, decimal? previous) =>
        current is { } now && previous is { } before && before != 0m ? now / before - 1m : null;

    /// <summary>a / b, null when b is zero.</summary>
    public static decimal? Quotient(decimal part, decimal whole) => whole == 0m ? null : part / whole;

    public static string Plural(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    private static string Plus(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) > 0m ? "+" : "";

    private static string Signed(decimal value, int decimals, string format, string unit = "")
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var digits = unit + Math.Abs(rounded).ToString(format);
        return rounded < 0m ? Minus + digits : digits;
    }
}
