using System.Text;
using System.Text.RegularExpressions;

namespace Finops.Reports.Pdf;

/// <summary>What a browser printed. Chromium reports no missing font and no half page; so this looks.</summary>
internal static partial class PrintedPdf
{
    /// <param name="pdf">The printed bytes.</param>
    /// <exception cref="PdfFailedException">The bytes are not the whole report.</exception>
    internal static void Verify(byte[] pdf)
    {
        if (!pdf.AsSpan().StartsWith("%PDF-"u8))
        {
            throw new PdfFailedException("what the browser printed is no PDF.");
        }

        string text = Encoding.Latin1.GetString(pdf);
        if (!text.AsSpan().TrimEnd().EndsWith("%%EOF"))
        {
            throw new PdfFailedException("the browser’s PDF is cut off.");
        }

        if (Pages().Count(text) == 0)
        {
            throw new PdfFailedException("the browser’s PDF has no pages.");
        }

        if (!text.Contains("SourceSans3", StringComparison.Ordinal))
        {
            throw new PdfFailedException("the report’s own font is missing in the PDF.");
        }
    }

    /// <summary>Overwrites the times of printing in place; the fields have a fixed width.</summary>
    /// <exception cref="PdfFailedException">The fields are not there.</exception>
    internal static void SetTimes(byte[] pdf, DateTimeOffset instant)
    {
        byte[] stamp = Encoding.ASCII.GetBytes(instant.UtcDateTime.ToString("yyyyMMddHHmmss") + "+00'00'");
        MatchCollection times = Times().Matches(Encoding.Latin1.GetString(pdf));
        if (times.Count == 0)
        {
            throw new PdfFailedException("the browser’s PDF has no creation time to set.");
        }

        foreach (Match time in times)
        {
            stamp.CopyTo(pdf, time.Groups["stamp"].Index);
        }
    }

    /// <summary>
    /// Numbers the ids of table headers from 1 in place; the browser numbers on from what it has shown before. It uses them in no other place, and the new
    /// numbers stand in the same order.
    /// </summary>
    internal static void SetIds(byte[] pdf)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match id in Ids().Matches(Encoding.Latin1.GetString(pdf)))
        {
            Group digits = id.Groups["digits"];
            if (!numbers.TryGetValue(digits.Value, out int number))
            {
                numbers[digits.Value] = number = numbers.Count + 1;
            }

            Encoding.ASCII.GetBytes(number.ToString("D8")).CopyTo(pdf, digits.Index);
        }
    }

    [GeneratedRegex(@"\(node(?<digits>\d{8})\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pages();

    [GeneratedRegex(@"/(?:CreationDate|ModDate)\s*\(D:(?<stamp>\d{14}[+-]\d\d'\d\d')\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Times();
}
