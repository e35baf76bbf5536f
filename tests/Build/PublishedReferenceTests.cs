using Finops.Build;
using Finops.Core;
using Finops.Database;

namespace Finops.Tests.Build;

/// <summary>A file of finance is published from its staging model's header alone.</summary>
public sealed class PublishedReferenceTests
{
    private const string File = "schemas/staging/reference/stg_reference__budget_thresholds.sql";
    private const string Select = "SELECT level, threshold_ratio, level AS unpublished FROM raw_reference__budget_thresholds";

    [Fact]
    public void Published_IsAMartOfItsSubject()
    {
        var model = Load("-- Parts.\n-- grain: level\n-- published: budget\n-- columns:\n--   level   L.\n--   threshold_ratio   R.\n" + Select)[
            "ref_budget_thresholds"
        ];
        Assert.Equal((Layer.Mart, "budget", File), (model.Layer, model.Folder, model.Path));
        Assert.Equal("stg_reference__budget_thresholds", Assert.Single(model.References));
    }

    [Fact]
    public void Published_HasTheColumnsTextsAndGrainOfTheHeader()
    {
        using var connection = Materialize("VALUES ('warning', 0.75, 1)");
        Assert.Equal(
            ["level L.", "threshold_ratio R."],
            connection.Query(
                "SELECT concat(column_name, ' ', comment) FROM duckdb_columns() WHERE table_name = 'ref_budget_thresholds' ORDER BY column_index",
                row => row.GetString(0)
            )
        );
        Assert.Equal("Parts.", connection.Scalar<string>("SELECT comment FROM duckdb_tables() WHERE table_name = 'ref_budget_thresholds'"));
    }

    [Fact]
    public void Published_RowsThatBreakTheGrain_AreNamed() =>
        Assert.Equal(
            "2 rows of (warning)",
            Assert.Single(Assert.Throws<FinopsException>(() => Materialize("VALUES ('warning', 0.75, 1), ('warning', 0.8, 2)")).Problems).Found
        );

    [Theory]
    [InlineData("-- Parts.\n-- grain: level\n-- published: budgets\n-- columns:\n--   level   L.\n", "budgets in staging")]
    [InlineData("-- Parts.\n-- published: budget\n-- columns:\n--   level   L.\n", "no `-- grain:` in the header")]
    [InlineData("-- Parts.\n-- grain: level\n-- published: budget\n", "no `-- columns:` in the header")]
    public void Published_WithoutWhatItNeeds_IsRefused(string header, string found)
    {
        var problem = Assert.Single(Assert.Throws<FinopsException>(() => Load(header + Select)).Problems);
        Assert.Equal((File, found), (problem.Where, problem.Found));
    }

    private static DuckDB.NET.Data.DuckDBConnection Materialize(string rows)
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        connection.Execute($"CREATE TABLE raw_reference__budget_thresholds AS SELECT * FROM ({rows}) AS t (level, threshold_ratio, unpublished)");
        var session = new BuildSession(connection, DateTimeOffset.UnixEpoch);
        var catalog = ModelCatalog.Load(
            connection,
            TinyModels.With((File, "-- Parts.\n-- grain: level\n-- published: budget\n-- columns:\n--   level   L.\n--   threshold_ratio   R.\n" + Select))
        );
        session.Materialize(catalog["stg_reference__budget_thresholds"]);
        session.Materialize(catalog["ref_budget_thresholds"]);
        return connection;
    }

    private static ModelCatalog Load(string sql)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        return ModelCatalog.Load(connection, TinyModels.With((File, sql)));
    }
}
