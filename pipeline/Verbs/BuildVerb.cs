using Finops.Build;
using Finops.Core;
using Finops.Extract;
using Finops.Land;
using Finops.Publish;

namespace Finops.Verbs;

/// <summary>`finops build` and `finops check`: lands changed reference files, builds aside, checks, and publishes.</summary>
public static class BuildVerb
{
    // Rules that people edit in place. They land with every build, so that --as-of finds the rules of that day.
    private static readonly string[] EditedInPlace = ["reference", "people"];

    /// <summary>Builds and publishes. <paramref name="asOf"/> null means now.</summary>
    /// <exception cref="FinopsException">Exit code 1: a blocking check failed. The published warehouse is untouched.</exception>
    public static async Task<BuildResult> RunAsync(RunContext run, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        using var held = HomeLock.Take(run.Home);
        var result = await BuildAsideAsync(run, asOf, cancellation);
        var file = Publisher.Publish(run.Home, result.File, result.BuildId);
        run.Log.Write("published", ("build", result.BuildId), ("as_of", result.AsOf), ("models", result.ModelCount), ("pinned", result.PinnedSources.Count));
        return result with { File = file };
    }

    /// <summary>Builds and checks without publishing: nothing that anybody reads changes.</summary>
    /// <exception cref="FinopsException">Exit code 1: a blocking check failed.</exception>
    public static async Task<BuildResult> CheckAsync(RunContext run, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        using var held = HomeLock.Take(run.Home);
        var result = await BuildAsideAsync(run, asOf, cancellation);
        File.Delete(result.File);
        return result;
    }

    private static async Task<BuildResult> BuildAsideAsync(RunContext run, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        if (asOf is null)
        {
            await LandEditedAsync(run, cancellation);
        }

        return new WarehouseBuilder(run.Home, run.Config, run.Log).Build(asOf ?? run.Clock.GetUtcNow());
    }

    private static async Task LandEditedAsync(RunContext run, CancellationToken cancellation)
    {
        foreach (var source in SourceCatalog.All.Where(source => EditedInPlace.Contains(source.Id)))
        {
            var landing = await ExtractVerb.ExtractAsync(run, source, days: null, files: null, cancellation);
            if (landing.Failure is { Code: ExitCode.Usage } && source.Id == "people" && LandingLog.LastSequence(run.Home, source.Id) == 0)
            {
                run.Log.Write("no_people_yet", ("source", source.Id));
                continue; // the directory hasn't come yet: charges stand as unattributed, and the checks say so
            }

            if (landing.Failure is { } failure)
            {
                throw failure;
            }
        }
    }
}
