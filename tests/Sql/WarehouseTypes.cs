using DuckDB.NET.Data;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Tests.SqlModels;

/// <summary>
/// The real column types of every relation: what the program's compilation found when it ran the whole chain of models once over raw contracts without a row.
/// </summary>
internal static class WarehouseTypes
{
    private static readonly Lazy<(ModelCatalog Catalog, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Columns)> Chain = new(Build);

    /// <summary>All models.</summary>
    public static ModelCatalog Catalog => Chain.Value.Catalog;

    /// <summary>Column types by relation and column, columns in the relation's order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Columns => Chain.Value.Columns;

    /// <summary>A connection for one case.</summary>
    public static DuckDBConnection Open() => DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), Path.GetTempPath());

    private static (ModelCatalog Catalog, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Columns) Build()
    {
        using var connection = Open();
        var catalog = ModelCatalog.Load(connection);
        LandingLog.Read(connection, new Home(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())), []);
        var columns = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal) { ["landed"] = Describe(connection, "landed") };
        foreach (var model in catalog.Models.Where(model => model.Layer != Layer.Check))
        {
            Assert.NotEmpty(model.Columns);
            columns[model.Name] = model.Columns.ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        }

        return (catalog, columns);
    }

    private static Dictionary<string, string> Describe(DuckDBConnection connection, string relation) =>
        connection
            .Query($"DESCRIBE {relation}", reader => (Name: reader.GetString(0), Type: reader.GetString(1)))
            .ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
}
