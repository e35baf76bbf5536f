using System.Diagnostics;
using System.Globalization;
using Finops.Core;
using Finops.Database;
using Finops.Land;
using Finops.Tests.Publish;
using Finops.Verbs;

namespace Finops.Tests.Land;

/// <summary>
/// How long choosing what to read takes, and a build over as many files; prints, asserts only counts.
/// Run: tests/bin/Debug/net10.0/Finops.Tests -class Finops.Tests.Land.LandingScale -explicit only -showLiveOutput
/// </summary>
public sealed class LandingScale(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(20, 10_000)]
    [InlineData(2_000, 100)]
    [InlineData(10_000, 20)]
    [InlineData(10_000, 1)]
    public void Choose(int extractions, int filesOfEach)
    {
        using var home = new TempHome();
        ManyLogs.Write(home.Home, extractions, filesOfEach);
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        foreach (var round in new[] { "as they are", "merged" })
        {
            if (round == "merged")
            {
                var merging = Stopwatch.StartNew();
                LandingLog.Compact(connection, home.Home, DailyCost.Source);
                output.WriteLine($"merging took {merging.ElapsedMilliseconds} ms");
            }

            var watch = Stopwatch.StartNew();
            LandingLog.Read(connection, home.Home, [DailyCost.Source]);
            Assert.Equal((long)extractions * filesOfEach, connection.Scalar<long>("SELECT count(DISTINCT file) FROM landed"));
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{extractions} logs of {filesOfEach} files, {round}: chosen in {watch.ElapsedMilliseconds} ms")
            );
        }
    }

    [Theory(Explicit = true)]
    [InlineData(2_000, 10)]
    [InlineData(2_000, 100)]
    public async Task Build(int extractions, int filesOfEach)
    {
        using var home = new TempHome();
        InitVerb.Run(home.Home);
        Directory.CreateDirectory(home.Home.Temporary);
        await LandCopiesAsync(home, extractions, filesOfEach);
        var watch = Stopwatch.StartNew();
        using var build = ChildProcess.Finops(["build", "--home", home.Home.Root]);
        var memory = 0L;
        while (!build.Process.HasExited)
        {
            build.Process.Refresh();
            memory = Math.Max(memory, build.Process.PeakWorkingSet64);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var (exitCode, _, errors) = await build.EndAsync();
        Assert.True(exitCode == 0, errors);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"build over {extractions * filesOfEach} files: {watch.Elapsed.TotalSeconds:0.0} s, {memory >> 20} MiB")
        );
        using var published = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        Assert.Equal(extractions * filesOfEach, published.Scalar<long>("SELECT file_count FROM mart_data_freshness WHERE source = 'usage-events'"));
    }

    // One file with one row, copied: each copy is a part of its own.
    private static async Task LandCopiesAsync(TempHome home, int extractions, int filesOfEach)
    {
        var events = Path.Combine(home.Home.Root, "events.ndjson");
        await File.WriteAllTextAsync(
            events,
            """{"ts":"2026-10-01T10:00:00Z","provider":"openai","user":"u","model":"m","input_tokens":1,"cache_read_tokens":0,"cache_write_tokens":0,"output_tokens":1,"request_id":"r"}""",
            TestContext.Current.CancellationToken
        );
        await home.LandAsync("usage-events", extraction =>
            extraction.AddVolumeFile("requests", "part", new VolumeFile(events, VolumeFormat.Ndjson, "CAST(ts AS DATE)", "content"))
        );
        var folder = Path.Combine(home.Home.Raw, "usage-events", "requests");
        for (var sequence = 1; sequence <= extractions; sequence++)
        {
            for (var file = 0; file < filesOfEach; file++)
            {
                File.Copy(Path.Combine(folder, LandingLog.FileName(1)), Path.Combine(folder, $"{sequence}-{file}.parquet"));
            }
        }

        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        LandingLog.Read(connection, home.Home, ["usage-events"]);
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE landing_log AS
            SELECT landing_log.* REPLACE (s AS sequence, concat(s, '-', f) AS part, concat('usage-events/requests/', s, '-', f, '.parquet') AS file, concat(s,
              '-', f) AS content_sha256)
            FROM landing_log, range(1, {extractions + 1}) AS a (s), range({filesOfEach}) AS b (f)
            """
        );
        for (var sequence = 1; sequence <= extractions; sequence++)
        {
            LandingLog.Commit(connection, home.Home, "usage-events", sequence);
        }
    }
}
