using System.Globalization;
using Finops.Core;
using Finops.Tests.Publish;

namespace Finops.Tests.Land;

/// <summary>
/// A disk that takes no more: the limit on file sizes stands in for it, which fails writes in the same places and needs no root.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(8)] // not even DuckDB's first block
    [InlineData(64)]
    [InlineData(400)] // some of the Parquet file
    public async Task Extract_DiskFull_LandsNothingAndWorksAfterwards(int kilobytes)
    {
        var events = WriteEvents(40_000);
        string[] arguments = ["extract", "--source", "usage-events", "--file", events, "--home", home.Home.Root];
        var (exitCode, _, errors) = await RunLimitedAsync(kilobytes, arguments);
        Assert.Equal(1, exitCode);
        Assert.Contains("expected:   room on the disk", errors, StringComparison.Ordinal);
        Assert.Contains("Try: free some space", errors, StringComparison.Ordinal);
        Assert.Empty(home.RawFiles());

        using var again = ChildProcess.Finops(arguments);
        Assert.Equal(0, (await again.EndAsync()).ExitCode);
        Assert.Equal("40000", home.Query("usage-events", "SELECT count(*) FROM raw_usage_events__requests"));
    }

    [Fact]
    public async Task Extract_DiskFullForTheSpool_LandsNothing()
    {
        var file = Path.Combine(home.Home.Root, "cost_centers.csv");
        await File.WriteAllLinesAsync(
            file,
            Enumerable
                .Range(1, 5000)
                .Select(center => $"CC-{center},Center {center},Owner,Unit,2026-01-01,")
                .Prepend("cost_center_id,name,owner,business_unit,valid_from,valid_to"),
            TestContext.Current.CancellationToken
        );
        var (exitCode, _, errors) = await RunLimitedAsync(100, ["extract", "--source", "people", "--file", file, "--home", home.Home.Root]);
        Assert.Equal(1, exitCode);
        Assert.Contains("expected:   room on the disk", errors, StringComparison.Ordinal);
        Assert.Empty(home.RawFiles());
    }

    [Fact]
    public async Task Output_DiskFull_KeepsWhatStoodThere()
    {
        var path = Path.Combine(home.Home.Out, "report.html");
        await OutputFile.WriteAsync(path, stream => stream.WriteAsync("old"u8.ToArray()).AsTask());
        var error = await Assert.ThrowsAsync<FinopsException>(() => OutputFile.WriteAsync(path, async stream =>
            {
                await stream.WriteAsync("half"u8.ToArray());
                throw new IOException("No space left on device");
            }));
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal(("old", 1), (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), Directory.GetFiles(home.Home.Out).Length));
    }

    [Fact]
    public async Task Build_DiskFull_LeavesThePublishedWarehouseAndWorksAfterwards()
    {
        using (var init = ChildProcess.Finops(["init", "--home", home.Home.Root]))
        {
            Assert.Equal(0, (await init.EndAsync()).ExitCode);
        }

        await BuildAsync();
        var before = TempHome.FilesBelow(home.Home.Warehouse);
        var (exitCode, _, errors) = await RunLimitedAsync(600, ["build", "--home", home.Home.Root]);
        Assert.Equal(1, exitCode);
        Assert.Contains("expected:   room on the disk", errors, StringComparison.Ordinal);
        Assert.Equal(before, TempHome.FilesBelow(home.Home.Warehouse));
        await BuildAsync();
    }

    private async Task BuildAsync()
    {
        using var build = ChildProcess.Finops(["build", "--home", home.Home.Root]);
        var (exitCode, _, errors) = await build.EndAsync();
        Assert.True(exitCode == 0, errors);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunLimitedAsync(int kilobytes, string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file sizes are limited by ulimit, which Windows has not");
        // The signal is ignored, so that a write fails as on a full disk; without W^X the runtime needs no large file for itself.
        using var child = ChildProcess.Start(
            "sh",
            [
                "-c",
                string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {kilobytes * 2}; exec dotnet \"$0\" \"$@\""),
                Path.Combine(AppContext.BaseDirectory, "finops.dll"),
                .. arguments,
            ],
            ("DOTNET_EnableWriteXorExecute", "0")
        );
        return await child.EndAsync();
    }

    private string WriteEvents(int count)
    {
        var chance = new Random(1);
        var path = Path.Combine(home.Home.Root, "events.ndjson");
        File.WriteAllLines(
            path,
            Enumerable
                .Range(0, count)
                .Select(number =>
                    $$"""{"ts":"2026-10-01T10:00:00Z","provider":"openai","user":"u{{chance.Next(500)}}","model":"m","input_tokens":{{chance.Next(100_000)}},"cache_read_tokens":{{chance.Next(100_000)}},"cache_write_tokens":0,"output_tokens":{{chance.Next(10_000)}},"request_id":"{{chance.NextInt64():x}}-{{number}}"}"""
                )
        );
        return path;
    }
}
