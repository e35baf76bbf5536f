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
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{extractions} logs of {filesOfEach} files, {round}: chosen in {watch.ElapsedMilliseconds} ms"));
        }
    }
}
