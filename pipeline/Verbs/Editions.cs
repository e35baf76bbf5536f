using Finops.Core;
using Finops.Reports;

namespace Finops.Verbs;

/// <summary>Both editions of a document: the HTML, and the PDF printed from it where a browser can; none without a printer.</summary>
internal sealed class Editions(RunContext run, PdfPrinter? printer)
{
    /// <summary>Writes both files; each appears whole or not at all.</summary>
    /// <param name="html">Path of the HTML; the PDF lies beside it.</param>
    /// <exception cref="FinopsException">Exit code 2: the folder can't be written to.</exception>
    public async Task<ReportOutcome> WriteAsync(ReportDocument document, string html, CancellationToken cancellationToken)
    {
        var pdf = Path.ChangeExtension(html, ".pdf");
        await OutputFile.WriteAsync(html, stream => new HtmlReportRenderer().RenderAsync(document, stream, cancellationToken));
        run.Log.Write("report_written", ("file", run.Home.Relative(html)));
        if (printer is null)
        {
            return new ReportOutcome(html, null, null);
        }

        try
        {
            await printer.PrintAsync(html, pdf, document.AsOfUtc, cancellationToken);
            run.Log.Write("report_written", ("file", run.Home.Relative(pdf)));
            return new ReportOutcome(html, pdf, null);
        }
        catch (BrowserNotFoundException error)
        {
            return new ReportOutcome(
                html,
                null,
                new FinopsException(
                    ExitCode.Usage,
                    new Problem(pdf, "a browser to print the PDF with", "none found; the HTML edition is complete", error.Message),
                    error
                )
            );
        }
        catch (PdfFailedException error)
        {
            return new ReportOutcome(
                html,
                null,
                new FinopsException(
                    ExitCode.DataProblem,
                    new Problem(pdf, "a printed PDF", error.Message, "open the HTML edition; FINOPS_BROWSER names another browser"),
                    error
                )
            );
        }
    }
}
