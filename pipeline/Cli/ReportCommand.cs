using System.CommandLine;
using Finops.Reports;
using Finops.Verbs;

namespace Finops.Cli;

internal static class ReportCommand
{
    public static Command Create()
    {
        var month = CliOptions.Month();
        var htmlOnly = new Option<bool>("--html-only") { Description = "Leave the PDF out: it alone needs a browser" };
        var command = new Command("report", "Make a month's governance report, HTML and PDF.\nExample: finops report --month 2026-10") { month, htmlOnly };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var printer = parsed.GetValue(htmlOnly) ? null : new PdfPrinter();
                var made = await Progress.RunAsync(log =>
                    ReportVerb.RunAsync(Commands.ContextOf(parsed, log), parsed.GetValue(month), printer, cancellationToken)
                );
                Console.Out.WriteLine(made.Html);
                if (made.PdfFailure is { } failure)
                {
                    throw failure;
                }

                if (made.Pdf is { } pdf)
                {
                    Console.Out.WriteLine(pdf);
                }
            }
        );
        return command;
    }
}
