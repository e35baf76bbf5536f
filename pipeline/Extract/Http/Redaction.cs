using System.Text.RegularExpressions;

namespace Finops.Extract.Http;

/// <summary>Vendor texts made fit for a log or an error: no e-mail address, no key, one short line.</summary>
public static partial class Redaction
{
    private const int MaxLength = 300;

    /// <summary>The text without addresses and without the given secret.</summary>
    public static string Of(string text, string? secret)
    {
        var clean = EmailAddress().Replace(text, "<e-mail>");
        if (!string.IsNullOrEmpty(secret))
        {
            clean = clean.Replace(secret, "<key>", StringComparison.Ordinal);
        }

        clean = LineBreaks().Replace(clean, " ").Trim();
        return clean.Length <= MaxLength ? clean : clean[..MaxLength] + "…";
    }

    [GeneratedRegex("""[^\s@"'<>,;:]+@[^\s@"'<>,;:]+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmailAddress();

    [GeneratedRegex("""\s+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineBreaks();
}
