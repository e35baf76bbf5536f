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

        var text = Encoding.Latin1.GetString(pdf);
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
        var times = Times().Matches(Encoding.Latin1.GetString(pdf));
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
    /// Numbers the ids of table headers from 1 in the order of the page, in place, and sorts their tree. The browser's own numbers go on from what it has
    /// shown before and depend on when it painted what.
    /// </summary>
    /// <exception cref="PdfFailedException">The tree is not written as it was known when this was.</exception>
    internal static void SetIds(byte[] pdf)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = Ids()
            .Replace(Encoding.Latin1.GetString(pdf), id =>
            {
                numbers.TryAdd(id.Value, numbers.Count + 1);
                return $"(node{numbers[id.Value]:D8})";
            });
        text = Tree()
            .Replace(text, tree =>
            {
                string[] entries = [.. Entries().Matches(tree.Groups["entries"].Value).Select(entry => entry.Value).Order(StringComparer.Ordinal)];
                return $"/Limits [{Ids().Match(entries[0]).Value} {Ids().Match(entries[^1]).Value}]\n/Names [{string.Join(' ', entries)}]";
            });
        if (text.Length != pdf.Length)
        {
            throw new PdfFailedException("the ids of its table headers could not be put in order.");
        }

        Encoding.Latin1.GetBytes(text).CopyTo(pdf, 0);
    }

    [GeneratedRegex(@"\(node\d{8}\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\(node\d{8}\) \d+ \d+ R", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Entries();

    [GeneratedRegex(
        @"/Limits \[\(node\d{8}\) \(node\d{8}\)\]\n/Names \[(?<entries>[^\]]+)\]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Tree();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pages();

    [GeneratedRegex(
        @"/(?:CreationDate|ModDate)\s*\(D:(?<stamp>\d{14}[+-]\d\d'\d\d')\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Times();
}
