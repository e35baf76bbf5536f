using Finops.Core;
using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>`finops build`.</summary>
public static class BuildJob
{
    /// <summary>Builds and publishes what is known now.</summary>
    /// <exception cref="FinopsException">Exit code 1: nothing was published, or some sources stand at their last good state in what was.</exception>
    public static async Task RunAsync(RunContext run, CancellationToken cancellationToken)
    {
        var result = await BuildVerb.RunAsync(run, asOf: null, cancellationToken);
        if (result.PinnedSources.Count > 0)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                [
                    .. result.PinnedSources.Select(source => new Problem(
                        source,
                        "data that pass the checks",
                        "a failing check; published at its last good state and marked stale",
                        $"finops extract --source {source}, then build again"
                    )),
                ]
            );
        }
    }
}
