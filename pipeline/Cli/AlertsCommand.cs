using System.CommandLine;
using Finops.Core;
using Finops.Verbs;

namespace Finops.Cli;

internal static class AlertsCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be sent to whom; nothing is sent, nothing is written" };
        var json = CliOptions.Json();
        var command = new Command(
            "alerts",
            "Send the alerts of the published warehouse, budgets crossed, stale data and others, each once, to the recipients in "
                + "alert_routes.csv.\nExample: finops alerts --dry-run"
        )
        {
            dryRun,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var outcome = await AlertsVerb.RunAsync(Commands.ContextOf(parsed), parsed.GetValue(dryRun), cancellationToken);
                if (parsed.GetValue(json))
                {
                    Show.Json(
                        new
                        {
                            outcome.AsOfUtc,
                            outcome.BuildId,
                            outcome.IsOlder,
                            outcome.UnroutedCount,
                            outcome.Lines,
                            Failure = outcome.Failure?.Problems,
                        }
                    );
                }
                else
                {
                    Print(outcome);
                }

                if (outcome.Failure is { } failure)
                {
                    Console.Error.WriteLine(failure.Message);
                }

                return (int)(outcome.Failure?.Code ?? ExitCode.Done);
            }
        );
        return command;
    }

    /// <summary>What was told, and what was not.</summary>
    internal static void Print(AlertsOutcome outcome)
    {
        if (outcome.Lines.Count == 0)
        {
            Console.Out.WriteLine($"Nothing to tell that has not been told, as of {outcome.AsOfUtc}.");
        }
        else
        {
            Show.Table(
                ["severity", "alert", "recipient", "channel", "state"],
                outcome.Lines.Select(line => (IReadOnlyList<string>)[line.Severity, line.Title, line.Recipient, line.Channel, line.State])
            );
        }

        if (outcome.IsOlder)
        {
            Console.Out.WriteLine($"The warehouse, as of {outcome.AsOfUtc}, is older than the last one that was told of: nothing new was decided.");
        }

        if (outcome.UnroutedCount > 0)
        {
            Console.Out.WriteLine(
                $"{outcome.UnroutedCount} crossings reach nobody: no line of alert_routes.csv fits them on their day, or their recipient hears of a higher "
                    + $"threshold (mart_alerts where recipient_count = 0)."
            );
        }
    }
}
