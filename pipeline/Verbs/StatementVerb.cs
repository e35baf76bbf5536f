using DuckDB.NET.Data;
using Finops.Core;
using Finops.Export;
using Finops.Reports;

namespace Finops.Verbs;

/// <summary>`finops statement`: one page for the head of each cost center, HTML and PDF, beside the unit's exported bill.</summary>
public static class StatementVerb
{
    /// <summary>Writes statement-&lt;month&gt;.html and .pdf into units/&lt;cost center&gt;/ of the month.</summary>
    /// <param name="costCenterId">One cost center; null for all of the month, and then statements that are left of cost centers without a bill are
    /// removed.</param>
    /// <param name="printer">Prints the PDFs; the caller's, so that one browser prints all that a command makes.</param>
    /// <exception cref="FinopsException">Exit code 2: no warehouse, no data for the month, no such cost center. Nothing is written.</exception>
    public static Task<IReadOnlyList<ReportOutcome>> RunAsync(
        RunContext run,
        BillingMonth month,
        string? costCenterId,
        PdfPrinter printer,
        CancellationToken cancellationToken
    ) => ClosedMonths.ReadAsync(run, month, warehouse => WriteAsync(warehouse, run, month, costCenterId, printer, cancellationToken));

    private static async Task<IReadOnlyList<ReportOutcome>> WriteAsync(
        DuckDBConnection warehouse,
        RunContext run,
        BillingMonth month,
        string? costCenterId,
        PdfPrinter printer,
        CancellationToken cancellationToken
    )
    {
        var ids = ChargebackUnit.Of(warehouse, month).Select(unit => unit.CostCenterId).ToList();
        if (costCenterId is not null && !ids.Contains(costCenterId, StringComparer.Ordinal))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"--unit {costCenterId}",
                    $"a cost center with a bill for {month}",
                    $"bills of {string.Join(", ", ids)}",
                    "choose one of those, or leave --unit out for all"
                )
            );
        }

        var folder = run.Home.OutOf(month);
        var folders = new UnitFolders(ids);
        var editions = new Editions(run, printer);
        var made = new List<ReportOutcome>();
        foreach (var id in costCenterId is null ? ids : [costCenterId])
        {
            var document = await UnitStatement.ComposeAsync(warehouse, month.Start, id, cancellationToken);
            made.Add(await editions.WriteAsync(document, Path.Combine(folder, folders[id], $"statement-{month}.html"), cancellationToken));
        }

        if (costCenterId is null)
        {
            UnitFolders.Clear(
                folder,
                [$"statement-{month}.html", $"statement-{month}.pdf"],
                made.SelectMany(each => new[] { each.Html, each.Pdf }).OfType<string>()
            );
        }

        return made;
    }
}
