using System.Globalization;

namespace Finops.Extract.Reference;

/// <summary>Numbers of a JSON price file, to the last digit: 3e-06 is 0.000003 and passes through no double.</summary>
internal static class ExactNumber
{
    private const int MostDigits = 20; // well within what a decimal holds
    private const int PerMillionExponent = 6;
    private const int MostDecimals = 6; // of USD per million tokens, as the price list has them

    /// <summary>USD per token as USD per million tokens; null when six decimals cannot hold it.</summary>
    /// <param name="token">The number as the file spells it.</param>
    public static decimal? PerMillion(string token)
    {
        var parts = token.ToUpperInvariant().Split('E');
        var mantissa = parts[0].Split('.');
        var fraction = mantissa.Length > 1 ? mantissa[1] : "";
        var digits = (mantissa[0] + fraction).TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            return 0;
        }

        if (
            !int.TryParse(parts.Length > 1 ? parts[1] : "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || Math.Abs((long)exponent) > MostDigits
        )
        {
            return null;
        }

        exponent += PerMillionExponent - fraction.Length + digits.Length - significant.Length;
        return exponent < -MostDecimals || significant.Length + Math.Max(exponent, 0) > MostDigits
            ? null
            : decimal.Parse($"{significant}E{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
