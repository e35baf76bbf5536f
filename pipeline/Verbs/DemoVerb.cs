using Finops.Core;
using Finops.Export;
using Finops.Land;
using Finops.Reports;

namespace Finops.Verbs;

/// <summary>`finops demo`: the whole job over the sample company, with the same code as the real one; only the vendors' answers are recorded.</summary>
public static class DemoVerb
{
    /// <summary>Extract → build → export → statements → report → alerts.</summary>
    /// <param name="home">Where to work; must not hold a real company's data.</param>
    /// <param name="log">The run's log.</param>
    /// <param name="step">Told before each step.</param>
    /// <param name="cancellationToken">Stops between and within steps.</param>
    /// <exception cref="FinopsException">Exit code 2: the home holds real data, or the sample is not beside the program.</exception>
    public static async Task<DemoOutcome> RunAsync(Home home, Func<TimeProvider, RunLog> log, Action<string> step, CancellationToken cancellationToken)
    {
        var sample = SampleCompany.Read(Path.Combine(AppContext.BaseDirectory, "sample"));
        SampleHome.Claim(home);
        InitVerb.Run(home, sample.Reference);
        var clock = new SampleClock { Now = sample.AsOf };
        var run = new RunContext(home, sample.Config, clock, log(clock));

        step($"extract: {string.Join(", ", sample.Config.Sources.Keys)}");
        // The demo's clock never runs backwards: a home that has these readings is not given them again.
        var last = LandingLog.LastExtraction(home, sample.Monthly);
        foreach (var (at, day) in sample.Firsts.Where(first => last is null || first.At > last))
        {
            clock.Now = at;
            await ExtractAsync(run, sample.Monthly, day, cancellationToken);
        }

        clock.Now = sample.AsOf;
        await ExtractAsync(run, [], sample.Days, cancellationToken);

        step("build: raw → staging → intermediate → marts, then checks");
        var build = await BuildVerb.RunAsync(run, asOf: null, cancellationToken);
        step($"export: chargeback of {sample.Month}, for all and for each cost center");
        var export = await ExportVerb.RunAsync(run, sample.Month, perUnit: true, new CsvDialect(), cancellationToken);
        step($"export: workbook of {sample.Month}, for spreadsheets");
        var workbook = await WorkbookVerb.RunAsync(run, sample.Month, cancellationToken);
        step($"statement: {sample.Month} on one page for each cost center, HTML and PDF");
        await using var printer = new PdfPrinter();
        var statements = await StatementVerb.RunAsync(run, sample.Month, costCenterId: null, printer, cancellationToken);
        step($"report: governance of {sample.Month}, HTML and PDF");
        var report = await ReportVerb.RunAsync(run, sample.Month, printer, cancellationToken);
        step($"alerts: what has been crossed, once, into {home.Relative(Path.Combine(home.Out, "alerts"))}");
        var alerts = await AlertsVerb.RunAsync(run, isDryRun: false, cancellationToken);
        return new DemoOutcome(build, export, workbook, statements, report, alerts, home.WarehouseFile);
    }

    private static async Task ExtractAsync(RunContext run, IReadOnlyList<string> sources, DayRange days, CancellationToken cancellationToken)
    {
        foreach (
            var failure in (await ExtractVerb.RunAsync(run, sources, days, files: null, cancellationToken))
                .Select(outcome => outcome.Failure)
                .OfType<FinopsException>()
        )
        {
            throw failure;
        }
    }

    private sealed class SampleClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
