using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Tests.Land;

/// <summary>Many logs become one file that says the same (opening a file costs more than reading its lines).</summary>
public sealed class LandingLogTests : IDisposable
{
    private readonly TempHome home = new();

    private string Folder => Path.Combine(home.Home.Raw, DailyCost.Source, "_landed");

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Compact_ManyLogs_MergesThemAndSaysTheSame()
    {
        ManyLogs.Write(home.Home, extractions: 257, filesOfEach: 3, hasFiles: false);
        var before = Lines();

        var landed = await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "10"));

        Assert.Equal(["000000001-000000257.parquet", "000000258.parquet"], Names());
        Assert.Equal(258, landed.Sequence);
        Assert.Equal(before, Lines()[..^1]);
        Assert.Equal(258, LandingLog.LastSequence(home.Home, DailyCost.Source));
    }

    [Fact]
    public void Compact_MergedOnce_MergesTheNextOnesToo()
    {
        ManyLogs.Write(home.Home, extractions: 4, filesOfEach: 1);
        var before = Lines();
        Compact();
        ManyLogs.Write(home.Home, extractions: 8, filesOfEach: 1); // 1 to 4 again, as if their deletion had been cut short
        Assert.Equal(8, Lines().Count);
        Assert.Equal(before, Lines()[..4]);
        Compact();
        Assert.Equal(["000000001-000000008.parquet"], Names());
        Assert.Equal(8, Lines().Count);
    }

    [Fact]
    public void Compact_KilledBeforeTheOldOnesWereDeleted_ReadsEachLineOnceAndFinishesLater()
    {
        ManyLogs.Write(home.Home, extractions: 9, filesOfEach: 3);
        var before = Lines();
        var copies = Directory.GetFiles(Folder).ToDictionary(file => file, File.ReadAllBytes);
        Compact();
        foreach (var (file, bytes) in copies)
        {
            File.WriteAllBytes(file, bytes);
        }

        Assert.Equal(before, Lines());
        Assert.Equal(9, LandingLog.LastSequence(home.Home, DailyCost.Source));
        Compact();
        Assert.Equal(["000000001-000000009.parquet"], Names());
        Assert.Equal(before, Lines());
    }

    [Fact]
    public async Task Compact_FewLogs_ChangesNothing()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "10"));
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "11"));
        var before = home.RawFiles();
        Compact();
        Assert.Equal(before, home.RawFiles());
    }

    private void Compact()
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        LandingLog.Compact(connection, home.Home, DailyCost.Source, mostFiles: 3);
    }

    private List<string?> Names() => [.. Directory.GetFiles(Folder, "*.parquet").Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    private List<string> Lines()
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        LandingLog.Read(connection, home.Home, [DailyCost.Source]);
        return [.. connection.Query("SELECT landing_log::VARCHAR FROM landing_log ORDER BY sequence, part, usage_date", reader => reader.GetString(0))];
    }
}
