using System.CommandLine;
using Finops.Verbs;

namespace Finops.Cli;

internal static class CheckCommand
{
    public static Command Create()
    {
        var asOf = CliOptions.AsOf();
        var json = CliOptions.Json();
        var command = new Command("check", "Build aside and check, without publishing.\nExample: finops check --json") { asOf, json };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var result = await Progress.RunAsync(log => BuildVerb.CheckAsync(Commands.ContextOf(parsed, log), parsed.GetValue(asOf), cancellationToken));
                if (parsed.GetValue(json))
                {
                    Show.Json(
                        result.Checks.Select(check => new
                        {
                            check.Check.Name,
                            Severity = check.Check.Header.IsBlocking ? "block" : "warn",
                            check.FailingRowCount,
                            check.Check.Header.Description,
                            check.Examples,
                        })
                    );
                }
                else
                {
                    Show.Table(
                        ["check", "severity", "rows#", "what it finds"],
                        result
                            .Checks.OrderByDescending(check => check.FailingRowCount)
                            .Select(check =>
                                (IReadOnlyList<string>)
                                    [check.Check.Name, check.Check.Header.IsBlocking ? "block" : "warn", $"{check.FailingRowCount}", check.Check.Header.Summary]
                            )
                    );
                }

                return BuildCommand.Warn(result, isPublished: false);
            }
        );
        return command;
    }
}
