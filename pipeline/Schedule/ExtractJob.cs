using Finops.Core;
using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>`finops extract --source …`.</summary>
public static class ExtractJob
{
    /// <summary>Extracts one source over the days that its own policy re-reads.</summary>
    /// <exception cref="FinopsException">Nothing landed, for this reason.</exception>
    public static async Task RunAsync(RunContext run, string source, CancellationToken cancellationToken)
    {
        var outcomes = await ExtractVerb.RunAsync(run, [source], days: null, files: null, cancellationToken);
        if (outcomes.Single().Failure is { } failure)
        {
            throw failure;
        }
    }
}
