using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>Says which rows of a refused volume file contradict the contract. It reads the file again, which only a refused file has to pay for.</summary>
internal static class VolumeDiagnosis
{
    private const int MostProblems = 20;
    private const string Mend = "nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw";

    /// <summary>The error to throw.</summary>
    /// <param name="connection">Reads the files.</param>
    /// <param name="scans">The files of the pass that failed, and how they are read.</param>
    /// <param name="message">What DuckDB said, for when no row can be blamed.</param>
    /// <param name="inner">What DuckDB threw.</param>
    public static FinopsException Of(
        DuckDBConnection connection,
        IReadOnlyList<(VolumePart Part, VolumeScan Scan)> scans,
        string message,
        Exception? inner = null
    )
    {
        var problems = scans.SelectMany(scan => Problems(connection, scan.Part, scan.Scan)).Take(MostProblems).ToList();
        return new FinopsException(
            ExitCode.DataProblem,
            problems.Count > 0
                ? problems
                :
                [
                    .. scans
                        .Take(1)
                        .Select(scan => new Problem(
                            scan.Part.File.Path,
                            $"{scan.Part.File.Format} under the contract {scan.Part.Contract.Table}",
                            message,
                            "nothing has landed; look at the file's first lines"
                        )),
                ],
            inner
        );
    }

    private static IReadOnlyList<Problem> Problems(DuckDBConnection connection, VolumePart part, VolumeScan scan) =>
        part.File switch
        {
            { Format: not VolumeFormat.Parquet } when FileEncoding.Explain(part.File.Path) is { } problem => [problem],
            { Rows: not null } => RowsDiagnosis.Of(connection, part, scan, MostProblems),
            { Format: VolumeFormat.Ndjson } => NdjsonLines.Problems(part, MostProblems),
            _ => OfColumns(connection, part, scan),
        };

    private static IReadOnlyList<Problem> OfColumns(DuckDBConnection connection, VolumePart part, VolumeScan scan)
    {
        var isCsv = part.File.Format == VolumeFormat.Csv;
        try
        {
            var broken = isCsv ? BrokenLines(connection, part, scan) : [];
            return broken.Count > 0 ? broken : BadValues(connection, part, scan, isCsv);
        }
        catch (DuckDBException)
        {
            return []; // not even this can be read: what DuckDB said first is all there is to say
        }
    }

    private static IReadOnlyList<Problem> BrokenLines(DuckDBConnection connection, VolumePart part, VolumeScan scan)
    {
        connection.Execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans");
        connection.Scalar<long>($"SELECT count({Sql.Name(scan.Columns.First(column => column.Name is not null).Name!)}) FROM {scan.FromWithRejects}");
        return connection.Query(
            $"SELECT line, lower(error_type), left(csv_line, 80) FROM reject_errors ORDER BY line LIMIT {MostProblems}",
            reader => new Problem(
                $"{part.File.Path}:{reader.GetValue(0)}",
                "one cell a column, with quotes around a whole cell and doubled inside it",
                $"{reader.GetString(1)}: {(reader.IsDBNull(2) ? "" : reader.GetString(2))}",
                "a cell with a comma or a quote in it needs quotes; nothing has landed"
            )
        );
    }

    private static IReadOnlyList<Problem> BadValues(DuckDBConnection connection, VolumePart part, VolumeScan scan, bool isCsv)
    {
        var tests = scan
            .Columns.Where(column => column.Name is not null)
            .Select(
                (column, index) =>
                    $"CASE WHEN {column.IsBad(part.File.ZonelessTimesAreUtc)} THEN {{ 'column': {index}, 'found': left({column.Shown}, 80) }} END"
            )
            .ToList();
        var named = scan.Columns.Where(column => column.Name is not null).ToList();

        // The header is line 1. A cell with a line break in it shifts the lines after it.
        connection.Execute("SET preserve_insertion_order = true");
        return connection.Query(
            $"""
            SELECT number, problem.column, problem.found
            FROM (SELECT number, unnest(list_filter([{string.Join(", ", tests)}], lambda test: test IS NOT NULL)) AS problem
                  FROM (SELECT row_number() OVER () AS number, * FROM {scan.From}))
            LIMIT {MostProblems}
            """,
            reader => new Problem(
                isCsv
                    ? $"{part.File.Path}:{reader.GetInt64(0) + 1} {named[reader.GetInt32(1)].Name}"
                    : $"{part.File.Path} row {reader.GetInt64(0)} {named[reader.GetInt32(1)].Name}",
                named[reader.GetInt32(1)].Column.Type is { Amount: { } amount }
                    ? amount.Expectation
                    : RowWriter.Expectation(named[reader.GetInt32(1)].Column.Type.Kind),
                reader.IsDBNull(2) ? "nothing" : reader.GetString(2),
                Mend
            )
        );
    }
}
