using System.CommandLine;
using Finops.Core;
using Finops.Verbs;

namespace Finops.Cli;

internal static class DemoCommand
{
    private const int LastAlerts = 8;

    public static Command Create()
    {
        var command = new Command(
            "demo",
            "Run the whole job on the sample company: extract, build, export, report, alerts. No key, no server. Without --home it works in "
                + "data/demo.\nExample: finops demo --home /tmp/finops-demo"
        );
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                // Beside the real home: the reference files of data/ are templates, not the sample company's.
                var home = Commands.HomeOf(parsed, beside: "demo");
                var made = await DemoVerb.RunAsync(home, _ => RunLog.Silent, step => Console.Error.WriteLine($"· {step}"), cancellationToken);
                Console.Out.WriteLine(
                    $"""

                    Governance report  {made.Report.Pdf ?? made.Report.Html}
                      in the browser   {made.Report.Html}
                    Chargeback         {made.Export.Bills}   USD {made.Export.ChargedUsd:N2} charged{HeldBack(made.Export.ShowbackUsd)}
                      its lines        {made.Export.Lines}   {made.Export.Files[1].RowCount} lines
                      in a spreadsheet {made.Workbook.File}
                    Each cost center   {Path.Combine(made.Export.Folder, "units")}   bill, lines and a one-page statement for each of {made.Export.UnitCount}
                      for example      {made.Statements[0].Pdf ?? made.Statements[0].Html}
                    Alerts             {Path.Combine(home.Out, "alerts")}   {made.Alerts.Lines.Count} told
                    Warehouse          {made.Warehouse}   build {made.Build.BuildId}

                    Ask it:  finops query "SELECT cost_center_id, billed_usd FROM mart_chargeback_monthly WHERE billing_month = '2026-10-01' ORDER BY billed_usd DESC" --home {home.Root}
                    """
                );
                AlertsCommand.Print(made.Alerts with { Lines = [.. made.Alerts.Lines.TakeLast(LastAlerts)] });
                if (made.Report.PdfFailure is { } failure)
                {
                    Console.Error.WriteLine($"\n{failure.Message}");
                }
            }
        );
        return command;
    }

    private static string HeldBack(decimal usd) => usd == 0 ? "" : $", USD {usd:N2} shown and not charged";
}
