using System.Text;
using CsvHelper;
using Finops.Core;

namespace Finops.Extract.Files;

/// <summary>
/// A CSV file with a header, read whole: columns by name in any order, UTF-8 or a byte order mark, LF or CRLF, quoted cells.
/// What is wrong with its form is reported together; what is wrong with its values is the raw contract's business.
/// </summary>
/// <param name="Header">Column names as the file has them.</param>
/// <param name="Rows">The records; lines of nothing but commas are skipped.</param>
public sealed record CsvTable(IReadOnlyList<string> Header, IReadOnlyList<CsvRow> Rows)
{
    private const int MostProblems = 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="contract">Columns that it must or may have; others, where it may have others, are kept under their own name.</param>
    /// <param name="mayBeEmpty">Whether a header without rows is an answer: of a table that people keep it is, of an export it is a mistake.</param>
    /// <exception cref="FinopsException">Exit code 1: every problem of the file. 2: it cannot be opened.</exception>
    public static CsvTable Read(string path, CsvContract contract, bool mayBeEmpty = false)
    {
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return Read(reader, path, contract, mayBeEmpty);
        }
        catch (DecoderFallbackException error)
        {
            throw Fault(new Problem(path, "UTF-8 text", $"bytes that are not UTF-8 ({error.Message})", "save it as \"CSV UTF-8\""), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileFinder.Unreadable(path, error);
        }
    }

    /// <summary>The names in a file's first line; none when it has none.</summary>
    public static IReadOnlyList<string> HeaderOf(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            using var csv = CsvReader.Create(reader, Options(_ => { }), leaveOpen: true);
            return csv.Read() ? [.. csv.Current.ToArray().Select(cell => cell.Trim())] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileFinder.Unreadable(path, error);
        }
    }

    /// <summary>Whether a file has a first line and nothing below it but empty lines.</summary>
    public static bool HasHeaderOnly(string path) => File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Take(2).Count() == 1;

    private static CsvTable Read(TextReader reader, string path, CsvContract contract, bool mayBeEmpty)
    {
        var problems = new List<Problem>();
        using var csv = CsvReader.Create(
            reader,
            Options(found =>
                problems.Add(
                    new Problem(
                        $"{path}:{found.LineNumber}",
                        "quotes around a whole cell, doubled inside it",
                        Reason(found.Reason),
                        "mend the line, or export the file again"
                    )
                )
            ),
            leaveOpen: true
        );
        if (!csv.Read())
        {
            throw Fault(
                new Problem(
                    path,
                    "a header and at least one row",
                    "an empty file",
                    "export it again; to clear data, remove the file from the drop folder instead"
                )
            );
        }

        var header = HeaderOf(csv.Current.ToArray(), path, contract, problems);
        if (problems.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, problems);
        }

        var rows = new List<CsvRow>();
        while (problems.Count < MostProblems && csv.Read())
        {
            var cells = csv.Current.ToArray();
            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (cells.Length != header.Count)
            {
                problems.Add(
                    new Problem(
                        $"{path}:{csv.LineNumber}",
                        $"{header.Count} cells, like the header",
                        $"{cells.Length}",
                        "a cell with a comma in it needs quotes"
                    )
                );
                continue;
            }

            rows.Add(
                new CsvRow(
                    csv.LineNumber,
                    header
                        .Zip(cells, (name, cell) => (name, cell: cell.Trim()))
                        .Where(pair => pair.cell.Length > 0)
                        .ToDictionary(pair => pair.name, pair => pair.cell, StringComparer.Ordinal)
                )
            );
        }

        if (rows.Count == 0 && problems.Count == 0 && !mayBeEmpty)
        {
            problems.Add(new Problem(path, "at least one row", "only a header", "export it again; a file without rows would clear what landed before"));
        }

        return problems.Count == 0 ? new CsvTable(header, rows) : throw new FinopsException(ExitCode.DataProblem, problems);
    }

    private static List<string> HeaderOf(string[] record, string path, CsvContract contract, List<Problem> problems)
    {
        // A contract's column keeps the contract's spelling, whatever the file's capitals.
        var header = record
            .Select(cell => cell.Trim())
            .Select(cell => contract.Columns.FirstOrDefault(column => column.Equals(cell, StringComparison.OrdinalIgnoreCase)) ?? cell)
            .ToList();
        if (header is [var only] && only.Contains(';', StringComparison.Ordinal))
        {
            problems.Add(
                new Problem(
                    $"{path}:1",
                    "cells separated by commas",
                    "semicolons",
                    "save it as \"CSV UTF-8 (comma delimited)\", or set the list separator to a comma"
                )
            );
            return header;
        }

        problems.AddRange(
            header
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .Select(group => new Problem(
                    $"{path}:1 {group.Key}",
                    "each column once",
                    $"{group.Count()} columns of that name",
                    "remove or rename all but one"
                ))
        );
        problems.AddRange(CsvHeaderProblems.Of(path, header, contract));
        return header;
    }

    private static string Reason(CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.StrayQuote => "a quote inside a cell without quotes",
            CsvMalformedReason.TextAfterClosingQuote => "text after a closing quote",
            CsvMalformedReason.UnterminatedQuote => "a quote that is never closed",
            _ => "a broken cell",
        };

    private static CsvReaderOptions Options(Action<CsvMalformedRecord> malformed) =>
        new()
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = malformed,
        };

    private static FinopsException Fault(Problem problem, Exception? inner = null) => new(ExitCode.DataProblem, problem, inner);
}
