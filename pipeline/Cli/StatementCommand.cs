using System.CommandLine;
using Finops.Reports;
using Finops.Verbs;

namespace Finops.Cli;

internal static class StatementCommand
{
    public static Command Create()
    {
        var month = CliOptions.Month();
        var unit = new Option<string?>("--unit") { Description = "One cost center, as its bill writes it (default: all of the month)" };
        var command = new Command(
            "statement",
            "Make the one-page statement of each cost center, HTML and PDF, in units/<cost center>/ of the month.\n"
                + "Example: finops statement --month 2026-10\n"
                + "Example: finops statement --month 2026-10 --unit CC-1100"
        )
        {
            month,
            unit,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var printer = new PdfPrinter();
                var made = await Progress.RunAsync(log =>
                    StatementVerb.RunAsync(Commands.ContextOf(parsed, log), parsed.GetValue(month), parsed.GetValue(unit), printer, cancellationToken)
                );
                foreach (var statement in made)
                {
                    Console.Out.WriteLine(statement.Pdf ?? statement.Html);
                }

                if (made.FirstOrDefault(statement => statement.PdfFailure is not null) is { } first)
                {
                    throw first.PdfFailure!;
                }
            }
        );
        return command;
    }
}
