using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>`finops build`.</summary>
public sealed class BuildJob : VerbJob
{
    /// <inheritdoc/>
    protected override Task RunAsync(RunContext run, string source, CancellationToken cancellation) =>
        BuildVerb.RunAsync(run, asOf: null, cancellation);
}
