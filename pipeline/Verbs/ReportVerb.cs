using Finops.Core;
using Finops.Reports;

namespace Finops.Verbs;

/// <summary>`finops report`: one month's governance report, HTML and PDF from one content.</summary>
public static class ReportVerb
{
    /// <summary>Writes both editions into the month's folder.</summary>
    /// <param name="printer">Prints the PDF; the caller's, so that one browser prints all that a command makes. Null: the HTML alone.</param>
    /// <exception cref="FinopsException">Exit code 2: no warehouse, or no data for the month. Nothing is written.</exception>
    public static async Task<ReportOutcome> RunAsync(RunContext run, BillingMonth month, PdfPrinter? printer, CancellationToken cancellationToken)
    {
        var document = await ClosedMonths.ReadAsync(run, month, warehouse => ComposeAsync(warehouse, month, cancellationToken));
        return await new Editions(run, printer).WriteAsync(document, Path.Combine(run.Home.OutOf(month), $"governance-{month}.html"), cancellationToken);
    }

    private static async Task<ReportDocument> ComposeAsync(System.Data.Common.DbConnection warehouse, BillingMonth month, CancellationToken cancellationToken)
    {
        try
        {
            return await GovernanceReport.ComposeAsync(warehouse, month.Start, cancellationToken);
        }
        catch (MonthWithoutDataException error)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem($"--month {month}", "a month with data", error.Message, "choose one of those, or extract the month and build"),
                error
            );
        }
    }
}
