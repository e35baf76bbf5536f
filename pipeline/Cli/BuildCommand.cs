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
        var full = new Option<bool>("--full") { Description = "Build everything anew, from empty; the marts come out the same" };
        var explain = new Option<bool>("--explain") { Description = "List the models that were built anew, and what had changed for each" };
        var command = new Command(
            "build",
            "Build the warehouse aside, check it, and publish it. What has not changed since the published build is taken over from it.\n"
                + "Example: finops build --as-of 2026-11-03T06:00:00Z"
        )
        {
            asOf,
            full,
            explain,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var run = Commands.ContextOf(parsed);
                var result = await Progress.RunAsync(log =>
                    BuildVerb.RunAsync(run with { Log = log }, parsed.GetValue(asOf), parsed.GetValue(full), cancellationToken)
                );
                if (parsed.GetValue(explain))
                {
                    Explain(result);
                }

                Console.Out.WriteLine($"Published {run.Home.Relative(result.File)}: {result.ModelCount} models, {result.Checks.Count} checks.");
                return Warn(result, isPublished: true);
            }
        );
        return command;
    }

    private static void Explain(BuildResult result)
    {
        Console.Out.WriteLine(
            result.IsRefresh
                ? $"Goes on from the published build; {result.Rebuilt.Count} tables were built anew, {result.Rebuilt.Count(model => model.IsSame)} of them came out "
                    + "as they were:"
                : $"Built from empty; {result.Rebuilt.Count} tables were built."
        );
        foreach (var model in result.Rebuilt.Where(_ => result.IsRefresh))
        {
            Console.Out.WriteLine($"  {model.Name}: {string.Join(", ", model.Changed.Select(Words))} changed{(model.IsSame ? "; came out as it was" : "")}");
        }
    }

    private static string Words(string relation) =>
        relation switch
        {
            "run" => "the build's instant",
            "landed" => "the landing log",
            _ => relation,
        };

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
