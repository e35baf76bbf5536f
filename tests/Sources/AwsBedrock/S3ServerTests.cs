using Finops.Core;
using Finops.Extract.AwsBedrock;
using Finops.Tests.Sources.Focus;

namespace Finops.Tests.Sources.AwsBedrock;

/// <summary>The export's bucket on a real S3 server.</summary>
public sealed class S3ServerTests : IDisposable
{
    private const string Sum = "SELECT CAST(sum(billed_amount) AS VARCHAR), count(*) FROM int_aws_bedrock__charges";

    private readonly TestHome home = new();
    private readonly AwsBedrockSource source = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Export_OfABucket_LandsOnceAndIsReplacedByTheMonth()
    {
        await using var server = await StartAsync();
        await home.WithReferenceAsync();
        var settings = new SourceSettings($"{server.Url}/cur/");
        await server.PutAsync("cur/x/data/BILLING_PERIOD=2026-10/x 1+ü.csv", S3Server.Month("6"));
        await server.PutAsync("cur/x/data/BILLING_PERIOD=2026-10/x-2.csv", S3Server.Month("7"));
        await server.PutAsync("cur/x/metadata/x-Manifest.json", "{}");
        await server.PutAsync("cur-of-others/x/data/BILLING_PERIOD=2026-10/x.csv", S3Server.Month("100"));
        await home.LandAsync(source, settings);
        Assert.Equal("13.000000000000|2", home.Models(Sum));
        Assert.All((await home.LandAsync(source, settings)).Entities, entity => Assert.Equal(0, entity.ChangedKeys));
        await server.DeleteAsync("cur/x/data/BILLING_PERIOD=2026-10/x 1+ü.csv");
        await server.PutAsync("cur/x/data/BILLING_PERIOD=2026-10/x-2.csv", S3Server.Month("8"));
        await home.LandAsync(source, settings);
        Assert.Equal("8.000000000000|1", home.Models(Sum));
    }

    [Fact]
    public async Task List_OfMoreThanAPage_IsReadToItsEnd()
    {
        await using var server = await StartAsync();
        await Parallel.ForAsync(0, 1005, TestContext.Current.CancellationToken, async (number, _) => await server.PutAsync($"cur/{number:0000}.csv", "x"));
        using var bucket = await ExportBucket.OpenAsync(
            home.Request(new SourceSettings($"{server.Url}/cur/")),
            source.Id,
            http: null,
            TestContext.Current.CancellationToken
        );
        var keys = (await bucket.ListAsync(TestContext.Current.CancellationToken)).Select(file => file.Location);
        Assert.Equal(Enumerable.Range(0, 1005).Select(number => $"cur/{number:0000}.csv"), keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Places_ThatAreNot_AreExitCode2()
    {
        await using var server = await StartAsync();
        Assert.Contains("NoSuchBucket", await ProblemAsync($"{server.Address}/another/cur"), StringComparison.Ordinal);
        Assert.Contains("found:      nothing", await ProblemAsync($"{server.Url}/typo/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Object_IsStreamedToDisk()
    {
        const int Megabytes = 200;
        await using var server = await StartAsync();
        var large = Path.Combine(home.Home.Temporary, "large.csv");
        await using (var file = File.Create(large))
        {
            var block = new byte[1024 * 1024];
            for (var number = 0; number < Megabytes; number++)
            {
                new Random(number).NextBytes(block);
                await file.WriteAsync(block, TestContext.Current.CancellationToken);
            }
        }

        await server.PutFileAsync("cur/large.csv", large);
        using var bucket = await ExportBucket.OpenAsync(
            home.Request(new SourceSettings($"{server.Url}/cur/")),
            source.Id,
            http: null,
            TestContext.Current.CancellationToken
        );
        var listed = Assert.Single(await bucket.ListAsync(TestContext.Current.CancellationToken));
        var copy = Path.Combine(home.Home.Temporary, "copy.csv");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await bucket.DownloadAsync(listed, copy, TestContext.Current.CancellationToken);
        // Other tests run beside this one, and allocate too: a whole copy in memory would be far more than half.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Megabytes * 1024L * 1024 / 2);
        Assert.Equal(Sha256.OfFile(large), Sha256.OfFile(copy));
    }

    private async Task<S3Server> StartAsync()
    {
        var server = await S3Server.StartAsync();
        home.Environment["FINOPS_AWS_BEDROCK_KEY"] = "AKIAREADER:reader-secret";
        return server;
    }

    private async Task<string> ProblemAsync(string url)
    {
        var error = await home.RefusedAsync(source, new SourceSettings(url));
        Assert.Equal(ExitCode.Usage, error.Code);
        return string.Join('\n', error.Problems);
    }
}
