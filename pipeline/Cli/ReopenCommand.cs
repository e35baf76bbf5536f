using System.CommandLine;
using Finops.Verbs;

namespace Finops.Cli;

internal static class ReopenCommand
{
    public static Command Create()
    {
        var month = CliOptions.MonthArgument();
        var reason = new Option<string>("--reason") { Description = "Why, for the audit", Required = true };
        var by = CliOptions.ApprovedBy();
        var command = new Command(
            "reopen",
            "Withdraw the close of the month that was closed last. Its frozen lines stay on disk; the month is charged anew from the ledger.\nExample: "
                + "finops reopen 2026-10 --reason \"wrong cost center for Payments\" --approved-by \"Dana Ruiz\""
        )
        {
            month,
            reason,
            by,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var outcome = await Progress.RunAsync(log =>
                    CloseVerb.ReopenAsync(
                        Commands.ContextOf(parsed, log),
                        parsed.GetValue(month),
                        parsed.GetValue(reason)!,
                        parsed.GetValue(by),
                        cancellationToken
                    )
                );
                Console.Out.WriteLine(
                    $"{outcome.Decision.Folder.Month} is open again; close {outcome.Decision.Folder.CloseId} stays in {outcome.Decision.Folder.Path}."
                );
                return BuildCommand.Warn(outcome.Build, isPublished: true);
            }
        );
        return command;
    }
}
