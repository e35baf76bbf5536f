using Finops.Build;
using Finops.Core;
using Finops.Database;

namespace Finops.Tests.Build;

/// <summary>What a file in schemas/ may be (design 5); each fault is told with its file.</summary>
public sealed class ModelRuleTests
{
    private const string Int = "schemas/intermediate/int_x.sql";
    private const string Mart = "schemas/marts/mart_x.sql";

    [Theory]
    [InlineData(Int, "-- X.\nSELECT 1 AS a; SELECT 2 AS b", "one bare SELECT", "exactly one SELECT is wanted, there are 2 statements")]
    [InlineData(
        Int,
        "-- X.\nCREATE TABLE a (b INT)",
        "one bare SELECT",
        "a statement other than SELECT (a PIVOT has to list its values: ON provider IN ('anthropic'))"
    )]
    [InlineData(Int, "-- X.\nSELECT * FROM int_gone", "tables that schemas/ has", "int_gone")]
    [InlineData(Int, "-- X.\nSELECT * FROM 'file.parquet'", "tables that schemas/ has", "file.parquet")]
    [InlineData(Int, "-- X.\nSELECT * FROM read_parquet('file.parquet')", "table functions only in raw", "read_parquet")]
    [InlineData(Int, "-- X.\nWITH stg_x AS (SELECT 1 AS a) SELECT * FROM stg_x", "no CTE that looks like a model", "stg_x")]
    [InlineData(Int, "-- X.\nWITH a AS (WITH raw_x AS (SELECT 1 AS a) SELECT * FROM raw_x) SELECT * FROM a", "no CTE that looks like a model", "raw_x")]
    [InlineData(Int, "-- X.\nSELECT any_value(name) AS name FROM stg_people__cost_centers", "functions whose result depends on the rows alone", "any_value")]
    [InlineData(
        Int,
        "-- X.\nSELECT arg_max(name, cost_center_id) AS name FROM stg_people__cost_centers",
        "functions whose result depends on the rows alone",
        "arg_max"
    )]
    [InlineData(
        Int,
        "-- X.\nSELECT any_value(name) OVER (PARTITION BY cost_center_id) AS name FROM stg_people__cost_centers",
        "functions whose result depends on the rows alone",
        "any_value"
    )]
    [InlineData(Int, "-- X.\nSELECT now() AS a", "functions whose result depends on the rows alone", "now")]
    [InlineData(Int, "-- X.\nSELECT current_date AS a", "functions whose result depends on the rows alone", "current_date")]
    [InlineData(Int, "-- X.\nSELECT current_timestamp AS a", "functions whose result depends on the rows alone", "current_timestamp")]
    [InlineData(Int, "-- X.\nSELECT stddev(a) AS a FROM (VALUES (1), (2)) AS t (a)", "functions whose result depends on the rows alone", "stddev")]
    [InlineData(Int, "-- X.\nSELECT random() AS a", "functions whose result depends on the rows alone", "random")]
    [InlineData(
        Int,
        "-- X.\nSELECT row_number() OVER (PARTITION BY name) AS a FROM stg_people__cost_centers",
        "an ORDER BY wherever the result depends on it",
        "WINDOW_ROW_NUMBER"
    )]
    [InlineData(
        Int,
        "-- X.\nSELECT * FROM stg_people__cost_centers QUALIFY row_number() OVER () = 1",
        "an ORDER BY wherever the result depends on it",
        "WINDOW_ROW_NUMBER"
    )]
    [InlineData(Int, "-- X.\nSELECT string_agg(name, ',') AS a FROM stg_people__cost_centers", "an ORDER BY wherever the result depends on it", "string_agg")]
    [InlineData(Int, "-- X.\nSELECT list(name) AS a FROM stg_people__cost_centers", "an ORDER BY wherever the result depends on it", "list")]
    [InlineData(Int, "-- X.\nSELECT * FROM raw_people__cost_centers", "only staging reads raw", "raw_people__cost_centers")]
    [InlineData(
        "schemas/staging/people/stg_x.sql",
        "-- X.\nSELECT * FROM raw_people__people JOIN raw_people__cost_centers USING (cost_center_id)",
        "staging reads one raw table and never joins",
        "raw_people__people, raw_people__cost_centers"
    )]
    [InlineData(Int, "SELECT 1 AS a", "a header whose first line says what it is", "no comment on top")]
    [InlineData("schemas/intermediate/stuff.sql", "-- X.\nSELECT 1 AS a", "a name that begins with int_ or each_source__ or each_kind__", "stuff")]
    [InlineData(Mart, "-- X.\nSELECT 1 AS a", "a grain", "no `-- grain:` in the header")]
    [InlineData("schemas/intermediate/more/int_x__y.sql", "-- X.\nSELECT 1 AS a", "one file per model", "2 called int_x__y")]
    public void Load_FileAgainstTheRules_IsNamedWithWhatIsWrong(string path, string sql, string expected, string found)
    {
        var error = Assert.Throws<FinopsException>(() => Load((path, sql), ("schemas/intermediate/int_x__y.sql", "-- Y.\nSELECT 1 AS a")));
        Assert.Equal(ExitCode.Usage, error.Code);
        var problem = Assert.Single(error.Problems);
        Assert.Equal((expected, found), (problem.Expected, problem.Found));
        Assert.Contains(path, problem.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-- X.\nSELECT string_agg(name, ',' ORDER BY cost_center_id) AS a FROM stg_people__cost_centers")]
    [InlineData("-- X.\nSELECT list(name ORDER BY cost_center_id) AS a FROM stg_people__cost_centers")]
    [InlineData("-- X.\nSELECT row_number() OVER (ORDER BY cost_center_id) AS a FROM stg_people__cost_centers")]
    [InlineData("-- X.\nSELECT sum(1) OVER (PARTITION BY name) AS a, rank() OVER (ORDER BY name) AS b FROM stg_people__cost_centers")]
    [InlineData("-- X.\nWITH a AS (SELECT 1 AS b), c AS (SELECT * FROM a) SELECT * FROM c, unnest([1, 2]), range(3), run, landed")]
    [InlineData("-- X.\nSELECT 'FROM nowhere; SELECT now()' AS a -- any_value(x)")]
    [InlineData("-- X.\nSELECT 1 AS a;\n")]
    public void Load_FileWithinTheRules_IsTaken(string sql) => Assert.Equal(Layer.Intermediate, Load((Int, sql))["int_x"].Layer);

    [Fact]
    public void Load_Circle_IsNamedInFull()
    {
        var error = Assert.Throws<FinopsException>(() =>
            Load((Int, "-- X.\nSELECT * FROM int_y"), ("schemas/intermediate/int_y.sql", "-- Y.\nSELECT * FROM int_x"))
        );
        Assert.Equal("int_x, int_y", Assert.Single(error.Problems).Found);
    }

    [Fact]
    public void Load_ModelThatReadsItself_IsACircle() =>
        Assert.Equal("int_x", Assert.Single(Assert.Throws<FinopsException>(() => Load((Int, "-- X.\nSELECT * FROM int_x"))).Problems).Found);

    [Fact]
    public void Load_SeveralFaults_AreToldTogether()
    {
        var error = Assert.Throws<FinopsException>(() => Load((Int, "-- X.\nSELECT now() AS a FROM int_gone"), (Mart, "nonsense")));
        Assert.Equal(["int_gone", "now", Mart], error.Problems.Select(problem => problem.Where == Mart ? Mart : problem.Found).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Order_ComesFromTheSqlAlone()
    {
        var catalog = Load(
            ("schemas/intermediate/int_a.sql", "-- A.\nSELECT * FROM int_b"),
            ("schemas/intermediate/int_b.sql", "-- B.\nSELECT * FROM int_c UNION ALL SELECT * FROM (SELECT * FROM int_c WHERE 1 IN (SELECT 1 FROM int_d))"),
            ("schemas/intermediate/int_c.sql", "-- C.\nSELECT 1 AS a"),
            ("schemas/intermediate/int_d.sql", "-- D.\nSELECT 1 AS a")
        );
        Assert.Equal(
            ["int_c", "int_d", "int_b", "int_a"],
            catalog.Models.Select(model => model.Name).Where(name => name is "int_a" or "int_b" or "int_c" or "int_d")
        );
    }

    [Theory]
    [InlineData("SELECT 1 AS a, 2 AS b", "not described: b; described but absent: ")]
    [InlineData("SELECT 1 AS c", "not described: c; described but absent: a")]
    public void Materialize_MartWithOtherColumnsThanDescribed_IsRefused(string sql, string found)
    {
        var error = Assert.Throws<FinopsException>(() => Materialize("mart_x", $"-- X.\n-- grain: a\n-- columns:\n--   a   A.\n{sql}"));
        Assert.Equal((ExitCode.Usage, found), (error.Code, Assert.Single(error.Problems).Found));
    }

    [Theory]
    [InlineData("VALUES (1, 'x'), (1, 'x'), (2, 'y')", "2 rows of (1, x)")]
    [InlineData("VALUES (1, 'x'), (2, NULL)", "1 rows of (2)")]
    public void Materialize_RowsThatBreakTheGrain_AreNamed(string rows, string found)
    {
        var error = Assert.Throws<FinopsException>(() => Materialize("int_x", $"-- X.\n-- grain: a, b\nSELECT * FROM ({rows}) AS t (a, b)"));
        var problem = Assert.Single(error.Problems);
        Assert.Equal((ExitCode.DataProblem, Int, "one row per (a, b), none of them null", found), (error.Code, problem.Where, problem.Expected, problem.Found));
    }

    [Fact]
    public void Materialize_Mart_CarriesItsHeaderAsComments()
    {
        using var connection = Materialize(
            "mart_x",
            "-- What it says.\n-- grain: a\n-- columns:\n--   a   The owner's \"a\",\n--         over two lines.\nSELECT 1 AS a"
        );
        Assert.Equal("What it says.", connection.Scalar<string>("SELECT comment FROM duckdb_tables() WHERE table_name = 'mart_x'"));
        Assert.Equal("The owner's \"a\", over two lines.", connection.Scalar<string>("SELECT comment FROM duckdb_columns() WHERE table_name = 'mart_x'"));
    }

    [Fact]
    public void Materialize_MartThatStaysAView_IsReadWithoutTheSchemaItReads()
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), Path.GetTempPath());
        var catalog = ModelCatalog.Load(
            connection,
            TinyModels.With((Int, "-- X.\nSELECT 1 AS a"), (Mart, "-- What.\n-- grain: a\n-- relation: view\n-- columns:\n--   a   A.\nSELECT a FROM int_x"))
        );
        var session = new BuildSession(connection, new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero));
        session.Materialize(catalog["int_x"]);
        session.Materialize(catalog["mart_x"]);
        connection.Execute("SET search_path = 'main'");
        Assert.Equal(1, connection.Scalar<int>("SELECT a FROM mart_x"));
        Assert.Equal("A.", connection.Scalar<string>("SELECT comment FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = 'mart_x'"));
        Assert.Equal(
            ["mart_x"],
            connection.Query("SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT temporary AND NOT internal", reader =>
                reader.GetString(0)
            )
        );
    }

    [Theory]
    [InlineData("usd_from_cents('41280.000000')", "412.800000000000")]
    [InlineData("usd_from_cents('1234.560000')", "12.345600000000")]
    [InlineData("usd_from_cents('0.0000000001')", "0.000000000001")]
    [InlineData("usd_from_cents('-0.5')", "-0.005000000000")]
    [InlineData("usd_from_cents('99999999999999999.9999999999')", "999999999999999.999999999999")]
    [InlineData("usd_from_cents('1.00000000000000')", "0.010000000000")]
    [InlineData("usd_from_text('0.100000000001')", "0.100000000001")]
    [InlineData("usd_from_text('12')", "12.000000000000")]
    [InlineData("usd_from_cents(NULL)", null)]
    [InlineData("usd_converted(12345678901234.56, 1.083412345678)", "13375460937373.930000000000")]
    [InlineData("usd_converted(0.01, 0.5)", "0.010000000000")]
    [InlineData("usd_converted(-0.01, 0.5)", "-0.010000000000")]
    [InlineData("usd_converted(0.01, 0.499999999999)", "0.000000000000")]
    [InlineData("usd_converted(10, NULL)", null)]
    [InlineData("usd_from_text(NULL)", null)]
    public void Money_AnyAmountOfTwelveDecimals_IsExact(string sql, string? usd)
    {
        using var connection = Session();
        Assert.Equal(
            usd,
            connection
                .Query($"SELECT CAST({sql} AS VARCHAR), typeof({sql})", reader => (reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetString(1)))
                .Select(row => row.Item2 == "DECIMAL(38,12)" ? row.Item1 : row.Item2)
                .Single()
        );
    }

    [Theory]
    [InlineData("usd_from_cents('0.00000000001')", "more than 10 decimals of a cent")]
    [InlineData("usd_from_text('0.0000000000001')", "more than 12 decimals")]
    [InlineData("usd_from_cents('1000000000000000000')", "Could not cast|Could not convert|Conversion Error")]
    public void Money_MoreThanTheLedgerHolds_IsAnErrorAndNotRounded(string sql, string message)
    {
        using var connection = Session();
        var error = Assert.Throws<DuckDB.NET.Data.DuckDBException>(() => connection.Scalar<decimal>($"SELECT {sql}"));
        Assert.Matches(message, error.Message);
    }

    private static ModelCatalog Load(params (string Path, string Text)[] files)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), Path.GetTempPath());
        return ModelCatalog.Load(connection, TinyModels.With(files));
    }

    private static DuckDB.NET.Data.DuckDBConnection Session()
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), Path.GetTempPath());
        _ = new BuildSession(connection, new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero));
        return connection;
    }

    private static DuckDB.NET.Data.DuckDBConnection Materialize(string name, string sql)
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), Path.GetTempPath());
        var path = name.StartsWith("mart_", StringComparison.Ordinal) ? Mart : Int;
        var catalog = ModelCatalog.Load(connection, TinyModels.With((path, sql)));
        new BuildSession(connection, new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero)).Materialize(catalog[name]);
        return connection;
    }
}
