using Finops.Core;
using Finops.Extract;
using Finops.Land;
using Finops.Simulator;
using Finops.Simulator.Files;
using Finops.Tests.SimulatorTests;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>
/// A company whose vendors are asked again and again while time passes, and who revise what they said: the home of whoever closes month after month.
/// <code>
/// await using var company = await CompanyOverTime.StartAsync();
/// await company.LandMonthAsOfAsync(may, CompanyOverTime.DaysAfter(may, 3));   // what the vendors said of May on June 3
/// await BuildVerb.RunAsync(company.Run, asOf: null, cancellation);            // … and close May
/// await company.LandMonthAsOfAsync(may, CompanyOverTime.DaysAfter(may, 33));  // what they say when they have revised it
/// </code>
/// Within 30 days of its end a month still changes at Claude Enterprise (late days, tokens, amounts, models, emptied days), at OpenAI for six days, at AWS on
/// the 6th, when the month's credit comes. 33 days after it nothing changes any more. <see cref="Truth"/> is what the vendors' books hold, by code that shares
/// nothing with the pipeline.
/// </summary>
internal sealed class CompanyOverTime : IAsyncDisposable
{
    private readonly SimulatorHost vendors;
    private readonly IReadOnlyList<IVendorApi> asked;
    private readonly SetClock clock = new();

    private CompanyOverTime(SimulatorHost vendors, IReadOnlyList<IVendorApi> asked)
    {
        this.vendors = vendors;
        this.asked = asked;
        var settings = asked.ToDictionary(
            vendor => vendor.SourceId,
            vendor => new SourceSettings(vendors.Url(vendor.SourceId), Account: vendor.Account),
            StringComparer.Ordinal
        );
        Run = new RunContext(Folder.Home, new FinopsConfig { Organization = "Larkfield Group", Sources = settings }, clock, RunLog.Silent);
    }

    /// <summary>The home, as `finops init` makes it with the company's people and reference files.</summary>
    public HomeFolder Folder { get; } = new();

    /// <summary>For the verbs; its clock is the instant of the last pull.</summary>
    public RunContext Run { get; }

    /// <summary>Founds the company's home; nothing has landed but who had a seat on the first day, 2026-05-01: fees are shared by the seats that were read in
    /// their month.</summary>
    /// <param name="world">The company; null: the sample's eighty people.</param>
    /// <param name="sources">Whose vendors are asked; none: those of the sample that bill.</param>
    public static async Task<CompanyOverTime> StartAsync(World? world = null, params string[] sources)
    {
        world ??= Worlds.Sample;
        var host = await SimulatorHost.StartAsync(world, DemoHome.Now);
        bool IsAsked(IVendorApi vendor) =>
            sources.Length == 0 ? vendor.BilledUsd(new DateOnly(2026, 10, 1), DemoHome.Now, new Faults()) is not null : sources.Contains(vendor.SourceId);
        var company = new CompanyOverTime(host, [.. host.Vendors.Where(IsAsked)]);
        InitVerb.Run(company.Folder.Home, SampleCompany.Read(DemoHome.Sample).Reference);
        PeopleFiles.Write(company.Folder.Home.Reference, world.Company);
        LimitThoseThereAre(Path.Combine(company.Folder.Home.Reference, "limits.csv"), world);
        var firstDay = SampleTruth.Months[0];
        await company.LandAsync(
            new DayRange(firstDay, firstDay.AddDays(1)),
            new DateTimeOffset(firstDay, new TimeOnly(6, 0), TimeSpan.Zero),
            [.. company.asked.Select(vendor => vendor.SourceId).Intersect(SampleFiles.Monthly)]
        );
        return company;
    }

    // The sample's limits name some of its people; another company has fewer.
    private static void LimitThoseThereAre(string file, World world) =>
        File.WriteAllLines(
            file,
            File.ReadAllLines(file).Where(line => line.Split(',') is not ["person", var id, ..] || world.Company.Listed.Any(person => person.PersonId == id))
        );

    /// <summary>Six in the morning UTC, so many days after a month's end.</summary>
    public static DateTimeOffset DaysAfter(DateOnly month, int days) => new(month.AddMonths(1).AddDays(days - 1), new TimeOnly(6, 0), TimeSpan.Zero);

    /// <summary>It is <paramref name="now"/>: every vendor is asked for the month's days (for those that have begun), and what it says lands.</summary>
    public Task LandMonthAsOfAsync(DateOnly month, DateTimeOffset now) => LandAsync(new DayRange(month, month.AddMonths(1)), now);

    /// <summary>It is <paramref name="now"/>: every vendor is asked for these days, or those of the named sources.</summary>
    public async Task LandAsync(DayRange days, DateTimeOffset now, IReadOnlyCollection<string>? sources = null)
    {
        (vendors.Clock, clock.Now) = (now, now);
        using var held = HomeLock.Take(Folder.Home);
        foreach (var vendor in asked.Where(vendor => sources?.Contains(vendor.SourceId) ?? true))
        {
            var source = SourceCatalog.Find(vendor.SourceId).Source;
            // The source itself instead of the verb, because the key of a test belongs into no environment.
            var request = new ExtractRequest(Folder.Home, Run.Config.Of(source.Id), days, null, clock, Run.Log) { Environment = _ => vendor.Key };
            await new Landing(Folder.Home, Run.Config.Duckdb, clock, Run.Log).RunAsync(source.Id, extraction =>
                source.ExtractAsync(request, extraction, TestContext.Current.CancellationToken)
            );
        }
    }

    /// <summary>What the vendors' books hold for a month at an instant, to the last digit.</summary>
    public IReadOnlyList<VendorTruthRow> Truth(DateOnly month, DateTimeOffset at) => [.. VendorTruth.Rows(asked, at, month, month.AddMonths(1))];

    public async ValueTask DisposeAsync()
    {
        await vendors.DisposeAsync();
        Folder.Dispose();
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DemoHome.Now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
