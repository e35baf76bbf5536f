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

        // A copy, because somebody may have the file open for writing (root may, whatever its mode) and nobody keeps a build waiting.
        var copy = Path.Combine(home.Temporary, $"published-{Guid.NewGuid():N}.duckdb");
        File.Copy(home.WarehouseFile, copy);
        using var connection = DuckDb.OpenReadOnly(copy);
        return connection
            .Query("SELECT source, sequence FROM meta.inputs", reader => (Source: reader.GetString(0), Sequence: reader.GetInt64(1)))
            .ToDictionary(input => input.Source, input => input.Sequence, StringComparer.Ordinal);
    }
}
