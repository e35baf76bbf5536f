using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// schemas/raw/&lt;source&gt;/check_*.sql: what must hold among raw tables as they would stand after landing. Each returns line_number, field,
/// expected, found, try and entity (of its folder's source); any row refuses the landing. A check may read tables of other sources, and
/// runs whenever one of the sources lands whose tables it reads. Beside the raw tables they see <c>sources</c>, the ids of all sources.
/// </summary>
internal sealed partial class LandingChecks
{
    private readonly IReadOnlyList<Check> checks;

    private LandingChecks(IReadOnlyList<Check> checks, IReadOnlyList<string> sources)
    {
        this.checks = checks;
        Sources = sources;
    }

    /// <summary>The sources that land and those that their checks read: the views that <see cref="Run"/> needs.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The checks that concern these sources.</summary>
    public static LandingChecks Of(IEnumerable<string> sources)
    {
        var landing = sources.ToHashSet(StringComparer.Ordinal);
        var files = SchemaFiles.Below("schemas/raw");
        var sourceOf = files
            .Where(file => file.Name.StartsWith("raw_", StringComparison.Ordinal))
            .ToDictionary(file => file.Name, file => file.SourceId, StringComparer.Ordinal);
        var concerned = files
            .Where(file => file.Name.StartsWith("check_", StringComparison.Ordinal))
            .Select(file => new Check(
                file.Text,
                file.SourceId,
                RawTable().Matches(file.Text).Select(match => match.Value).Where(sourceOf.ContainsKey).ToHashSet(StringComparer.Ordinal)
            ))
            .Where(check => check.Tables.Any(table => landing.Contains(sourceOf[table])))
            .ToList();
        return new LandingChecks(
            concerned,
            [.. landing.Union(concerned.SelectMany(check => check.Tables).Select(table => sourceOf[table])).Order(StringComparer.Ordinal)]
        );
    }

    /// <summary>Every row of every check.</summary>
    /// <param name="connection">Has the raw views of <see cref="Sources"/>.</param>
    /// <param name="spoilt">Tables that didn't come whole: checks that read them would say what isn't so.</param>
    public IEnumerable<Problem> Run(DuckDBConnection connection, IEnumerable<string> spoilt)
    {
        connection.Execute(
            $"CREATE OR REPLACE TEMP VIEW sources AS SELECT "
                + $"unnest({Sql.Texts(SchemaFiles.Below("schemas/raw").Select(file => file.SourceId).Distinct(StringComparer.Ordinal))}) AS source"
        );
        var left = spoilt.ToHashSet(StringComparer.Ordinal);
        return checks
            .Where(check => !check.Tables.Overlaps(left))
            .SelectMany(check =>
                connection.Query(
                    $"""
                    SELECT coalesce((SELECT max(origin) FROM landed WHERE source = {Sql.Text(check.Source)} AND landed.entity = problems.entity), entity),
                           line_number::VARCHAR, field, expected, found, "try"
                    FROM ({check.Text}) AS problems ORDER BY ALL
                    """,
                    reader => new Problem(
                        $"{reader.GetString(0)}:{reader.GetString(1)} {reader.GetString(2)}",
                        reader.GetString(3),
                        reader.IsDBNull(4) ? "nothing" : reader.GetString(4),
                        reader.GetString(5)
                    )
                )
            );
    }

    [GeneratedRegex(@"\braw_\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RawTable();

    private sealed record Check(string Text, string Source, IReadOnlySet<string> Tables);
}
