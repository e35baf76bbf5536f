using Finops.Core;
using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>`finops alerts`.</summary>
public static class AlertsJob
{
    /// <summary>Tells what has been crossed, and tries again what waits in the outbox.</summary>
    /// <exception cref="FinopsException">Exit code 2: channels or routes that are not what they should be. 3: a channel could not take everything; it
    /// waits.</exception>
    public static async Task RunAsync(RunContext run, CancellationToken cancellationToken)
    {
        var outcome = await AlertsVerb.RunAsync(run, isDryRun: false, cancellationToken);
        if (outcome.Failure is { } failure)
        {
            throw failure;
        }
    }
}
