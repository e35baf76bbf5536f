using System.Globalization;
using CsvHelper;

namespace Finops.Export;

/// <summary>
/// How an exported CSV is spelled. Both off: RFC 4180 in UTF-8 (comma, CRLF, quotes doubled), the spelling that every import reads.
/// </summary>
/// <param name="HasByteOrderMark">Starts with the UTF-8 mark by which Excel knows that letters are not of the machine's own code page.</param>
/// <param name="HasDecimalComma">Writes 1234,56 and separates cells by semicolons, as a spreadsheet set to such a country reads it.</param>
public sealed record CsvDialect(bool HasByteOrderMark = false, bool HasDecimalComma = false)
{
    // What Excel, LibreOffice or Google Sheets may run when a cell begins with it (OWASP, CSV injection), and the line feed beside it.
    private const string FormulaStarts = "=+-@\t\r\n";

    private static readonly CultureInfo DecimalComma = new("") { NumberFormat = { NumberDecimalSeparator = "," } };

    /// <summary>Text that a spreadsheet would run as a formula is escaped; numbers are not text, so negative amounts stay numbers.</summary>
    internal CsvWriterOptions Options() =>
        new()
        {
            Separator = HasDecimalComma ? ';' : ',',
            FormatProvider = HasDecimalComma ? DecimalComma : CultureInfo.InvariantCulture,
            WriteByteOrderMark = HasByteOrderMark,
            NewLine = "\r\n",
            Injection = CsvInjection.Escape,
            InjectionCharacters = FormulaStarts,
            TrueValue = "true",
            FalseValue = "false",
        };
}
