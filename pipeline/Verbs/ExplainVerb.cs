using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Explain;

namespace Finops.Verbs;

/// <summary>
/// `finops explain`: from a cost center's bill to rules, ledger rows and raw files, for the one who disputes it. It reads the published warehouse, which holds
/// the frozen lines of closed months, what later bills correct of them, and the ledger as it is now.
/// </summary>
public static class ExplainVerb
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Lineage = new(FollowCharges);

    /// <summary>By source: the raw entities that its charges are made of, as the models say.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ChargedEntities => Lineage.Value;

    /// <summary>Explains one bill.</summary>
    /// <exception cref="FinopsException">Exit code 2: no warehouse, no such month, cost center or provider. Exit code 1: a level does not add up.</exception>
    public static ExplainedBill Run(RunContext run, BillingMonth month, string costCenterId, string? provider, int mostRows)
    {
        using var warehouse = DuckDb.OpenReadOnly(run.Home.WarehouseFile, run.Config.Duckdb);
        return BillExplainer.Explain(warehouse, month, costCenterId, provider, mostRows, new RawFiles(run.Home, ChargedEntities));
    }

    private static Dictionary<string, IReadOnlyList<string>> FollowCharges()
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        var catalog = ModelCatalog.Load(connection);
        var reads = catalog.Models.ToDictionary(model => model.Name, model => model.References, StringComparer.Ordinal);
        return BuildSession.Sources.ToDictionary(source => source, source => Entities(source.Replace('-', '_')), StringComparer.Ordinal);

        IReadOnlyList<string> Entities(string table)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            Follow($"int_{table}__charges");
            return
            [
                .. seen.Where(name => name.StartsWith($"raw_{table}__", StringComparison.Ordinal))
                    .Select(name => name[$"raw_{table}__".Length..])
                    .Order(StringComparer.Ordinal),
            ];

            void Follow(string name)
            {
                if (seen.Add(name) && reads.TryGetValue(name, out var upstream))
                {
                    foreach (var one in upstream)
                    {
                        Follow(one);
                    }
                }
            }
        }
    }
}
