using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>`finops extract --source …`.</summary>
public sealed class ExtractJob : VerbJob
{
    /// <inheritdoc/>
    protected override async Task RunAsync(RunContext run, string source, CancellationToken cancellation)
    {
        foreach (var outcome in await ExtractVerb.RunAsync(run, [source], days: null, files: null, starting: null, cancellation))
        {
            if (outcome.Failure is { } failure)
            {
                throw failure;
            }
        }
    }
}
