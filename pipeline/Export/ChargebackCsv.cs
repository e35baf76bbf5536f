using System.Text.Json;
using CsvHelper;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Export;

/// <summary>
/// mart_chargeback_monthly as a CSV that a spreadsheet opens safely: who pays first, then what, then where the figure comes from.
/// </summary>
public static class ChargebackCsv
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Writes the month's CSV and manifest into a folder.</summary>
    /// <exception cref="FinopsException">Exit code 2: the warehouse has no such month; lists those it has.</exception>
    public static async Task<ChargebackExport> WriteAsync(DuckDBConnection warehouse, BillingMonth month, string folder)
    {
        var rows = warehouse.Query(
            $"""
            SELECT billing_month, cost_center_id, cost_center_name, owner, business_unit, provider, billing_account_id, 'USD' AS billing_currency,
                   billed_usd, list_usd, person_count, is_provisional, is_estimate
            FROM mart_chargeback_monthly WHERE billing_month = {Sql.Date(month.Start)} ORDER BY cost_center_id, provider, billing_account_id
            """,
            reader => Enumerable.Range(0, reader.FieldCount).Select(column => (Name: reader.GetName(column), Value: reader.IsDBNull(column) ? null : reader.GetValue(column))).ToList());
        if (rows.Count == 0)
        {
            var months = warehouse.Query("SELECT DISTINCT strftime(billing_month, '%Y-%m') FROM mart_chargeback_monthly ORDER BY 1", reader => reader.GetString(0));
            throw new FinopsException(ExitCode.Usage, new Problem($"--month {month}", "a month with data", months.Count == 0 ? "a warehouse without charges" : $"the warehouse has {string.Join(", ", months)}", "choose one of those, or extract the month and build"));
        }

        var file = Path.Combine(folder, $"chargeback-{month}.csv");
        await OutputFile.WriteAsync(file, stream => WriteRowsAsync(stream, rows));
        var billed = rows.Sum(row => (decimal)row.Single(cell => cell.Name == "billed_usd").Value!);
        var build = warehouse.Query("SELECT build_id, strftime(as_of_utc AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') FROM meta.build", reader => (Id: reader.GetString(0), AsOf: reader.GetString(1))).Single();
        var export = new ChargebackExport(file, Path.ChangeExtension(file, ".manifest.json"), rows.Count, billed, Sha256.OfFile(file));
        await OutputFile.WriteAsync(export.Manifest, stream => JsonSerializer.SerializeAsync(
            stream,
            new { File = Path.GetFileName(file), export.Sha256, export.RowCount, export.BilledUsd, Mart = "mart_chargeback_monthly", BillingMonth = month.ToString(), AsOfUtc = build.AsOf, BuildId = build.Id },
            Indented));
        return export;
    }

    private static async Task WriteRowsAsync(Stream stream, IReadOnlyList<List<(string Name, object? Value)>> rows)
    {
        // Text that a spreadsheet would run as a formula is escaped; numbers are not text, so negative amounts stay numbers.
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape, TrueValue = "true", FalseValue = "false" }, leaveOpen: true);
        csv.WriteHeader(rows[0].Select(cell => cell.Name).ToArray());
        foreach (var row in rows)
        {
            foreach (var (_, value) in row)
            {
                csv.WriteField(value);
            }

            await csv.EndRecordAsync(CancellationToken.None);
        }
    }
}
