using Finops.Build;
using Finops.Core;
using Finops.Database;

namespace Finops.Tests.Build;

/// <summary>Which empty tables leave a statement without a row, read from its tree; each answer is held against DuckDB's.</summary>
public sealed class EmptyWhenTests
{
    [Theory]
    [InlineData("SELECT x FROM a WHERE x > 0", "a")]
    [InlineData("SELECT a.x FROM a JOIN b USING (x)", "a|b")]
    [InlineData("SELECT a.x FROM a LEFT JOIN b USING (x)", "a")]
    [InlineData("SELECT b.x FROM a RIGHT JOIN b USING (x)", "b")]
    [InlineData("SELECT x FROM a FULL JOIN b USING (x)", "ab")]
    [InlineData("SELECT x FROM a SEMI JOIN b USING (x)", "a|b")]
    [InlineData("SELECT x FROM a ANTI JOIN b USING (x)", "a")]
    [InlineData("SELECT a.x FROM a POSITIONAL JOIN b", "")]
    [InlineData("SELECT x FROM a UNION ALL BY NAME SELECT x FROM b", "ab")]
    [InlineData("SELECT x FROM a EXCEPT SELECT x FROM b", "a")]
    [InlineData("SELECT x FROM a INTERSECT SELECT x FROM b", "a|b")]
    [InlineData("SELECT NULL::INT AS x WHERE false UNION ALL SELECT x FROM b", "b")]
    [InlineData("SELECT 1 AS x UNION ALL SELECT x FROM b", "")]
    [InlineData("SELECT count(*) AS x FROM a", "")]
    [InlineData("SELECT 1 AS x FROM a HAVING count(*) = 0", "")]
    [InlineData("SELECT coalesce(sum(x), 0) + 1 AS x FROM a", "")]
    [InlineData("SELECT x, count(*) AS n FROM a GROUP BY x", "a")]
    [InlineData("SELECT x, count(*) AS n FROM a GROUP BY ALL", "a")]
    [InlineData("SELECT count(*) AS n FROM a GROUP BY ALL", "")]
    [InlineData("SELECT x, count(*) AS n FROM a GROUP BY ROLLUP (x)", "")]
    [InlineData("SELECT x, sum(x) OVER () AS total FROM a QUALIFY row_number() OVER (ORDER BY x) = 1", "a")]
    [InlineData("SELECT x FROM a, (SELECT max(x) AS most FROM b) AS b", "a")]
    [InlineData("SELECT x, (SELECT count(*) FROM b) AS n FROM a", "a")]
    [InlineData("WITH c AS (SELECT x FROM a), a AS (SELECT x FROM c) SELECT a.x FROM a JOIN b USING (x)", "a|b")]
    [InlineData("WITH RECURSIVE r AS (SELECT x FROM a UNION ALL SELECT r.x + 1 FROM r WHERE r.x < 3) SELECT x FROM r", "a")]
    [InlineData("SELECT * FROM (PIVOT a ON x IN (1, 2) USING count(*))", "")]
    [InlineData("SELECT geomean(x) AS x FROM a", "")]
    public void Statement_OverEmptyTables_IsEmptyWhenItsTreeSaysSo(string sql, string expected)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), "");
        connection.Execute("CREATE TABLE a (x INT); CREATE TABLE b (x INT)");
        var tree = SqlTree.Parse(connection, sql, new EmptinessReader(connection));
        var said = new[] { "a", "b", "ab" }
            .Where(empty => tree.EmptyWhen.Holds(empty.Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal)))
            .ToList();

        // "a|b": either alone; "ab": only both together; "": none of it.
        Assert.Equal(expected, string.Join('|', said.Where(one => one != "ab" || said.Count == 1)));
        foreach (var empty in said)
        {
            connection.Execute("DELETE FROM a; DELETE FROM b; INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)");
            connection.Execute(string.Concat(empty.Select(name => $"DELETE FROM {name};")));
            Assert.Equal(0, connection.Scalar<long>($"SELECT count(*) FROM ({sql})"));
        }
    }
}
