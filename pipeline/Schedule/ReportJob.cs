using Finops.Core;
using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>`finops export chargeback` and `finops report` for the month before this one (UTC).</summary>
public static class ReportJob
{
    /// <summary>Writes the month's files.</summary>
    /// <exception cref="FinopsException">No warehouse, no data for the month, or no PDF.</exception>
    public static async Task RunAsync(RunContext run, CancellationToken cancellation)
    {
        var month = BillingMonth.Of(DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime).AddMonths(-1));
        await ExportVerb.RunAsync(run, month);
        if ((await ReportVerb.RunAsync(run, month, cancellation)).PdfFailure is { } failure)
        {
            throw failure;
        }
    }
}
