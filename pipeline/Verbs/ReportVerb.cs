using Finops.Core;
using Finops.Database;
using Finops.Reports;

namespace Finops.Verbs;

/// <summary>`finops report`: one month's governance report, HTML and PDF from one content.</summary>
public static class ReportVerb
{
    /// <summary>Writes both editions into the month's folder.</summary>
    /// <exception cref="FinopsException">Exit code 2: no warehouse, or no data for the month. Nothing is written.</exception>
    public static async Task<ReportOutcome> RunAsync(RunContext run, BillingMonth month, CancellationToken cancellation)
    {
        using var warehouse = DuckDb.OpenReadOnly(ClosedMonths.WarehouseOf(run, month));
        var asOf = new DateTimeOffset(warehouse.Scalar<DateTime>("SELECT as_of_utc::TIMESTAMP FROM meta.build"), TimeSpan.Zero);
        var folder = run.Home.OutOf(month);
        var html = Path.Combine(folder, $"governance-{month}.html");
        var pdf = Path.Combine(folder, $"governance-{month}.pdf");
        var document = await ComposeAsync(warehouse, month, cancellation);
        Directory.CreateDirectory(folder);
        await OutputFile.WriteAsync(html, stream => new HtmlReportRenderer().RenderAsync(document, stream, cancellation));
        run.Log.Write("report_written", ("file", run.Home.Relative(html)));
        try
        {
            await new PdfPrinter().PrintAsync(html, pdf, asOf, cancellation);
            run.Log.Write("report_written", ("file", run.Home.Relative(pdf)));
            return new ReportOutcome(html, pdf, null);
        }
        catch (BrowserNotFoundException error)
        {
            return new ReportOutcome(html, null, new FinopsException(ExitCode.Usage, new Problem(pdf, "a browser to print the PDF with", "none found; the HTML edition is complete", error.Message), error));
        }
        catch (PdfFailedException error)
        {
            return new ReportOutcome(html, null, new FinopsException(ExitCode.DataProblem, new Problem(pdf, "a printed PDF", error.Message, "open the HTML edition; FINOPS_BROWSER names another browser"), error));
        }
    }

    private static async Task<ReportDocument> ComposeAsync(System.Data.Common.DbConnection warehouse, BillingMonth month, CancellationToken cancellation)
    {
        try
        {
            return await GovernanceReport.ComposeAsync(warehouse, month.Start, cancellation);
        }
        catch (MonthWithoutDataException error)
        {
            throw new FinopsException(ExitCode.Usage, new Problem($"--month {month}", "a month with data", error.Message, "choose one of those, or extract the month and build"), error);
        }
    }
}
