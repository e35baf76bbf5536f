using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Explain;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Explain;

/// <summary>Which of the raw files a ledger row comes from.</summary>
public sealed class RawFilesTests : IDisposable
{
    private readonly HomeFolder folder = new();
    private readonly DuckDBConnection warehouse = DuckDb.OpenMemory(new DuckDbSettings(), "");

    public RawFilesTests()
    {
        warehouse.Execute(
            """
            CREATE SCHEMA meta;
            CREATE TABLE meta.files (source VARCHAR, entity VARCHAR, part VARCHAR, usage_date DATE, file VARCHAR, content_sha256 VARCHAR, origin VARCHAR, extracted_at_utc TIMESTAMPTZ);
            """
        );
    }

    public void Dispose()
    {
        warehouse.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Behind_AnAccountsRow_IsTheAccountsAnswerForTheDay()
    {
        Landed("openai", "costs", "org_a", "2026-10-01");
        Landed("openai", "costs", "org_a", "2026-10-02");
        Landed("openai", "costs", "org_b", "2026-10-02");
        Landed("openai", "users", "org_a", "2026-10-02");
        Assert.Equal(["costs org_a 2026-10-02"], Behind(Row("openai", "org_a", "2026-10-02")));
    }

    // Where the parts are no accounts (an export's files), all of the day may hold the row.
    [Fact]
    public void Behind_ARowWhoseAccountIsNoPart_IsWhateverLandedForTheDay()
    {
        Landed("openai", "costs", "a.csv", "2026-10-02");
        Landed("openai", "costs", "b.csv", "2026-10-02");
        Assert.Equal(["costs a.csv 2026-10-02", "costs b.csv 2026-10-02"], Behind(Row("openai", "org_a", "2026-10-02")));
    }

    [Fact]
    public void Behind_ARowOfDroppedFiles_IsTheFileThatHasTheDay()
    {
        Dropped("usage-events/requests/1.parquet", ("sep.ndjson", "2026-09-30"), ("oct.ndjson", "2026-10-02"));
        Dropped("usage-events/requests/2.parquet", ("nov.ndjson", "2026-11-01"));
        Assert.Equal(["requests oct.ndjson "], Behind(Row("usage-events", "usage-events", "2026-10-02")));
    }

    // The warehouse was copied to another machine without raw: better all of them than none.
    [Fact]
    public void Behind_ARowOfDroppedFilesThatAreNotHere_IsAnyOfThem()
    {
        Landed("usage-events", "requests", "sep.ndjson", null);
        Landed("usage-events", "requests", "oct.ndjson", null);
        Assert.Equal(["requests oct.ndjson ", "requests sep.ndjson "], Behind(Row("usage-events", "usage-events", "2026-10-02")));
    }

    private void Landed(string source, string entity, string part, string? day, string? file = null) =>
        warehouse.Execute(
            $"INSERT INTO meta.files VALUES ('{source}', '{entity}', '{part}', {(day is null ? "NULL" : $"'{day}'")}, "
                + $"'{file ?? $"{source}/{entity}/9.parquet"}', 'hash', NULL, '2026-11-03T06:00:00Z')"
        );

    private void Dropped(string file, params (string Part, string Day)[] rows)
    {
        var path = Path.Combine(folder.Home.Raw, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        warehouse.Execute(
            $"COPY (FROM (VALUES {string.Join(", ", rows.Select(row => $"('{row.Part}', DATE '{row.Day}')"))}) AS t(part, usage_date)) TO '{path}' "
                + $"(FORMAT parquet)"
        );
        foreach (var (part, _) in rows)
        {
            Landed("usage-events", "requests", part, null, file);
        }
    }

    private IEnumerable<string> Behind(LedgerRow row) =>
        new RawFiles(
            folder.Home,
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["openai"] = ["costs"], ["usage-events"] = ["requests"] }
        )
            .Behind(warehouse, [row])
            .Select(file => $"{file.Entity} {file.Part} {file.UsageDate:yyyy-MM-dd}");

    private static LedgerRow Row(string source, string account, string day) => new(source, "key", DateOnly.Parse(day), account, "p1", "api", "m", "none", 1m);
}
