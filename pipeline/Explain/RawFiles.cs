using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Explain;

/// <summary>Finds the raw files that hold ledger rows.</summary>
/// <param name="home">Whose raw folder.</param>
/// <param name="entities">By source id: the entities that its charges are made of.</param>
public sealed class RawFiles(Home home, IReadOnlyDictionary<string, IReadOnlyList<string>> entities)
{
    /// <summary>What landed for the rows' days: of the row's account where a vendor's answer names one, of the dropped files those that have rows of the
    /// day.</summary>
    public IReadOnlyList<RawFile> Behind(DuckDBConnection warehouse, IReadOnlyList<LedgerRow> rows) =>
        [
            .. rows.GroupBy(row => row.Source, StringComparer.Ordinal)
                .OrderBy(source => source.Key, StringComparer.Ordinal)
                .SelectMany(source => OfSource(warehouse, source.Key, [.. source])),
        ];

    private IEnumerable<RawFile> OfSource(DuckDBConnection warehouse, string source, IReadOnlyList<LedgerRow> rows)
    {
        var days = rows.Select(row => row.UsageDate).Distinct().Order().ToList();
        var landed = warehouse.Query(
            $"""
            SELECT entity, file, part, usage_date, content_sha256, strftime(extracted_at_utc AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ'), origin FROM meta.files
            WHERE source = {Sql.Text(source)} AND entity IN (SELECT unnest({Sql.Texts(entities[source])})) AND (usage_date IS NULL OR usage_date IN ({Dates(
                days
            )}))
            ORDER BY entity, file, usage_date, part
            """,
            row => new RawFile(
                source,
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3),
                row.GetString(4),
                row.GetString(5),
                row.IsDBNull(6) ? null : row.GetString(6)
            )
        );
        foreach (var entity in landed.GroupBy(file => (file.Entity, file.UsageDate)))
        {
            var accounts = rows.Where(row => entity.Key.UsageDate is null || row.UsageDate == entity.Key.UsageDate)
                .Select(row => row.BillingAccountId)
                .ToHashSet(StringComparer.Ordinal);
            var own = entity.Where(file => accounts.Contains(file.Part)).ToList();
            foreach (
                var file in entity.Key.UsageDate is null ? WithDays([.. entity], days)
                : own.Count > 0 ? own
                : entity
            )
            {
                yield return file;
            }
        }
    }

    // A dropped file lands whole, so that only its rows know their days.
    private IEnumerable<RawFile> WithDays(IReadOnlyList<RawFile> files, IReadOnlyList<DateOnly> days)
    {
        var paths = files.Select(file => Path.Combine(home.Raw, file.File)).Distinct(StringComparer.Ordinal).ToList();
        if (!paths.TrueForAll(File.Exists))
        {
            return files; // a warehouse that was taken elsewhere
        }

        using var parquet = DuckDb.OpenMemory(new DuckDbSettings(), "");
        var parts = parquet
            .Query($"SELECT DISTINCT part FROM read_parquet({Sql.Texts(paths)}, union_by_name = true) WHERE usage_date IN ({Dates(days)})", row =>
                row.GetString(0)
            )
            .ToHashSet(StringComparer.Ordinal);
        return files.Where(file => parts.Count == 0 || parts.Contains(file.Part));
    }

    private static string Dates(IEnumerable<DateOnly> days) => string.Join(", ", days.Select(Sql.Date));
}
