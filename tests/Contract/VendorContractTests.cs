using Finops.Core;
using Finops.Extract;
using Finops.Simulator;
using Finops.Simulator.Files;
using Finops.Simulator.Vendors;

namespace Finops.Tests.Contract;

/// <summary>What every source that asks a vendor must hold. A new source is in here by standing in the catalog and having a vendor in the simulator.</summary>
public sealed class VendorContractTests
{
    public static TheoryData<string> Sources => [.. Vendors];

    private static IEnumerable<string> Vendors => VendorApis.All(new World(seed: 7, headCount: 14)).Select(vendor => vendor.SourceId);

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Extract_Twice_ChangesNothing(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        await home.LandAsync();
        var (facts, rows) = (home.Facts(), home.Rows());
        Assert.NotEmpty(rows);
        var again = await home.LandAsync();
        Assert.All(again.Entities, entity => Assert.Equal(0, entity.ChangedKeys));
        Assert.Equal(facts, home.Facts());
        Assert.Equal(rows, home.Rows());
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Charges_OfADay_AreTheVendorsTruthToTheLastDigit(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        await home.LandAsync();
        Assert.Equal(home.Books(ContractHome.Days.Days()), home.Billed(ContractHome.Days.Days()));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task RevisedDay_ReplacesWhatStood_AndOnlyThat(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        await home.LandAsync();
        home.Host.Faults = new Faults { RevisedDay = ContractHome.Day };
        await home.LandAsync();
        Assert.Equal(home.Books(ContractHome.Days.Days()), home.Billed(ContractHome.Days.Days()));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task EmptiedDay_IsCleared(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        await home.LandAsync();
        home.Host.Faults = new Faults { EmptiedDay = ContractHome.Day };
        await home.LandAsync();
        Assert.Equal(home.Books(ContractHome.Day), home.Billed(ContractHome.Day));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Key_ThatIsWrong_IsExitCode2AndNotShown(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        home.Key = "wrong-key-4711";
        var error = await home.RefusedAsync();
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.DoesNotContain("4711", error.Message + home.Files.Log, StringComparison.Ordinal);
        Assert.Contains($"FINOPS_{source.ToUpperInvariant().Replace('-', '_')}_KEY", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Key_WithoutTheScope_IsExitCode2(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        home.Key = home.Vendor.KeyWithoutScope;
        Assert.Equal(ExitCode.Usage, (await home.RefusedAsync()).Code);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task TroubleThatPasses_IsOutlived(string source)
    {
        await using var calm = await ContractHome.StartAsync(source);
        await calm.LandAsync();
        await using var home = await ContractHome.StartAsync(source);
        home.Host.Faults = new Faults
        {
            RateLimited = 2,
            Overloaded = 1,
            ServerErrors = 1,
            Dropped = 1,
            RetryAfter = TimeSpan.FromSeconds(7),
        };
        await home.LandAsync();
        Assert.Equal(calm.Rows(), home.Rows());
        Assert.Contains(home.Files.Clock.Waits, wait => wait >= TimeSpan.FromSeconds(7));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task TroubleThatStays_IsExitCode3AndNothingLands(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        home.Host.Faults = new Faults { After = 1, ServerErrors = 999 };
        Assert.Equal(ExitCode.VendorUnavailable, (await home.RefusedAsync()).Code);
        home.Host.Faults = new Faults { RateLimited = 999, RetryAfter = null };
        Assert.Equal(ExitCode.VendorUnavailable, (await home.RefusedAsync()).Code);
        home.Host.Faults = new Faults { Dropped = 999 };
        Assert.Equal(ExitCode.VendorUnavailable, (await home.RefusedAsync()).Code);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task AnswerThatIsCutOff_IsExitCode1AndNothingLands(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        home.Host.Faults = new Faults { Truncated = 1 };
        Assert.Equal(ExitCode.DataProblem, (await home.RefusedAsync()).Code);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task PullThatBreaksHalfway_LeavesTheOldStateWhole(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        await home.LandAsync();
        var (facts, requests) = (home.Facts(), home.Host.RequestCount);
        home.Host.Faults = new Faults
        {
            RevisedDay = ContractHome.Day,
            After = requests - 1,
            ServerErrors = 999,
        };
        await home.RefusedAsync();
        Assert.Equal(facts, home.Facts());
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task UnknownFields_LandAndAreReported(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        home.Host.Faults = new Faults { UnknownFields = true };
        var summary = await home.LandAsync();
        Assert.Contains(summary.UnknownFields.Keys, field => field.EndsWith(".service_level", StringComparison.Ordinal));
        Assert.Equal(home.Books(ContractHome.Day), home.Billed(ContractHome.Day));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task UnknownValues_PassThroughAndAreReported(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        if (home.Vendor.EnumField is null)
        {
            return;
        }

        var check = $"check_{source.Replace('-', '_')}__known_values";
        home.Host.Faults = new Faults { UnknownValues = true };
        await home.LandAsync();
        Assert.NotEqual(0, home.Failing(check));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task ExpiredCursor_BeginsAnew(string source)
    {
        await using var calm = await ContractHome.StartAsync(source);
        await calm.LandAsync();
        await using var home = await ContractHome.StartAsync(source);
        home.Host.Faults = new Faults { ExpiredCursors = home.Vendor.ExpiredCursorStatus is null ? 0 : 1 };
        await home.LandAsync();
        Assert.Equal(calm.Rows(), home.Rows());
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Cancelled_LandsNothing_AndTheNextRunIsWhole(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        using var cancellation = new CancellationTokenSource();
        home.Host.Answered = (_, _, _) => cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => home.LandAsync(cancellation: cancellation.Token));
        Assert.Equal(0, Finops.Land.LandingLog.LastSequence(home.Files.Home, source));
        home.Host.Answered = null;
        await home.LandAsync();
        Assert.Equal(home.Books(ContractHome.Day), home.Billed(ContractHome.Day));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task TwoOrganizations_NeverReplaceEachOther(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        await home.LandAsync();
        var first = home.Rows();
        home.Host.Faults = new Faults { OrganizationSuffix = "-second", RevisedDay = ContractHome.Day };
        await home.LandAsync(home.Settings with { Account = home.Settings.Account is { } name ? name + "-second" : null }, account: "second");
        var both = home.Rows();
        Assert.Empty(first.Except(both, StringComparer.Ordinal));
        Assert.True(both.Count > first.Count);
    }

    /// <summary>An S3 bucket is recorded by copying it: its files are read from a folder.</summary>
    public static TheoryData<string> Recordable => [.. Vendors.Except(["aws-bedrock"], StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Recordable))]
    public async Task RecordedAnswers_WithoutKeyOrNetwork_AreTheSamePull(string source)
    {
        await using var home = await ContractHome.StartAsync(source);
        var log = new AnswerLog();
        home.Host.Answered = (_, request, answer) => log.Add(request, answer, home.Host.Url(source));
        await home.LandAsync();
        using var replay = new Sources.TestHome();
        log.Write(Path.Combine(replay.Home.Root, "recorded", "answers.ndjson.gz"));
        await replay.LandAsync(home.Source, home.Settings with { Url = "recorded" }, ContractHome.Days);
        Assert.Equal(home.Rows(), replay.Rows(source));
    }

    [Fact]
    public async Task AllSourcesAtOnce_LandWhatEachLandsAlone()
    {
        await using var host = await SimulatorHost.StartAsync(new World(seed: 7, headCount: 14), ContractHome.Now);
        using var files = new Sources.TestHome();
        foreach (var vendor in host.Vendors)
        {
            files.Environment[$"FINOPS_{vendor.SourceId.ToUpperInvariant().Replace('-', '_')}_KEY"] = vendor.Key;
        }

        await Task.WhenAll(
            host.Vendors.Select(vendor =>
                files.LandAsync(
                    SourceCatalog.Find(vendor.SourceId).Source,
                    new SourceSettings(host.Url(vendor.SourceId), Account: vendor.Account),
                    ContractHome.Days
                )
            )
        );

        Assert.All(Vendors, source => Assert.Equal(1, Finops.Land.LandingLog.LastSequence(files.Home, source)));
    }
}
