using System.Globalization;

namespace Finops.Extract.Reference;

/// <summary>Numbers of a JSON price file, to the last digit: 3e-06 is 0.000003 and passes through no double.</summary>
internal static class ExactNumber
{
    private const int MostDigits = 20; // beyond them decimal arithmetic could round

    /// <summary>USD per token as USD per million tokens; null when six decimals cannot hold it.</summary>
    /// <param name="token">The number as the file spells it.</param>
    public static decimal? PerMillion(string token)
    {
        var parts = token.ToUpperInvariant().Split('E');
        var mantissa = parts[0].Split('.');
        var fraction = mantissa.Length > 1 ? mantissa[1].TrimEnd('0') : "";
        var exponent = parts.Length > 1 ? long.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var decimals = fraction.Length - exponent - 6;
        var digits = mantissa[0].TrimStart('-').Length + fraction.Length;
        if (decimals > 6 + TrailingZeros(mantissa[0], fraction) || digits > MostDigits || exponent > MostDigits)
        {
            return null;
        }

        var perMillion = decimal.Parse(token, NumberStyles.Float, CultureInfo.InvariantCulture) * 1_000_000;
        return perMillion == 0 ? 0 : perMillion / 1.0000000000000000000000000000m; // without trailing zeros
    }

    // 30e-13 has a digit to spare.
    private static int TrailingZeros(string whole, string fraction) => fraction.Length > 0 ? 0 : whole.Length - whole.TrimEnd('0').Length;
}
