using DuckDB.NET.Data;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Build;

/// <summary>Models of sources that never landed are not run, and nobody can tell by the warehouse.</summary>
public sealed class LandedModelsTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Warehouse_OfEditedTablesAlone_IsThatOfAllModelsRun()
    {
        using var folder = new HomeFolder();
        await Terminal.RunAsync("init", "--home", folder.Path);
        File.AppendAllText(Path.Combine(folder.Home.Reference, "model_names.csv"), "alias,^house-model$,claude-opus-5,ours\n");
        await Terminal.RunAsync("build", "--home", folder.Path);
        using var all = Made(folder.Home, (session, asOf) => session.ReadRaw(folder.Home, asOf, new Dictionary<string, long>()));
        using var landed = Made(folder.Home, (session, asOf) => session.ReadLanded(folder.Home, asOf, new Dictionary<string, long>()));

        Assert.Equal(Relations(all), Relations(landed));
        Assert.Equal(RowCounts(all), RowCounts(landed));
        Assert.Equal("claude-opus-5", all.Scalar<string>("SELECT price_key('house-model')"));
        Assert.Equal("claude-opus-5", landed.Scalar<string>("SELECT price_key('house-model')"));
        Assert.Contains(RowCounts(landed), relation => relation is { Name: "ref_model_prices", Rows: > 0 });
    }

    [Fact]
    public void Models_OfTheProgram_AreKnownSinceItWasCompiled()
    {
        var models = CompiledModels.Of(SchemaFiles.Below("schemas"));
        Assert.Contains(new ModelColumn("billed_usd", "DECIMAL(18,2)"), models["mart_chargeback_monthly"].Columns);
        Assert.Empty(CompiledModels.Of(TinyModels.With()));
    }

    private static DuckDBConnection Made(Home home, Action<BuildSession, DateTimeOffset> read)
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), home.Temporary);
        var session = new BuildSession(connection, AsOf);
        read(session, DateTimeOffset.MaxValue.AddYears(-1));
        session.InOneTransaction(() =>
        {
            foreach (var model in ModelCatalog.Load(connection).Models.Where(model => model.Layer != Layer.Check))
            {
                session.Materialize(model);
            }
        });
        return connection;
    }

    // Columns, types and comments of all that is published; temporary views are the session's own.
    private static IReadOnlyList<string> Relations(DuckDBConnection connection) =>
        connection.Query(
            "SELECT concat_ws(' ', table_name, column_index, column_name, data_type, comment) FROM duckdb_columns() WHERE database_name = 'memory' AND NOT internal "
                + "UNION ALL SELECT concat_ws(' ', table_name, comment) FROM duckdb_tables() WHERE database_name = 'memory' ORDER BY ALL",
            reader => reader.GetString(0)
        );

    private static IReadOnlyList<(string Name, long Rows)> RowCounts(DuckDBConnection connection) =>
        [
            .. connection
                .Query("SELECT table_name FROM duckdb_tables() WHERE database_name = 'memory' ORDER BY ALL", reader => reader.GetString(0))
                .Select(name => (name, connection.Scalar<long>($"SELECT count(*) FROM {name}"))),
        ];
}
