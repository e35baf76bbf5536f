using System.Text.Json;
using Finops.Core;
using Finops.Export;

namespace Finops.Verbs;

/// <summary>`finops demo`: the whole job over the sample company, with the same code as the real one; only the vendor's answers are recorded.</summary>
public static class DemoVerb
{
    private static readonly string[] Sources = ["people", "claude-analytics", "spend-report", "claude-code", "usage-events"];

    /// <summary>Extract → build → export → statements → report.</summary>
    /// <param name="home">Where to work; must not hold a real company's data.</param>
    /// <param name="log">The run's log.</param>
    /// <param name="step">Told before each step.</param>
    /// <param name="cancellation">Stops between and within steps.</param>
    /// <exception cref="FinopsException">Exit code 2: the home holds real data, or the sample is not beside the program.</exception>
    public static async Task<DemoOutcome> RunAsync(Home home, Func<TimeProvider, RunLog> log, Action<string> step, CancellationToken cancellation)
    {
        var sample = SampleCompany.Read(Path.Combine(AppContext.BaseDirectory, "sample"));
        SampleHome.Claim(home);
        InitVerb.Run(home, Path.Combine(sample.Folder, "reference"));
        var clock = new SampleClock(sample.AsOf);
        var run = new RunContext(home, sample.Config(Sources), clock, log(clock));

        step($"extract: {string.Join(", ", Sources)}");
        foreach (var failure in (await ExtractVerb.RunAsync(run, Sources, sample.Days, files: null, cancellation)).Select(outcome => outcome.Failure).OfType<FinopsException>())
        {
            throw failure;
        }

        step("build: raw → staging → intermediate → marts, then checks");
        var build = await BuildVerb.RunAsync(run, asOf: null, cancellation);
        step($"export: chargeback of {sample.Month}, for all and for each cost center");
        var export = await ExportVerb.RunAsync(run, sample.Month, perUnit: true, new CsvDialect(), cancellation);
        step($"statement: {sample.Month} on one page for each cost center, HTML and PDF");
        var statements = await StatementVerb.RunAsync(run, sample.Month, costCenterId: null, cancellation);
        step($"report: governance of {sample.Month}, HTML and PDF");
        var report = await ReportVerb.RunAsync(run, sample.Month, cancellation);
        return new DemoOutcome(build, export, statements, report, home.WarehouseFile);
    }

    private sealed class SampleClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed record SampleCompany(string Folder, string Organization, DateTimeOffset AsOf, DayRange Days, BillingMonth Month)
    {
        public static SampleCompany Read(string folder)
        {
            var file = Path.Combine(folder, "sample.json");
            if (!File.Exists(file))
            {
                throw new FinopsException(ExitCode.Usage, new Problem(file, "the sample company beside the program", "no such file", "run from a built tree: dotnet run --project pipeline -- demo"));
            }

            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var root = json.RootElement;
            return new SampleCompany(
                folder,
                root.GetProperty("organization").GetString()!,
                root.GetProperty("as_of").GetDateTimeOffset(),
                new DayRange(DateOnly.Parse(root.GetProperty("from").GetString()!), DateOnly.Parse(root.GetProperty("to").GetString()!)),
                BillingMonth.Of(DateOnly.Parse(root.GetProperty("month").GetString() + "-01")));
        }

        public FinopsConfig Config(IEnumerable<string> sources) => new()
        {
            Organization = Organization,
            Sources = sources.ToDictionary(
                source => source,
                source => source == "claude-analytics"
                    ? new SourceSettings(Url: Path.Combine(Folder, source))
                    : new SourceSettings(Files: Path.Combine(Folder, source)),
                StringComparer.Ordinal),
        };
    }
}
