using DuckDB.NET.Data;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Publish;
using Finops.Tests.Build;
using Finops.Tests.Land;

namespace Finops.Tests.Publish;

/// <summary>Analysts never wait and never see red; builds never wait for analysts (design 3.6).</summary>
public sealed class PublisherTests : IDisposable
{
    private readonly TempHome home = new();

    private string Link => home.Home.WarehouseFile;

    private string Ready => Path.Combine(home.Home.Root, "ready");

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Publish_LeavesAReadOnlyFileBehindARelativeLink()
    {
        await PublishAsync(1);
        var target = new FileInfo(Link).LinkTarget!;
        Assert.Equal("builds", Path.GetDirectoryName(target));
        Assert.Equal("1.000000000000", Read());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal((UnixFileMode)0b100_100_100, File.GetUnixFileMode(Path.Combine(home.Home.Warehouse, target)));
        }
    }

    [Fact]
    public async Task Publish_Often_KeepsTwoBuildsAndNothingElse()
    {
        for (var usd = 1; usd <= 4; usd++)
        {
            await PublishAsync(usd);
        }

        Assert.Equal("4.000000000000", Read());
        var kept = Directory.GetFiles(Path.Combine(home.Home.Warehouse, "builds"), "*.duckdb");
        Assert.Equal(2, kept.Length);
        Assert.Equal(kept.Concat(kept.Select(file => file + ".sha256")).Order(), Directory.GetFiles(Path.Combine(home.Home.Warehouse, "builds")).Order());
        Assert.Equal(["warehouse.duckdb"], Directory.GetFiles(home.Home.Warehouse).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Publish_SameBuildTwice_KeepsBothFiles()
    {
        await PublishAsync(1);
        Publisher.Publish(home.Home, Build(), "same");
        Assert.EndsWith("same.2.duckdb", Publisher.Publish(home.Home, Build(), "same"), StringComparison.Ordinal);
        Assert.Equal("1.000000000000", Read());
    }

    [Fact]
    public async Task Read_ChangesNoByte()
    {
        await PublishAsync(1);
        var before = TempHome.FilesBelow(home.Home.Warehouse);
        Assert.Equal(("1.000000000000", "1.000000000000"), (Read(), ReadAsAnalyst()));
        Assert.Equal(before, TempHome.FilesBelow(home.Home.Warehouse));
    }

    [Fact]
    public async Task Publish_WhileOthersLoopOverTheLink_AlwaysFindsACompleteFile()
    {
        await PublishAsync(1);
        var isDone = 0;
        var readers = Enumerable
            .Range(0, 2)
            .Select(reader =>
                Task.Run(() =>
                {
                    var reads = 0;
                    for (; Volatile.Read(ref isDone) == 0 || reads == 0; reads++)
                    {
                        Assert.Contains(Read(), new[] { "1.000000000000", "2.000000000000", "3.000000000000", "4.000000000000", "5.000000000000" });
                    }

                    return reads;
                })
            )
            .ToList();
        for (var usd = 2; usd <= 5; usd++)
        {
            await PublishAsync(usd);
        }

        Volatile.Write(ref isDone, 1);
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
    }

    [Fact]
    public async Task Publish_SecondProcessHoldsTheFileOpen_NeitherWaitsForTheOther()
    {
        await PublishAsync(1);
        using var reader = Analysts.StartReader(Link, Ready);
        await reader.UntilExistsAsync(Ready);
        for (var usd = 2; usd <= 5; usd++)
        {
            await PublishAsync(usd);
            Assert.Equal(Usd(usd), ReadAsAnalyst());
        }

        Assert.False(reader.Process.HasExited, "the reader went on reading its own build, which no longer has a name");
    }

    [Fact]
    public async Task Publish_LongQueryOfTheProgramItself_EndsWithItsOwnBuildsNumber()
    {
        await PublishAsync(1);
        using var query = ChildProcess.Finops([
            "query",
            "SELECT any_value(billed_usd) AS usd, count(*) AS n FROM mart_spend_daily, range(300_000_000) AS t (i) WHERE hash(i) <> 7",
            "--format",
            "csv",
            "--home",
            home.Home.Root,
        ]);
        for (var usd = 2; !query.Process.HasExited; usd++)
        {
            await PublishAsync(usd);
        }

        var (exitCode, output, errors) = await query.EndAsync();
        Assert.True(exitCode == 0, errors);
        Assert.EndsWith(",300000000", output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_WriterKilledBefore_LeavesNothingInTheNextBuild()
    {
        await PublishAsync(1);
        using (var writer = await StartWriterAsync())
        {
            writer.Kill();
        }

        await PublishAsync(2);
        Assert.Equal(("2.000000000000", "2.000000000000", 0L), (Read(), ReadAsAnalyst(), Count("mine")));
    }

    [Fact]
    public async Task Publish_LogOfAnEarlierBuildOfTheSameName_IsNotReadIntoTheNewOne()
    {
        await PublishAsync(1);
        using (var writer = await StartWriterAsync())
        {
            writer.Kill();
        }

        var build = new FileInfo(Link).ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        Assert.True(File.Exists(build + ".wal"));
        File.Delete(build); // as if two builds had come and gone, and the writer had begun only then
        await PublishAsync(1);
        Assert.Equal(("1.000000000000", 0L), (ReadAsAnalyst(), Count("mine")));
    }

    [Fact]
    public async Task Publish_WriterStillAtIt_NeitherBlocksNorReachesTheNextReader()
    {
        await PublishAsync(1);
        using var writer = await StartWriterAsync();
        await PublishAsync(2);
        Assert.Equal(("2.000000000000", "2.000000000000"), (Read(), ReadAsAnalyst()));
        writer.Kill();
        Assert.Equal(("2.000000000000", "2.000000000000", 0L), (Read(), ReadAsAnalyst(), Count("mine")));
        await PublishAsync(3);
        Assert.Equal(("3.000000000000", "3.000000000000"), (Read(), ReadAsAnalyst()));
    }

    [Fact]
    public async Task Build_WriterHoldsThePublishedFile_StillFindsTheLastGoodState()
    {
        await PublishAsync(1);
        using var writer = await StartWriterAsync();
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "-5"));
        Assert.Equal(
            ["claude-analytics"],
            new WarehouseBuilder(home.Home, new FinopsConfig(), RunLog.Silent, TinyModels.With()).Build(home.Clock.Now).PinnedSources
        );
    }

    private static string Usd(int usd) => $"{usd}.000000000000";

    private async Task<ChildProcess> StartWriterAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "the file's mode keeps everybody but root from opening it for writing");
        var writer = Analysts.StartWriter(Link, Ready);
        await writer.UntilExistsAsync(Ready);
        return writer;
    }

    private async Task PublishAsync(int usd)
    {
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, $"{usd}00"));
        Publisher.Publish(home.Home, Build(), $"build-{usd}");
    }

    private string Build() => new WarehouseBuilder(home.Home, new FinopsConfig(), RunLog.Silent, TinyModels.With()).Build(home.Clock.Now).File;

    // As the program's own readers do.
    private string Read()
    {
        using var connection = DuckDb.OpenReadOnly(Link);
        return connection.Scalar<string>("SELECT billed_usd::VARCHAR FROM mart_spend_daily");
    }

    // As anybody with DuckDB does who is told to open warehouse.duckdb.
    private string ReadAsAnalyst()
    {
        using var connection = OpenAsAnalyst();
        return connection.Scalar<string>("SELECT billed_usd::VARCHAR FROM mart_spend_daily");
    }

    private long Count(string table)
    {
        using var connection = OpenAsAnalyst();
        return connection.Scalar<long>($"SELECT count(*) FROM duckdb_tables() WHERE table_name = '{table}'");
    }

    private DuckDBConnection OpenAsAnalyst()
    {
        var connection = new DuckDBConnection($"DataSource={Link};ACCESS_MODE=READ_ONLY");
        connection.Open();
        return connection;
    }
}
