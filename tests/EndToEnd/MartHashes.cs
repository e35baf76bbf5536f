using Finops.Core;
using Finops.Database;

namespace Finops.Tests.EndToEnd;

/// <summary>Two builds are equal when every mart's ORDER BY ALL Parquet has the same SHA-256, freshness aside (design 3.4).</summary>
internal static class MartHashes
{
    /// <summary>Hash by mart of the published warehouse; <paramref name="aside"/> are left out.</summary>
    public static IReadOnlyList<string> Of(Home home, params string[] aside)
    {
        using var warehouse = DuckDb.OpenReadOnly(home.WarehouseFile);
        var folder = Directory.CreateTempSubdirectory("finops-marts-");
        try
        {
            var marts = warehouse.Query("SELECT table_name FROM duckdb_tables() WHERE database_name = 'warehouse' AND (starts_with(table_name, 'mart_') OR starts_with(table_name, 'ref_')) ORDER BY 1", reader => reader.GetString(0));
            return [.. marts.Except(aside, StringComparer.Ordinal).Select(mart =>
            {
                var file = Path.Combine(folder.FullName, mart + ".parquet");
                warehouse.Execute($"COPY (SELECT * FROM {mart} ORDER BY ALL) TO {Database.Sql.Text(file)} (FORMAT parquet)");
                return $"{mart} {Sha256.OfFile(file)}";
            })];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
