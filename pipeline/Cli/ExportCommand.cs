using System.CommandLine;
using Finops.Export;
using Finops.Verbs;

namespace Finops.Cli;

internal static class ExportCommand
{
    public static Command Create()
    {
        var month = CliOptions.Month();
        var perUnit = new Option<bool>("--per-unit")
        {
            Description = "Also units/<cost center>/ with each cost center's own bill and lines; without it, those of an earlier run are removed",
        };
        var mark = new Option<bool>("--bom") { Description = "Begin each file with the UTF-8 byte order mark, so that Excel recognizes the encoding" };
        var comma = new Option<bool>("--decimal-comma")
        {
            Description = "Write 1234,56 and separate cells by semicolons, for spreadsheets with a decimal comma",
        };
        var chargeback = new Command(
            "chargeback",
            "Write what each cost center owes for a month and the lines behind it, as CSV, with one manifest: hash, rows and totals of every file.\n"
                + "Example: finops export chargeback --month 2026-10 --per-unit\n"
                + "Example: finops export chargeback --month 2026-10 --bom --decimal-comma"
        )
        {
            month,
            perUnit,
            mark,
            comma,
        };
        chargeback.SetAction(
            async (parsed, cancellationToken) =>
            {
                var export = await ExportVerb.RunAsync(
                    Commands.ContextOf(parsed),
                    parsed.GetValue(month),
                    parsed.GetValue(perUnit),
                    new CsvDialect(parsed.GetValue(mark), parsed.GetValue(comma)),
                    cancellationToken
                );
                Console.Out.WriteLine($"{export.Bills}\n{export.Lines}");
                if (export.UnitCount > 0)
                {
                    Console.Out.WriteLine(Path.Combine(export.Folder, "units"));
                }

                Console.Out.WriteLine(export.Manifest);
            }
        );
        return new Command("export", "Write files for business units and finance.") { chargeback, Workbook(), Journal() };
    }

    private static Command Workbook()
    {
        var month = CliOptions.Month();
        var workbook = new Command(
            "workbook",
            "A month's chargeback as one spreadsheet, chargeback-2026-10.xlsx: summary, cost centers, lines, people, products and models, budget, forecast, "
                + "anomalies, and\n"
                + "what each column means. Ids are text, totals are formulas; a manifest with its hash and totals beside it.\n"
                + "Example: finops export workbook --month 2026-10"
        )
        {
            month,
        };
        workbook.SetAction(
            async (parsed, cancellationToken) =>
            {
                var export = await WorkbookVerb.RunAsync(Commands.ContextOf(parsed), parsed.GetValue(month), cancellationToken);
                Console.Out.WriteLine($"{export.File}\n{export.Manifest}");
            }
        );
        return workbook;
    }

    private static Command Journal()
    {
        var month = CliOptions.Month();
        var journal = new Command(
            "journal",
            "Write a closed month's bills as balanced journal entries with the accounts of gl_accounts.csv: accrual with its reversal while the close is "
                + "provisional, actual when it is\n"
                + "final, true-ups of months closed before. A CSV for import into the general ledger, and a manifest with its hash and totals.\n"
                + "Example: finops export journal --month 2026-10"
        )
        {
            month,
        };
        journal.SetAction(
            async (parsed, cancellationToken) =>
            {
                var export = await JournalVerb.RunAsync(Commands.ContextOf(parsed), parsed.GetValue(month), cancellationToken);
                Console.Out.WriteLine($"{export.File}\n{export.Manifest}");
            }
        );
        return journal;
    }
}
