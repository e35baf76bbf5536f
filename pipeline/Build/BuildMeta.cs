using System.Globalization;
using DuckDB.NET.Data;
using Finops.Database;

namespace Finops.Build;

/// <summary>What a build says of itself, in schema meta: identity, landed files and sequences, checks, and the fingerprint of every relation.</summary>
/// <param name="MadeBy">A hash of the program, its models and the engine: only the same go on from a build.</param>
/// <param name="Fingerprints">By relation.</param>
/// <param name="Checks">What each check said.</param>
internal sealed record BuildMeta(string MadeBy, IReadOnlyDictionary<string, Fingerprint> Fingerprints, IReadOnlyDictionary<string, CheckResult> Checks)
{
    /// <summary>Of a build from empty.</summary>
    public static BuildMeta None { get; } = new("", new Dictionary<string, Fingerprint>(), new Dictionary<string, CheckResult>());

    /// <summary>Reads it from a copy of a published build; none where an earlier version of the program, or other models, made it.</summary>
    /// <param name="connection">The copy.</param>
    /// <param name="madeBy">Who would go on from it.</param>
    /// <param name="checks">The checks that there are.</param>
    public static BuildMeta Read(DuckDBConnection connection, string madeBy, IEnumerable<Model> checks)
    {
        var isOurs =
            connection.Scalar<bool>(
                "SELECT count(*) = 1 FROM information_schema.columns WHERE table_schema = 'meta' AND table_name = 'build' AND column_name = 'made_by'"
            ) && connection.Scalar<bool>($"SELECT count(*) = 1 FROM meta.build WHERE made_by = {Sql.Text(madeBy)}");
        if (!isOurs)
        {
            return None;
        }

        var byName = checks.ToDictionary(check => check.Name, StringComparer.Ordinal);
        return new BuildMeta(
            madeBy,
            connection
                .Query("SELECT relation, content, is_empty FROM meta.fingerprints", reader =>
                    (Name: reader.GetString(0), Fingerprint: new Fingerprint(reader.GetString(1), reader.GetBoolean(2)))
                )
                .ToDictionary(relation => relation.Name, relation => relation.Fingerprint, StringComparer.Ordinal),
            connection
                .Query("SELECT check_name, failing_row_count, examples, sources FROM meta.checks", reader => new CheckResult(
                    byName[reader.GetString(0)],
                    reader.GetInt64(1),
                    reader.GetFieldValue<List<string>>(2),
                    reader.GetFieldValue<List<string>>(3)
                ))
                .ToDictionary(result => result.Check.Name, StringComparer.Ordinal)
        );
    }

    /// <summary>Writes it, in place of what the copied file said.</summary>
    /// <param name="connection">The build, with its <c>landed</c>.</param>
    /// <param name="build">The one row of meta.build: column and value as SQL.</param>
    /// <param name="pins">Sources that are built as of an earlier sequence.</param>
    public void Write(DuckDBConnection connection, IEnumerable<(string Column, string Value)> build, IEnumerable<string> pins)
    {
        connection.Execute(
            $"""
            DROP SCHEMA IF EXISTS meta CASCADE;
            CREATE SCHEMA meta;
            CREATE TABLE meta.build AS SELECT {string.Join(", ", build.Append(("made_by", Sql.Text(MadeBy))).Select(cell => $"{cell.Item2} AS {cell.Item1}"))};
            CREATE TABLE meta.inputs AS SELECT source, max(sequence)::BIGINT AS sequence, source IN (SELECT unnest({Sql.Texts(
                pins
            )}::VARCHAR[])) AS is_pinned FROM landed GROUP BY source ORDER BY source;
            CREATE TABLE meta.files AS SELECT source, entity, part, usage_date, file, row_count, content_sha256, origin, data_refreshed_at, extracted_at_utc,
              sequence FROM landed WHERE file IS NOT NULL ORDER BY ALL;
            CREATE TABLE meta.checks (check_name VARCHAR, severity VARCHAR, source VARCHAR, failing_row_count BIGINT, description VARCHAR, examples VARCHAR[],
              sources VARCHAR[]);
            CREATE TABLE meta.fingerprints (relation VARCHAR, content VARCHAR, is_empty BOOLEAN);
            """
        );
        Insert(connection, "meta.checks", Checks.Values.OrderBy(result => result.Check.Name, StringComparer.Ordinal).Select(Row));
        Insert(
            connection,
            "meta.fingerprints",
            Fingerprints
                .OrderBy(relation => relation.Key, StringComparer.Ordinal)
                .Select(relation => $"({Sql.Text(relation.Key)}, {Sql.Text(relation.Value.Content)}, {(relation.Value.IsEmpty ? "true" : "false")})")
        );
    }

    private static void Insert(DuckDBConnection connection, string table, IEnumerable<string> rows)
    {
        foreach (var some in rows.Chunk(500))
        {
            connection.Execute($"INSERT INTO {table} VALUES {string.Join(",\n", some)}");
        }
    }

    private static string Row(CheckResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"({Sql.Text(result.Check.Name)}, {Sql.Text(result.Check.Header.IsBlocking ? "block" : "warn")}, "
                + $"{Sql.TextOrNull(result.Blamed.Any() ? string.Join(", ", result.Blamed) : result.Check.Header.Source)}, {result.FailingRowCount}, "
                + $"{Sql.Text(result.Check.Header.Summary)}, {Sql.Texts(result.Examples)}, {Sql.Texts(result.Sources)})"
        );
}
