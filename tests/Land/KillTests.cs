using Finops.Core;
using Finops.Database;
using Finops.Simulator;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Finops.Tests.Publish;
using Finops.Verbs;

namespace Finops.Tests.Land;

/// <summary>SIGKILL at any instant of a real extraction by a real process loses nothing that had landed and leaves nothing half-landed (design 3.1).</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const string KeyVariable = "FINOPS_CLAUDE_ANALYTICS_KEY";

    private static readonly World World = new(seed: 11, headCount: 12);

    private SimulatorHost vendor = null!;

    // The child has the machine's clock: the vendor's stands at the same time, and the days are the last ones before it,
    // the same ones all along, also when the test runs across midnight.
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(KeyVariable, ClaudeAnalyticsApi.AcceptedKey);
        vendor = await SimulatorHost.StartAsync(World, now);
    }

    public ValueTask DisposeAsync() => vendor.DisposeAsync();

    [Fact]
    public async Task Extract_KilledAtRandomInstants_LeavesCompleteFilesAndEndsInTheSameState()
    {
        using var undisturbed = new TempHome();
        // Something that had landed before, so that there is something to lose.
        await ExtractAsync(undisturbed, new DayRange(Today.AddDays(-3), Today.AddDays(-2)));
        var before = undisturbed.RawFiles();
        var earlier = before.Keys.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(undisturbed.Home.Raw, file)), StringComparer.Ordinal);
        await ExtractAsync(undisturbed);
        var expected = Content(undisturbed);
        var chance = new Random(2026);
        var (betweenFiles, committed) = (0, 0);
        for (var round = 0; round < 12; round++)
        {
            using var home = new TempHome();
            Copy(earlier, home);
            await KillAsync(home, isWhileLanding: round % 3 != 0, TimeSpan.FromMilliseconds(chance.Next(round % 3 != 0 ? 50 : 1500)));

            var after = home.RawFiles();
            Assert.All(before, file => Assert.Equal(file.Value, after[file.Key]));
            AssertComplete(home);
            var isCommitted = after.Keys.Any(file => file.EndsWith("_landed/000000002.parquet", StringComparison.Ordinal));
            committed += isCommitted ? 1 : 0;
            betweenFiles += !isCommitted && after.Count > before.Count ? 1 : 0;

            await ExtractAsync(home);
            Assert.Equal(expected, Content(home));
            AssertComplete(home);
            Assert.Empty(Directory.EnumerateFiles(home.Home.Raw, "*.partial", SearchOption.AllDirectories));
        }

        TestContext.Current.SendDiagnosticMessage($"12 kills: {betweenFiles} between the first file and the log, {committed} after the log");
    }

    private async Task KillAsync(TempHome home, bool isWhileLanding, TimeSpan delay)
    {
        WriteConfig(home);
        using var child = ChildProcess.Finops(
            ["extract", "--source", "claude-analytics", "--from", $"{Today.AddDays(-6):yyyy-MM-dd}", "--to", $"{Today:yyyy-MM-dd}", "--home", home.Home.Root],
            (KeyVariable, ClaudeAnalyticsApi.AcceptedKey)
        );
        while (isWhileLanding && !child.Process.HasExited && !IsLanding(home))
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        await Task.Delay(delay, TestContext.Current.CancellationToken);
        child.Kill();
    }

    // Parquet is written beside raw/ and renamed into it, which takes a few milliseconds for each entity.
    private static bool IsLanding(TempHome home)
    {
        try
        {
            return Directory.EnumerateFiles(home.Home.Temporary, "*.parquet").Any();
        }
        catch (DirectoryNotFoundException)
        {
            return false; // not made yet
        }
    }

    private static void Copy(IReadOnlyDictionary<string, byte[]> files, TempHome home)
    {
        foreach (var (file, bytes) in files)
        {
            var path = Path.Combine(home.Home.Raw, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    private Task ExtractAsync(TempHome home) => ExtractAsync(home, new DayRange(Today.AddDays(-6), Today));

    private async Task ExtractAsync(TempHome home, DayRange days)
    {
        WriteConfig(home);
        var run = RunContext.Open(home.Home, TimeProvider.System, RunLog.Silent);
        var outcome = Assert.Single(await ExtractVerb.RunAsync(run, ["claude-analytics"], days, files: null, TestContext.Current.CancellationToken));
        Assert.Null(outcome.Failure);
    }

    private static void AssertComplete(TempHome home)
    {
        using var connection = home.OpenRaw(DailyCost.Source);
        Assert.All(connection.Query("SELECT DISTINCT file FROM landing_log WHERE file IS NOT NULL", reader => reader.GetString(0)), file =>
            Assert.True(File.Exists(Path.Combine(home.Home.Raw, file)), file)
        );
        foreach (var file in Directory.EnumerateFiles(home.Home.Raw, "*.parquet", SearchOption.AllDirectories))
        {
            Assert.True(connection.Scalar<long>($"SELECT count(hash(rows)) FROM read_parquet('{file}') AS rows") >= 0);
        }

        Assert.Equal(
            connection.Query("SELECT entity, sum(row_count)::BIGINT FROM landed GROUP BY entity ORDER BY entity", reader =>
                (reader.GetString(0), reader.GetInt64(1))
            ),
            connection
                .Query("SELECT DISTINCT entity FROM landed ORDER BY entity", reader => reader.GetString(0))
                .Select(entity => (entity, connection.Scalar<long>($"SELECT count(*) FROM raw_claude_analytics__{entity}")))
        );
    }

    // Everything a build would read, but for when it was read.
    private static string Content(TempHome home)
    {
        using var connection = home.OpenRaw(DailyCost.Source);
        return string.Join(
            '\n',
            connection
                .Query("SELECT DISTINCT entity FROM landed ORDER BY entity", reader => reader.GetString(0))
                .Select(entity =>
                    $"{entity} {connection.Scalar<string>($"SELECT concat_ws(' ', count(*), sum(hash(rows)::HUGEINT)) FROM (SELECT * EXCLUDE (extracted_at_utc) FROM raw_claude_analytics__{entity}) AS rows")}"
                )
        );
    }

    private void WriteConfig(TempHome home) =>
        File.WriteAllText(home.Home.ConfigFile, $$$$"""{"sources":{"claude-analytics":{"url":"{{{{vendor.Url("claude-analytics")}}}}"}}}""");
}
