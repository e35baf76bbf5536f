using Finops.Build;
using Finops.Core;
using Finops.Extract;
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

    /// <summary>Lands what people edited, builds and checks; the caller holds the home's lock, and publishes or deletes the file.</summary>
    internal static async Task<BuildResult> BuildAsideAsync(RunContext run, DateTimeOffset? asOf, CancellationToken cancellation)
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
            if (source.Id == "people" && !File.Exists(Path.Combine(run.Home.Reference, "people.csv")))
            {
                continue; // the directory is not edited here: it was extracted from elsewhere, or hasn't come yet and the checks say so
            }

            if ((await ExtractVerb.ExtractAsync(run, new NamedSource(source, null), days: null, files: null, cancellation)).Failure is { } failure)
            {
                throw failure;
            }
        }
    }
}
