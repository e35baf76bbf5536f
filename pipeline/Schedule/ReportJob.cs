using Finops.Core;
using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>`finops report` and `finops export chargeback` for the month before this one.</summary>
public sealed class ReportJob : VerbJob
{
    /// <inheritdoc/>
    protected override async Task RunAsync(RunContext run, string source, CancellationToken cancellation)
    {
        var month = BillingMonth.Of(DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime).AddMonths(-1));
        await ExportVerb.RunAsync(run, month);
        if ((await ReportVerb.RunAsync(run, month, cancellation)).PdfFailure is { } failure)
        {
            throw failure;
        }
    }
}
