using System.Globalization;
using Finops.Build;
using Finops.Core;
using Finops.Database;

namespace Finops.Tests.Sources;

/// <summary>GitHub's own models over a home, as a build makes them.</summary>
internal static class GithubModels
{
    /// <summary>The answer of a query over stg_github… and int_github…, as text: cells by |, rows by line.</summary>
    public static string Query(TestHome home, string sql)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        var session = new BuildSession(connection, home.Clock.GetUtcNow());
        session.ReadRaw(home.Home, DateTimeOffset.MaxValue.AddYears(-1), new Dictionary<string, long>());
        foreach (
            var model in ModelCatalog
                .Load(connection)
                .Models.Where(model => model.Name.Contains("_github_", StringComparison.Ordinal) && model.Layer is Layer.Staging or Layer.Intermediate)
        )
        {
            session.Materialize(model);
        }

        return string.Join(
            '\n',
            connection.Query(sql, reader =>
                string.Join(
                    '|',
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(column => reader.IsDBNull(column) ? "" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))
                )
            )
        );
    }
}
