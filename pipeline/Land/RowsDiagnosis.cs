using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// Says which lines of a refused file are wrong where a line holds several rows: no JSON, or rows that fail. To find the latter the lines are
/// halved until one is left, each half read as the whole was.
/// </summary>
internal static class RowsDiagnosis
{
    private const int LinesAtOnce = 2000;

    /// <summary>What is wrong with the lines; empty if none of them fails by itself.</summary>
    public static IReadOnlyList<Problem> Of(DuckDBConnection connection, VolumePart part, VolumeScan scan, int most)
    {
        var broken = NdjsonLines
            .Read(part.File.Path)
            .Where(line => !IsJson(line.Line))
            .Take(most)
            .Select(line => new Problem(
                $"{part.File.Path}:{line.Number}",
                "one JSON object a line",
                line.Line.Length > 80 ? line.Line[..77] + "..." : line.Line,
                "mend or cut off the line; nothing has landed"
            ))
            .ToList();
        if (broken.Count > 0)
        {
            return broken;
        }

        var problems = new List<Problem>();
        var piece = Path.Combine(connection.Scalar<string>("SELECT current_setting('temp_directory')"), $"lines-{Guid.NewGuid():N}.jsonl");
        try
        {
            foreach (var lines in NdjsonLines.Read(part.File.Path).Chunk(LinesAtOnce))
            {
                Halve(connection, part, scan, piece, lines, problems, most);
            }
        }
        finally
        {
            File.Delete(piece);
        }

        return problems;
    }

    private static void Halve(
        DuckDBConnection connection,
        VolumePart part,
        VolumeScan scan,
        string piece,
        IReadOnlyList<(long Number, string Line)> lines,
        List<Problem> problems,
        int most
    )
    {
        if (problems.Count >= most || Failure(connection, part, scan, piece, lines) is not { } found)
        {
            return;
        }

        if (lines.Count == 1)
        {
            problems.Add(
                new Problem(
                    string.Create(CultureInfo.InvariantCulture, $"{part.File.Path}:{lines[0].Number}"),
                    $"values under the contract {part.Contract.Table}",
                    found,
                    "nothing has landed; mend the value, or cut off the line"
                )
            );
            return;
        }

        Halve(connection, part, scan, piece, [.. lines.Take(lines.Count / 2)], problems, most);
        Halve(connection, part, scan, piece, [.. lines.Skip(lines.Count / 2)], problems, most);
    }

    private static string? Failure(DuckDBConnection connection, VolumePart part, VolumeScan scan, string piece, IReadOnlyList<(long Number, string Line)> lines)
    {
        File.WriteAllLines(piece, lines.Select(line => line.Line));
        connection.Execute($"SET VARIABLE volume_file = {Sql.Text(piece)}");
        try
        {
            var bad = scan
                .Columns.Where(column => column.Name is not null)
                .Select(column =>
                    $"CASE WHEN {column.IsBad(part.File.ZonelessTimesAreUtc)} THEN concat({Sql.Text(column.Column.Name)}, ' ', coalesce({column.Shown}, "
                    + $"'nothing')) END"
                );
            return connection
                .Query(
                    $"SELECT left(bad, 120) FROM (SELECT coalesce({string.Join(", ", bad)}) AS bad FROM {scan.From}) WHERE bad IS NOT NULL LIMIT 1",
                    reader => reader.GetString(0)
                )
                .FirstOrDefault();
        }
        catch (DuckDBException error)
        {
            return error.Message.Split('\n')[0];
        }
    }

    private static bool IsJson(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
