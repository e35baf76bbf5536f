using Finops.Core;
using Finops.Reports;
using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>`finops export chargeback --per-unit`, `finops statement` and `finops report` for the month before this one (UTC).</summary>
public static class ReportJob
{
    /// <summary>Writes the month's files.</summary>
    /// <exception cref="FinopsException">No warehouse, no data for the month, or no PDF.</exception>
    public static async Task RunAsync(RunContext run, CancellationToken cancellationToken)
    {
        var month = BillingMonth.Of(DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime).AddMonths(-1));
        await ExportVerb.RunAsync(run, month, perUnit: true, new(), cancellationToken);
        await using var printer = new PdfPrinter();
        var made = await StatementVerb.RunAsync(run, month, costCenterId: null, printer, cancellationToken);
        var report = await ReportVerb.RunAsync(run, month, printer, cancellationToken);
        if (made.Append(report).Select(each => each.PdfFailure).FirstOrDefault(failure => failure is not null) is { } first)
        {
            throw first;
        }
    }
}
