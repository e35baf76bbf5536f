using DuckDB.NET.Data;
using Finops.Core;
using Finops.Land;

namespace Finops.Build;

/// <summary>
/// Views that last as long as the session: raw files, staging, and what nobody could read in a published file. Each is made when the first model reads it,
/// because a build runs few of the models that there are, and binding a view down to its Parquet files takes longer than most of them.
/// </summary>
internal sealed class SessionViews(DuckDBConnection connection, Home home)
{
    private static readonly IReadOnlyDictionary<string, string> SourceOfRaw = SchemaFiles
        .Below("schemas/raw")
        .Where(file => file.Name.StartsWith("raw_", StringComparison.Ordinal))
        .ToDictionary(file => file.Name, file => file.SourceId, StringComparer.Ordinal);

    private readonly HashSet<string> readSources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Model Model, Action Make)> waiting = new(StringComparer.Ordinal);

    /// <summary>The raw tables that schemas/ has.</summary>
    public static IEnumerable<string> Raw => SourceOfRaw.Keys;

    /// <summary>Notes how a view is made, once somebody reads it.</summary>
    public void Postpone(Model model, Action make) => waiting[model.Name] = (model, make);

    /// <summary>Makes those of these relations, and all behind them, that wait.</summary>
    public void Provide(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (waiting.Remove(name, out var view))
            {
                Provide(view.Model.References);
                view.Make();
            }
            else if (SourceOfRaw.TryGetValue(name, out var source) && readSources.Add(source))
            {
                RawViews.Create(connection, home, source, RawContract.Load(connection, source).Values);
            }
        }
    }
}
