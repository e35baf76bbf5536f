using Finops.Build;
using Finops.Core;
using Finops.Publish;

namespace Finops.Verbs;

/// <summary>`finops build` and `finops check`: lands changed reference files, builds aside, checks, and publishes.</summary>
public static class BuildVerb
{
    /// <summary>Builds and publishes.</summary>
    /// <param name="run">Where, when and with which settings.</param>
    /// <param name="asOf">Null: now.</param>
    /// <param name="isFull">From empty, whatever the published build holds.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FinopsException">Exit code 1: a blocking check failed. The published warehouse is untouched.</exception>
    public static async Task<BuildResult> RunAsync(RunContext run, DateTimeOffset? asOf, bool isFull, CancellationToken cancellationToken)
    {
        using var held = HomeLock.Take(run.Home);
        var result = await BuildAsideAsync(run, asOf, isFull, cancellationToken);
        var file = Publisher.Publish(run.Home, result.File, result.BuildId);
        run.Log.Write(
            "published",
            ("build", result.BuildId),
            ("as_of", result.AsOf),
            ("models", result.ModelCount),
            ("rebuilt", result.Rebuilt.Count),
            ("pinned", result.PinnedSources.Count)
        );
        return result with { File = file };
    }

    /// <summary>Builds and publishes, from the published build where one is there.</summary>
    /// <exception cref="FinopsException">Exit code 1: a blocking check failed. The published warehouse is untouched.</exception>
    public static Task<BuildResult> RunAsync(RunContext run, DateTimeOffset? asOf, CancellationToken cancellationToken) =>
        RunAsync(run, asOf, isFull: false, cancellationToken);

    /// <summary>Builds and checks without publishing: nothing that anybody reads changes.</summary>
    /// <exception cref="FinopsException">Exit code 1: a blocking check failed.</exception>
    public static async Task<BuildResult> CheckAsync(RunContext run, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        using var held = HomeLock.Take(run.Home);
        var result = await BuildAsideAsync(run, asOf, isFull: false, cancellationToken);
        File.Delete(result.File);
        return result;
    }

    /// <summary>Lands what people edited, builds and checks; the caller holds the home's lock, and publishes or deletes the file.</summary>
    internal static async Task<BuildResult> BuildAsideAsync(RunContext run, DateTimeOffset? asOf, bool isFull, CancellationToken cancellationToken)
    {
        if (asOf is null)
        {
            await LandEditedAsync(run, cancellationToken);
            await LandedAlerts.LandAsync(run);
        }

        return new WarehouseBuilder(run.Home, run.Config, run.Log).Build(asOf ?? run.Clock.GetUtcNow(), isFull);
    }

    private static async Task LandEditedAsync(RunContext run, CancellationToken cancellationToken)
    {
        var sources = EditedTables.InHome(run).Select(source => (source, (string?)null)).ToList();
        var outcomes = await ExtractVerb.ExtractAsync(run, sources, days: null, allowsEmpty: false, cancellationToken);
        if (outcomes.Select(outcome => outcome.Failure).OfType<FinopsException>().FirstOrDefault() is { } failure)
        {
            throw failure;
        }
    }
}
