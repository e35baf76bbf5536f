using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// How DuckDB reads one volume file: the table function, which of the file's columns stands for which of the contract's, and the types they have there.
/// </summary>
/// <param name="From">The table function with its options.</param>
/// <param name="Columns">The contract's columns in order; those that the file lacks have no name in it.</param>
/// <param name="Unknown">The file's columns that the contract lacks, with their types.</param>
internal sealed record VolumeScan(string From, IReadOnlyList<VolumeColumn> Columns, IReadOnlyList<(string Name, string Type)> Unknown)
{
    /// <summary>Looks at a file's header (CSV), at its footer (Parquet), or at nothing (NDJSON: each line has its own fields).</summary>
    /// <param name="connection">Looks at the file.</param>
    /// <param name="part">The file and what is expected of it.</param>
    /// <param name="absent">Fields that no line of a file of JSON lines has; asking each line for them takes its time.</param>
    /// <exception cref="FinopsException">Exit code 1: a column is missing, there twice, or its times have no zone.</exception>
    public static VolumeScan Open(DuckDBConnection connection, VolumePart part, IReadOnlySet<string>? absent = null) =>
        part.File.Format switch
        {
            _ when part.File.Rows is { } rows => Matched(part, RowColumns(connection, part.File, rows), (_, _) => $"({rows})"),
            VolumeFormat.Ndjson => Ndjson(part, absent ?? new HashSet<string>(StringComparer.Ordinal)),
            VolumeFormat.Csv => Matched(part, CsvColumns(connection, part.File), Csv),
            _ => Matched(part, Described(connection, part.File, Parquet(part.File)), (file, _) => Parquet(file)),
        };

    /// <summary>The same scan of a CSV file that puts broken lines aside (DuckDB's reject_errors) and goes on.</summary>
    public string FromWithRejects => From[..^1] + ", store_rejects = true)";

    private static VolumeScan Ndjson(VolumePart part, IReadOnlySet<string> absent)
    {
        // What is read as JSON for a value inside it is JSON for the columns that take it whole, too.
        var nested = part.File.Paths.Keys.Select(column => part.File.Names.GetValueOrDefault(column, column)).ToHashSet(StringComparer.Ordinal);
        var columns = part
            .Contract.Columns.Select(column =>
                NameIn(part.File, column) switch
                {
                    var name when absent.Contains(name) => Column(part.File, column, null, ""),
                    var name when nested.Contains(name) => Column(part.File, column, name, "VARCHAR") with
                    {
                        Path = JsonPath(part.File.Paths.GetValueOrDefault(column.Name, [])),
                    },
                    var name => Column(part.File, column, name, NdjsonType(column)),
                }
            )
            .ToList();
        var types = columns
            .Where(column => column.Name is not null)
            .DistinctBy(column => column.Name, StringComparer.Ordinal)
            .Select(column => $"{Sql.Name(column.Name!)}: {Sql.Text(nested.Contains(column.Name!) ? "JSON" : column.Type)}");
        return new VolumeScan($"read_json({Sql.Text(part.File.Path)}, format = 'newline_delimited', columns = {{ {string.Join(", ", types)} }})", columns, []);
    }

    private static VolumeColumn Column(VolumeFile file, RawColumn column, string? name, string type) =>
        new(column, name, type)
        {
            Path = name is not null && file.Paths.TryGetValue(column.Name, out var steps) ? JsonPath(steps) : null,
            Default = file.Values.GetValueOrDefault(column.Name),
        };

    // $."a"."b"[0]
    private static string JsonPath(IReadOnlyList<string> steps) =>
        "$" + string.Concat(steps.Select(step => step.All(char.IsAsciiDigit) ? $"[{step}]" : $".\"{step}\""));

    private static IReadOnlyList<(string Name, string Type)> RowColumns(DuckDBConnection connection, VolumeFile file, string rows)
    {
        connection.Execute($"SET VARIABLE volume_file = {Sql.Text(file.Path)}");
        return Described(connection, file, $"({rows})");
    }

    // Whole numbers are read as DOUBLE, which holds every token count up to 2^53, because as integers 1.7 would become 2 unseen.
    // Times are read as text, because a TIMESTAMP would drop the zone's offset and a TIMESTAMPTZ asks the time-zone library for every row.
    private static string NdjsonType(RawColumn column) =>
        column.Type.Kind switch
        {
            RawKind.Count or RawKind.Integer => "DOUBLE",
            RawKind.Time => "VARCHAR",
            _ => column.SqlType,
        };

    // A folder named like BILLING_PERIOD=2026-10 is no column of the file.
    private static string Parquet(VolumeFile file) => $"read_parquet({Sql.Text(file.Path)}, hive_partitioning = false)";

    // Nothing is left to DuckDB's guesses: every cell is text, and the names are those of the first line.
    private static string Csv(VolumeFile file, IReadOnlyList<(string Name, string Type)> columns)
    {
        var texts = string.Join(", ", columns.Select(column => $"{Sql.Text(column.Name)}: 'VARCHAR'"));
        var nulls = Sql.Texts(file.NullText is { } text ? ["", text] : [""]);
        return $"read_csv({Sql.Text(file.Path)}, header = true, auto_detect = false, hive_partitioning = false, delim = ',', quote = '\"', escape = '\"', "
            + $"nullstr = {nulls}, columns = {{ {texts} }})";
    }

    private static IReadOnlyList<(string Name, string Type)> CsvColumns(DuckDBConnection connection, VolumeFile file)
    {
        try
        {
            return Described(
                connection,
                file,
                $"read_csv({Sql.Text(file.Path)}, header = true, all_varchar = true, hive_partitioning = false, delim = ',', quote = '\"', escape = '\"', "
                    + $"ignore_errors = true, strict_mode = false)"
            );
        }
        catch (FinopsException error) when (error.InnerException is DuckDBException)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                FileEncoding.Explain(file.Path)
                    ?? new Problem(
                        file.Path,
                        "UTF-8 text: a header, then cells separated by commas",
                        error.Problems[0].Found,
                        "save it as \"CSV UTF-8 (comma delimited)\", or export it again"
                    ),
                error.InnerException
            );
        }
    }

    private static IReadOnlyList<(string Name, string Type)> Described(DuckDBConnection connection, VolumeFile file, string from)
    {
        try
        {
            return connection.Query($"DESCRIBE SELECT * FROM {from}", reader => (reader.GetString(0), reader.GetString(1)));
        }
        catch (DuckDBException error)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(file.Path, $"a {file.Format} file", error.Message.Split('\n')[0], "nothing has landed; copy or export the file again"),
                error
            );
        }
    }

    private static VolumeScan Matched(
        VolumePart part,
        IReadOnlyList<(string Name, string Type)> found,
        Func<VolumeFile, IReadOnlyList<(string Name, string Type)>, string> from
    )
    {
        var columns = part
            .Contract.Columns.Select(column =>
            {
                // Engines that write Parquet tend to lower-case the names.
                var wanted = NameIn(part.File, column);
                var match = found.FirstOrDefault(candidate => candidate.Name.Trim() == wanted) is { Name: not null } exact
                    ? exact
                    : found.FirstOrDefault(candidate => candidate.Name.Trim().Equals(wanted, StringComparison.OrdinalIgnoreCase));
                return Column(part.File, column, match.Name, match.Type ?? "");
            })
            .ToList();
        var problems = Problems(part, found, columns);
        return problems.Count > 0
            ? throw new FinopsException(ExitCode.DataProblem, problems)
            : new VolumeScan(from(part.File, found), columns, [.. found.Where(candidate => columns.All(column => column.Name != candidate.Name))]);
    }

    private static List<Problem> Problems(VolumePart part, IReadOnlyList<(string Name, string Type)> found, IReadOnlyList<VolumeColumn> columns)
    {
        var header = part.File.Format == VolumeFormat.Csv ? part.File.Path + ":1" : part.File.Path;
        if (found is [var only] && (only.Name.Contains(';', StringComparison.Ordinal) || only.Name.Contains('\t', StringComparison.Ordinal)))
        {
            return
            [
                new Problem(
                    header,
                    "cells separated by commas",
                    only.Name.Contains('\t', StringComparison.Ordinal) ? "tabs" : "semicolons",
                    "save it as \"CSV UTF-8 (comma delimited)\", or set the list separator to a comma"
                ),
            ];
        }

        var problems = columns
            .Where(column => column.Name is null && (part.File.Names.ContainsKey(column.Column.Name) || column is { Default: null, Column.IsRequired: true }))
            .Select(column => new Problem(
                $"{header} {NameIn(part.File, column.Column)}",
                "a column of that name",
                $"none; there are: {string.Join(", ", found.Select(candidate => candidate.Name))}",
                "export the file with that column, or mend the name"
            ))
            .ToList();
        problems.AddRange(
            columns
                .Where(column => column.HasTimesWithoutZone && !part.File.ZonelessTimesAreUtc)
                .Select(column => new Problem(
                    $"{header} {column.Name}",
                    "times with their zone",
                    $"a column of type {column.Type}",
                    "write the file with times in UTC, as TIMESTAMP WITH TIME ZONE"
                ))
        );
        return problems;
    }

    private static string NameIn(VolumeFile file, RawColumn column) => file.Names.GetValueOrDefault(column.Name, column.Name);
}
