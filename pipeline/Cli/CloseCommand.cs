using System.CommandLine;
using Finops.Close;
using Finops.Verbs;

namespace Finops.Cli;

internal static class CloseCommand
{
    public static Command Create()
    {
        var month = CliOptions.MonthArgument();
        var provisional = new Option<bool>("--provisional")
        {
            Description = "Freeze the month's lines for billing; vendors may still revise, which is corrected in the next month",
        };
        var final = new Option<bool>("--final") { Description = "Say that the month is final: 30 days after its end, with every statement in agreement" };
        var by = CliOptions.ApprovedBy();
        var command = new Command(
            "close",
            "Close a month: freeze the lines of its bill under closed/, and publish. What vendors revise later becomes corrections in the first open month.\nExample: finops close 2026-10 --provisional --approved-by \"Dana Ruiz\""
        )
        {
            month,
            provisional,
            final,
            by,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(provisional) == result.GetValue(final))
            {
                result.AddError("close wants one of --provisional and --final");
            }
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var kind = parsed.GetValue(final) ? CloseKind.Final : CloseKind.Provisional;
                var outcome = await Progress.RunAsync(log =>
                    CloseVerb.CloseAsync(Commands.ContextOf(parsed, log), parsed.GetValue(month), kind, parsed.GetValue(by), cancellation)
                );
                var (decision, lines) = (outcome.Decision, outcome.Decision.Lines);
                Console.Out.WriteLine(
                    $"{decision.Folder.Month} is closed ({decision.PeriodStatus}): {lines.Count} lines, USD {lines.BilledUsd:N2}, SHA-256 {lines.Sha256}.\n{decision.Folder.Lines}"
                );
                return BuildCommand.Warn(outcome.Build);
            }
        );
        return command;
    }
}
