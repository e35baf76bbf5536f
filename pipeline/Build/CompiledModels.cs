using System.Text.Json;
using System.Text.Json.Serialization;
using Finops.Core;
using Finops.Database;

namespace Finops.Build;

/// <summary>
/// <c>models.json</c> beside the program: what every start would otherwise ask DuckDB's parser anew. The build of Pipeline.csproj makes it with the program
/// that it has just compiled, and so fails where a model breaks a rule. It names the models' texts by hash: one that belongs to others is not read.
/// </summary>
internal sealed partial record CompiledModels(string SchemasSha256, IReadOnlyList<CompiledModel> Models)
{
    private static string Location => Path.Combine(AppContext.BaseDirectory, "models.json");

    /// <summary>The models of these files by name; none where nothing was compiled for exactly them.</summary>
    public static IReadOnlyDictionary<string, CompiledModel> Of(IReadOnlyList<SchemaFile> schemas)
    {
        var compiled = File.Exists(Location) ? JsonSerializer.Deserialize(File.ReadAllBytes(Location), Json.Default.CompiledModels) : null;
        return compiled?.SchemasSha256 == HashOf(schemas)
            ? compiled.Models.ToDictionary(model => model.Name, StringComparer.Ordinal)
            : new Dictionary<string, CompiledModel>(StringComparer.Ordinal);
    }

    /// <summary>Parses the program's models and makes each once, of contracts without a row: that proves them, and tells their columns.</summary>
    /// <exception cref="FinopsException">Exit code 2: models that break the rules of schemas/.</exception>
    public static void Write(string file)
    {
        var schemas = SchemaFiles.Below("schemas");
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), "");
        var catalog = ModelCatalog.Load(connection, schemas);
        var session = new BuildSession(connection, DateTimeOffset.UnixEpoch);
        session.ReadRaw(new Home(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())), DateTimeOffset.UnixEpoch, new Dictionary<string, long>());
        foreach (var model in catalog.Models.Where(model => model.Layer != Layer.Check))
        {
            session.Materialize(model);
        }

        var columns = connection
            .Query(
                "SELECT DISTINCT table_name, column_name, data_type, column_index FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index",
                reader => (Table: reader.GetString(0), Column: new ModelColumn(reader.GetString(1), reader.GetString(2)))
            )
            .ToLookup(column => column.Table, column => column.Column, StringComparer.Ordinal);
        var models = catalog.Models.Select(model => new CompiledModel(
            model.Name,
            [.. model.References.Order(StringComparer.Ordinal)],
            model.EmptyWhen,
            [.. columns[model.Name]]
        ));
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(new CompiledModels(HashOf(schemas), [.. models]), Json.Default.CompiledModels));
    }

    private static string HashOf(IReadOnlyList<SchemaFile> schemas) => Sha256.OfText(string.Join('\n', schemas.Select(file => file.Path + '\n' + file.Text)));

    [JsonSerializable(typeof(CompiledModels))]
    private sealed partial class Json : JsonSerializerContext;
}
