using Finops.Core;
using Finops.Database;

namespace Finops.Build;

/// <summary>Which landing of each source the published warehouse stands on.</summary>
internal static class PublishedInputs
{
    /// <summary>Sequence by source; empty before the first publication.</summary>
    public static IReadOnlyDictionary<string, long> Read(Home home)
    {
        if (!File.Exists(home.WarehouseFile))
        {
            return new Dictionary<string, long>();
        }

        using var connection = DuckDb.OpenReadOnly(home.WarehouseFile);
        return connection.Query("SELECT source, sequence FROM meta.inputs", reader => (Source: reader.GetString(0), Sequence: reader.GetInt64(1)))
            .ToDictionary(input => input.Source, input => input.Sequence, StringComparer.Ordinal);
    }
}
