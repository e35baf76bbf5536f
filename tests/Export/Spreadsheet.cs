using System.Diagnostics;
using System.Xml.Linq;

namespace Finops.Tests.Export;

/// <summary>LibreOffice, which opens what is exported as a reader's spreadsheet does: it reads types, and calculates formulas anew.</summary>
internal static class Spreadsheet
{
    /// <summary>Ids as they are shown need no dialog: each quoted field is text, as the note beside the CSV files says.</summary>
    internal const string QuotedIsText = "CSV:44,34,76,1,,0,true";

    // Comma, quote, UTF-8; cells as they are and not as they are shown; every sheet in a file of its own.
    private const string ToCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    private static readonly string? Program = new[] { "soffice", "libreoffice" }
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Skips the test, visibly, where there is no LibreOffice (Debian: libreoffice-calc-nogui).</summary>
    internal static void SkipIfAbsent() => Assert.SkipWhen(Program is null, "LibreOffice is not here (soffice).");

    /// <summary>Opens the file and saves each of its sheets as CSV.</summary>
    /// <param name="input">How to read it; null: as a double click does.</param>
    /// <returns>The rows of each sheet, by its name; those of a CSV under the name of its file.</returns>
    internal static async Task<IReadOnlyDictionary<string, IReadOnlyList<string[]>>> OpenAsync(string file, string? input = null)
    {
        var folder = Directory.CreateTempSubdirectory("finops-sheet-");
        try
        {
            string[] arguments =
            [
                $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}",
                "--headless",
                .. input is null ? Array.Empty<string>() : [$"--infilter={input}"],
                "--convert-to",
                ToCsv,
                "--outdir",
                Path.Combine(folder.FullName, "out"),
                file,
            ];
            using var process = Process.Start(
                new ProcessStartInfo(Program!, arguments)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    UseShellExecute = false,
                }
            )!;
            var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, $"{await said}{errors}");
            var name = Path.GetFileNameWithoutExtension(file);
            return Directory
                .EnumerateFiles(Path.Combine(folder.FullName, "out"), "*.csv")
                .ToDictionary(
                    path => Path.GetFileNameWithoutExtension(path)[Math.Min(name.Length + 1, Path.GetFileNameWithoutExtension(path).Length)..],
                    CsvRows,
                    StringComparer.Ordinal
                );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The text of every cell of an .xlsx file's sheet that is of type text, with its place: without a spreadsheet.</summary>
    internal static IReadOnlyList<(int Row, int Column, string? Type, string Text, string? Formula)> Cells(Stream sheet) =>
        [
            .. XDocument
                .Load(sheet)
                .Descendants()
                .Where(element => element.Name.LocalName == "row")
                .SelectMany(
                    (row, number) =>
                        row.Elements()
                            .Select(
                                (cell, column) =>
                                    (
                                        number + 1,
                                        column + 1,
                                        (string?)cell.Attribute("t"),
                                        string.Concat(cell.Descendants().Where(part => part.Name.LocalName is "t" or "v").Select(part => part.Value)),
                                        cell.Elements().FirstOrDefault(part => part.Name.LocalName == "f")?.Value
                                    )
                            )
                ),
        ];

    private static IReadOnlyList<string[]> CsvRows(string path)
    {
        using var reader = new StreamReader(path);
        var rows = new List<string[]>();
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var isQuoted = false;
        while (reader.Read() is var read and >= 0)
        {
            var letter = (char)read;
            switch (letter)
            {
                case '"' when isQuoted && reader.Peek() == '"':
                    cell.Append((char)reader.Read());
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' or '\n' when !isQuoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    if (letter == '\n')
                    {
                        rows.Add([.. cells]);
                        cells.Clear();
                    }

                    break;
                default:
                    cell.Append(letter);
                    break;
            }
        }

        return rows;
    }
}
