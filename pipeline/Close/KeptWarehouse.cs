using System.Text.Json;
using Finops.Core;
using Finops.Database;

namespace Finops.Close;

/// <summary>
/// The database that a closed month is rendered and explained from for ever, beside its frozen lines, with a manifest of their hashes. It has the marts of the
/// build
/// that was published with the decision and the ledger under this one bill; the same can be built again from raw as of that instant.
/// </summary>
public static class KeptWarehouse
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    // Of the ledger, the months that are on the bill; or all of it would be kept with every month.
    private const string Ledger = "int_charges__ruled";

    // What an explanation walks through and the journal is made of, beside marts.
    private static readonly string[] BehindTheBill =
    [
        Ledger,
        "int_attributed_spend__shared",
        "int_charges__allocated",
        "int_charges__carved",
        "int_journal_charges__mapped",
        "int_pools__shared",
    ];

    /// <summary>Copies what is kept of a finished database to the close's folder, read-only and durable, and writes the manifest, which says that the rest is
    /// complete.</summary>
    public static async Task KeepAsync(Home home, DuckDbSettings settings, string database, BillingMonth month)
    {
        var period = Period.Of(database).Single(period => period.Month == month);
        var folder = period.Folder(home);
        var kept = folder.Warehouse(period.Kind);
        var partial = Path.Combine(home.Temporary, $"kept-{Guid.NewGuid():N}.duckdb");
        Copy(database, partial, month, home, settings);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(partial, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        FileSync.Commit(partial, kept);
        var manifest = new
        {
            folder.CloseId,
            PeriodStatus = period.Status,
            DecidedAtUtc = period.DecidedAt,
            period.ApprovedBy,
            period.Lines.BilledUsd,
            LineCount = period.Lines.Count,
            LinesSha256 = period.Lines.Sha256,
            BuildId = BuildIdOf(kept),
            WarehouseSha256 = Sha256.OfFile(kept),
        };
        await OutputFile.WriteAsync(folder.Manifest(period.Kind), stream => JsonSerializer.SerializeAsync(stream, manifest, Indented));
    }

    /// <summary>What is wrong with the files of a closed month; empty when they are what they were when it was closed.</summary>
    public static IReadOnlyList<Problem> Faults(Home home, Period period)
    {
        var folder = period.Folder(home);
        var again = $"finops close {period.Month} --{period.Status} makes it again from raw; a backup has it too";
        string[] files = [folder.Manifest(period.Kind), folder.Warehouse(period.Kind), folder.Lines];
        var missing = files
            .Where(file => !File.Exists(file))
            .Select(file => new Problem(file, "what was kept when the month was closed", "no such file", again))
            .ToList();
        if (missing.Count > 0)
        {
            return missing;
        }

        using var manifest = JsonDocument.Parse(File.ReadAllText(files[0]));
        return
        [
            .. new[]
            {
                (File: files[1], Expected: manifest.RootElement.GetProperty("warehouse_sha256").GetString()),
                (File: files[2], Expected: period.Lines.Sha256),
            }
                .Select(kept => (kept.File, kept.Expected, Found: Sha256.OfFile(kept.File)))
                .Where(kept => kept.Found != kept.Expected)
                .Select(kept => new Problem(kept.File, $"SHA-256 {kept.Expected}, as when the month was closed", kept.Found, again)),
        ];
    }

    private static void Copy(string database, string kept, BillingMonth month, Home home, DuckDbSettings settings)
    {
        using var connection = DuckDb.OpenFile(kept, settings, home.Temporary);
        connection.Execute($"ATTACH {Sql.Text(database)} AS build (READ_ONLY); CREATE SCHEMA meta; CREATE SCHEMA {DuckDb.Internal}");
        var tables = connection.Query(
            $"""
            SELECT table_schema, table_name FROM information_schema.tables
            WHERE table_catalog = 'build' AND (table_schema = 'meta' OR (table_schema = 'main' AND regexp_matches(table_name, '^(mart|ref)_'))
              OR table_name IN (SELECT unnest({Sql.Texts(BehindTheBill)})))
            ORDER BY ALL
            """,
            reader => (Schema: reader.GetString(0), Table: reader.GetString(1))
        );
        foreach (var (schema, table) in tables)
        {
            var rows =
                table == Ledger
                    ? $"WHERE charge_month IN (SELECT charge_month FROM build.mart_chargeback_lines WHERE billing_month = {Sql.Date(month.Start)})"
                    : "";
            connection.Execute($"CREATE TABLE {schema}.{table} AS FROM build.{schema}.{table} {rows}");
        }
    }

    private static string BuildIdOf(string database)
    {
        using var connection = DuckDb.OpenReadOnly(database);
        return connection.Scalar<string>("SELECT build_id FROM meta.build");
    }
}
