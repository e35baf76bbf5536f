using System.CommandLine;
using Finops.Build;
using Finops.Core;
using Finops.Verbs;

namespace Finops.Cli;

internal static class BuildCommand
{
    public static Command Create()
    {
        var asOf = CliOptions.AsOf();
        var command = new Command("build", "Build the warehouse aside, check it, and publish it.\nExample: finops build --as-of 2026-11-03T06:00:00Z") { asOf };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var run = Commands.ContextOf(parsed);
                var result = await Progress.RunAsync(log => BuildVerb.RunAsync(run with { Log = log }, parsed.GetValue(asOf), cancellationToken));
                Console.Out.WriteLine($"Published {run.Home.Relative(result.File)}: {result.ModelCount} models, {result.Checks.Count} checks.");
                return Warn(result, isPublished: true);
            }
        );
        return command;
    }

    /// <summary>Prints warnings and the sources that were held back; a source held back is exit code 1 although the warehouse is new.</summary>
    internal static int Warn(BuildResult result, bool isPublished)
    {
        foreach (var check in result.Checks.Where(check => check.FailingRowCount > 0))
        {
            Console.Error.WriteLine($"warning: {check.Warning(isPublished)}");
        }

        foreach (var source in result.PinnedSources)
        {
            Console.Error.WriteLine(
                $"{source}: its newest data failed a check; {(isPublished ? "published" : "checked")} at its last good state and marked stale.\n"
                    + $"  Try: finops extract --source {source}, then build again; `finops status` shows how old its data are"
            );
        }

        return (int)(result.PinnedSources.Count > 0 ? ExitCode.DataProblem : ExitCode.Done);
    }
}
