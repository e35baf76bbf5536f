using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;
using SpreadCheetah;

namespace Finops.Export.Workbook;

/// <summary>A month's chargeback as one spreadsheet (.xlsx): the bills and what stands around them, with real numbers, dates and formulas, and ids as
/// text.</summary>
public static class ChargebackWorkbook
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Verifies the month, then writes its workbook and manifest into the folder; the same build gives the same bytes.</summary>
    /// <param name="rowsPerTab">A mart with more rows goes on behind the next tab; by default what a spreadsheet holds.</param>
    /// <exception cref="FinopsException">Exit code 2: the warehouse has no such month; lists those it has. Exit code 1: totals don't tie; nothing is
    /// written.</exception>
    public static async Task<WorkbookExport> WriteAsync(
        DuckDBConnection warehouse,
        BillingMonth month,
        string folder,
        CancellationToken cancellationToken,
        int rowsPerTab = SheetPart.MostRows
    )
    {
        var units = ChargebackUnit.Of(warehouse, month);
        ChargebackTies.Verify(warehouse, month);
        var facts = MonthFacts.Of(warehouse, month);
        var sheets = SheetList.Of(month, facts);
        var parts = sheets.SelectMany(sheet => SheetPart.Of(warehouse, sheet, rowsPerTab)).ToList();
        var charged = units.Where(unit => unit.IsCharged).Sum(unit => unit.BilledUsd);
        var showback = units.Where(unit => !unit.IsCharged).Sum(unit => unit.BilledUsd);
        VerifyTies(parts, charged + showback);

        var file = Path.Combine(folder, $"chargeback-{month}.xlsx");
        await OutputFile.WriteAsync(file, async stream =>
        {
            // Without document properties: they would hold the hour of writing.
            await using (
                var spreadsheet = await Spreadsheet.CreateNewAsync(
                    stream,
                    new SpreadCheetahOptions { DocumentProperties = null, PreserveStringWhitespace = true },
                    cancellationToken
                )
            )
            {
                var styles = new SheetStyles(spreadsheet);
                await new SummarySheet(spreadsheet, styles, month, parts.ToLookup(part => part.Sheet.Name, StringComparer.Ordinal)).WriteAsync(
                    warehouse,
                    facts,
                    charged,
                    showback,
                    cancellationToken
                );
                var writer = new SheetWriter(spreadsheet, styles);
                foreach (var part in parts)
                {
                    await writer.WriteAsync(warehouse, part, rowsPerTab, cancellationToken);
                }

                await new MethodSheet(spreadsheet, styles).WriteAsync(warehouse, facts, sheets, cancellationToken);
                await spreadsheet.FinishAsync(cancellationToken);
            }

            ZipTimes.Set(stream, facts.AsOf);
        });
        var export = new WorkbookExport(
            file,
            file + ".manifest.json",
            [.. parts.Select(part => new WorkbookTab(part.Name, part.Sheet.Mart, part.RowCount, part.Totals))],
            charged,
            showback,
            Sha256.OfFile(file)
        );
        await WriteManifestAsync(month, facts, export);
        return export;
    }

    // Every tab that shows the bill comes to the bill.
    private static void VerifyTies(IEnumerable<SheetPart> parts, decimal billed)
    {
        var broken = parts
            .Where(part => part.Totals.ContainsKey("billed_usd"))
            .GroupBy(part => part.Sheet)
            .Select(sheet =>
                ChargebackTies.Compare(sheet.Key.Name, ChargebackTables.BillsMart, billed, sheet.Key.Mart, sheet.Sum(part => part.Totals["billed_usd"]))
            )
            .OfType<Problem>()
            .ToList();
        if (broken.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, broken);
        }
    }

    private static Task WriteManifestAsync(BillingMonth month, MonthFacts facts, WorkbookExport export) =>
        OutputFile.WriteAsync(export.Manifest, stream => JsonSerializer.SerializeAsync(
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
                    File = Path.GetFileName(export.File),
                    export.Sha256,
                    export.Tabs,
                },
                Indented
            ));
}
