using Finops.Core;

namespace Finops.Export;

/// <summary>
/// A note beside the CSV files on how a spreadsheet opens them unharmed. CSV has no types: by default a spreadsheet shows the cost center 0012 as 12 and 1E5 as
/// 100000. Text stands in quotes and nothing else does, so that a program that looks can tell an id from a number.
/// </summary>
internal static class HowToOpen
{
    internal const string FileName = "how-to-open-csv.txt";

    internal static Task WriteAsync(string folder, BillingMonth month, CsvDialect dialect) =>
        OutputFile.WriteAsync(Path.Combine(folder, FileName), async stream =>
        {
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            await writer.WriteAsync(Text(month, dialect));
        });

    private static string Text(BillingMonth month, CsvDialect dialect) =>
        $"""
            How to open the CSV files of this folder in a spreadsheet

            A spreadsheet that opens them by a double click takes ids for numbers or dates: it shows the cost center 0012 as 12, 1E5 as 100000, 3-4 as a day.
            Nothing is lost in the file, but what is saved from there is.

            Workbook        chargeback-{month}.xlsx has the same figures, with ids as text and amounts as numbers.
                            finops export workbook --month {month} writes it.
            LibreOffice     Open the file, choose Unicode (UTF-8) and separator {(
                dialect.HasDecimalComma ? "semicolon" : "comma"
            )}, and tick "Format quoted field as text".
            Excel           Data > From Text/CSV; under "Data Type Detection" choose "Do not detect data types", or set the type of the id columns to Text.
            Google Sheets   File > Import; untick "Convert text to numbers, dates and formulas".

            In the files text stands in quotes, numbers, dates and true or false do not. Text that begins like a formula has an apostrophe before it.
            For programs: RFC 4180, UTF-8{(dialect.HasByteOrderMark ? " with byte order mark" : "")}, CRLF, separator {(
                dialect.HasDecimalComma ? "semicolon, decimal comma" : "comma, decimal point"
            )}; the manifest has the type of each column.

            """.ReplaceLineEndings(
            "\n"
        );
}
