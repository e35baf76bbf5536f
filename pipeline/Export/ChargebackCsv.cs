using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Export;

/// <summary>A month's bills and their lines as CSV for finance: one file each for all, on demand a folder for each cost center, and a manifest that has every
/// file.</summary>
public static class ChargebackCsv
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Verifies the month, then writes its files into the folder; unit files of earlier runs that these don't replace are removed.</summary>
    /// <param name="perUnit">Also units/&lt;cost center&gt;/ with bill-&lt;month&gt;.csv (showback-&lt;month&gt;.csv where nothing is charged) and
    /// lines-&lt;month&gt;.csv.</param>
    /// <exception cref="FinopsException">Exit code 2: the warehouse has no such month; lists those it has. Exit code 1: totals don't tie; nothing is
    /// written.</exception>
    public static async Task<ChargebackExport> WriteAsync(
        DuckDBConnection warehouse,
        BillingMonth month,
        string folder,
        bool perUnit,
        CsvDialect dialect,
        CancellationToken cancellationToken
    )
    {
        var units = ChargebackUnit.Of(warehouse, month);
        ChargebackTies.Verify(warehouse, month);
        var files = new List<ExportedFile>
        {
            await WriteAsync($"chargeback-{month}.csv", ChargebackTables.BillsMart, ChargebackTables.Bills(month), null),
            await WriteAsync($"chargeback-lines-{month}.csv", ChargebackTables.LinesMart, ChargebackTables.Lines(month), null),
        };
        var folders = new UnitFolders([.. units.Select(unit => unit.CostCenterId)]);
        foreach (var unit in perUnit ? units : [])
        {
            var place = folders[unit.CostCenterId];
            files.Add(
                await WriteAsync(
                    $"{place}/{(unit.IsCharged ? "bill" : "showback")}-{month}.csv",
                    ChargebackTables.BillsMart,
                    ChargebackTables.Bills(month, unit.CostCenterId),
                    unit
                )
            );
            files.Add(await WriteAsync($"{place}/lines-{month}.csv", ChargebackTables.LinesMart, ChargebackTables.Lines(month, unit.CostCenterId), unit));
        }

        string[] notes =
        [
            folder,
            .. files
                .Where(file => file.CostCenterId is not null)
                .Select(file => Path.Combine(folder, folders[file.CostCenterId!]))
                .Distinct(StringComparer.Ordinal),
        ];
        foreach (var place in notes)
        {
            await HowToOpen.WriteAsync(place, month, dialect);
        }

        UnitFolders.Clear(
            folder,
            [$"bill-{month}.csv", $"showback-{month}.csv", $"lines-{month}.csv", HowToOpen.FileName],
            [.. files.Select(file => Path.Combine(folder, file.File)), .. notes.Select(place => Path.Combine(place, HowToOpen.FileName))]
        );
        VerifyWritten(month, units, files);
        var export = new ChargebackExport(
            folder,
            Path.Combine(folder, $"chargeback-{month}.manifest.json"),
            files,
            units.Where(unit => unit.IsCharged).Sum(unit => unit.BilledUsd),
            units.Where(unit => !unit.IsCharged).Sum(unit => unit.BilledUsd)
        );
        await WriteManifestAsync(warehouse, month, dialect, export);
        return export;

        async Task<ExportedFile> WriteAsync(string name, string mart, string sql, ChargebackUnit? unit)
        {
            var file = Path.Combine(folder, name);
            var (rows, totals) = await QueryCsv.WriteAsync(warehouse, sql, file, dialect, cancellationToken);
            return new ExportedFile(name, Sha256.OfFile(file), mart, unit?.CostCenterId, unit?.IsCharged, rows, totals);
        }
    }

    // What stands in the files, added up while they were written, against the marts and against each other; the manifest comes after.
    private static void VerifyWritten(BillingMonth month, IReadOnlyList<ChargebackUnit> units, IReadOnlyList<ExportedFile> files)
    {
        var all = units.Sum(unit => unit.BilledUsd);
        var problems = files
            .Select(file =>
                ChargebackTies.Compare(
                    file.File,
                    ChargebackTables.BillsMart,
                    file.CostCenterId is { } id ? units.Single(unit => unit.CostCenterId == id).BilledUsd : all,
                    "the file's lines",
                    file.BilledUsd
                )
            )
            .ToList();
        if (files.Any(file => file.CostCenterId is not null))
        {
            problems.Add(
                ChargebackTies.Compare(
                    $"units of {month}",
                    "the month",
                    all,
                    "the bills of all units",
                    files.Where(file => file.CostCenterId is not null && file.Mart == ChargebackTables.BillsMart).Sum(file => file.BilledUsd)
                )
            );
        }

        if (problems.OfType<Problem>().ToList() is { Count: > 0 } broken)
        {
            throw new FinopsException(ExitCode.DataProblem, broken);
        }
    }

    private static Task WriteManifestAsync(DuckDBConnection warehouse, BillingMonth month, CsvDialect dialect, ChargebackExport export)
    {
        var facts = MonthFacts.Of(warehouse, month);
        return OutputFile.WriteAsync(export.Manifest, stream => JsonSerializer.SerializeAsync(
                stream,
                new
                {
                    BillingMonth = month.ToString(),
                    facts.PeriodStatus,
                    BillingCurrency = "USD",
                    export.ChargedUsd,
                    export.ShowbackUsd,
                    BilledUsd = export.ChargedUsd + export.ShowbackUsd,
                    facts.AsOfUtc,
                    facts.BuildId,
                    ClosedLinesSha256 = facts.LinesSha256,
                    dialect.HasByteOrderMark,
                    dialect.HasDecimalComma,
                    HowToOpen = HowToOpen.FileName,
                    Columns = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
                    {
                        [ChargebackTables.BillsMart] = Types(warehouse, ChargebackTables.Bills(month)),
                        [ChargebackTables.LinesMart] = Types(warehouse, ChargebackTables.Lines(month)),
                    },
                    export.Files,
                },
                Indented
            ));
    }

    // As SQL names them, in the order of the file.
    private static IReadOnlyDictionary<string, string> Types(DuckDBConnection warehouse, string sql) =>
        new OrderedDictionary<string, string>(
            warehouse.Query($"SELECT column_name, column_type FROM (DESCRIBE {sql})", reader => KeyValuePair.Create(reader.GetString(0), reader.GetString(1))),
            StringComparer.Ordinal
        );
}
