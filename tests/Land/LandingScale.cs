using System.Diagnostics;
using System.Globalization;
using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Tests.Land;

/// <summary>
/// How long choosing what to read takes; prints, asserts only the count.
/// Run: tests/bin/Debug/net10.0/Finops.Tests -method Finops.Tests.Land.LandingScale.Choose -explicit only -showLiveOutput
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
        WriteLogs(home.Home, extractions, filesOfEach);
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        foreach (var round in new[] { "first", "again" })
        {
            var watch = Stopwatch.StartNew();
            LandingLog.Read(connection, home.Home, [DailyCost.Source]);
            Assert.Equal((long)extractions * filesOfEach, connection.Scalar<long>("SELECT count(DISTINCT file) FROM landed"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{extractions} logs of {filesOfEach} files, {round}: chosen in {watch.ElapsedMilliseconds} ms"));
        }
    }

    // Every extraction brings its own days of its own part: nothing replaces anything, so all files are read.
    private static void WriteLogs(Home home, int extractions, int filesOfEach)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Temporary);
        LandingLog.Read(connection, home, []);
        connection.Execute(
            $"""
            INSERT INTO landing_log
            SELECT '{DailyCost.Source}', s, 'cost_report', 'org_' || s, DATE '2020-01-01' + f::INTEGER, format('claude-analytics/cost_report/{"{"}:09d{"}"}-{"{"}{"}"}.parquet', s, f), 10, sha256(concat(s, f)), NULL,
                   TIMESTAMPTZ '2026-01-01' + to_hours(s::INTEGER), TIMESTAMPTZ '2026-01-01' + to_hours(s::INTEGER), false
            FROM range(1, {extractions + 1}) AS a (s), range({filesOfEach}) AS b (f)
            """);
        var folder = Path.Combine(home.Raw, DailyCost.Source, "_landed");
        Directory.CreateDirectory(folder);
        for (var sequence = 1; sequence <= extractions; sequence++)
        {
            connection.Execute($"COPY (SELECT * EXCLUDE (source) FROM landing_log WHERE sequence = {sequence}) TO '{Path.Combine(folder, LandingLog.FileName(sequence))}' (FORMAT parquet, COMPRESSION zstd)");
        }
    }
}
