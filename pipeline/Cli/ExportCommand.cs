using System.CommandLine;
using Finops.Verbs;

namespace Finops.Cli;

internal static class ExportCommand
{
    public static Command Create()
    {
        var month = CliOptions.Month();
        var chargeback = new Command("chargeback", "What each cost center owes for a month, as CSV with a manifest beside it.\nExample: finops export chargeback --month 2026-10") { month };
        chargeback.SetAction(async (parsed, _) =>
        {
            var export = await ExportVerb.RunAsync(Commands.ContextOf(parsed), parsed.GetValue(month));
            Console.Out.WriteLine($"{export.File}\n{export.Manifest}");
        });
        return new Command("export", "Write files for business units and finance.") { chargeback };
    }
}
