using System.Text;
using System.Text.Json;

namespace Finops.Tests.Notify;

/// <summary>
/// The process killed at any instant leaves a beginning of the log, and at most the message after it sent without saying so. From every such
/// beginning, down to the byte, the next run tells what is missing, and repeats at most that one message, the same under the same key.
/// </summary>
public sealed class TornLogTests
{
    [Fact]
    public async Task Run_AfterALogThatWasCutAnywhere_TellsEverythingAndRepeatsAtMostOne()
    {
        using var home = new AlertHome(new { file = new { type = "file" } }, "file,channel,channel", "file,person,p1,run", "file,person,p2,day");
        home.Publish("CC-1", "CC-2");
        await home.RunAsync();
        home.Publish("CC-2", "CC-3");
        await home.RunAsync();
        var logFile = Directory.EnumerateFiles(home.Home.Alerts).Single();
        var log = await File.ReadAllBytesAsync(logFile, TestContext.Current.CancellationToken);
        var outFile = Directory.EnumerateFiles(Path.Combine(home.Home.Out, "alerts")).Single();
        var sent = await File.ReadAllLinesAsync(outFile, TestContext.Current.CancellationToken);
        var secondRun = Encoding
            .UTF8.GetString(log)
            .Split('\n')
            .TakeWhile(line => !line.Contains("taken_back", StringComparison.Ordinal))
            .Sum(line => Encoding.UTF8.GetByteCount(line) + 1);
        // Each line's end, and some bytes around it and within the line.
        var cuts = Enumerable
            .Range(secondRun, log.Length - secondRun + 1)
            .Where(cut => cut % 97 == 0 || log[Math.Min(cut, log.Length - 1)] == '\n' || log[cut - 1] == '\n')
            .ToList();
        foreach (var cut in cuts)
        {
            var delivered = Encoding
                .UTF8.GetString(log.AsSpan(0, Array.LastIndexOf(log, (byte)'\n', cut - 1) + 1))
                .Split('\n')
                .Count(line => line.Contains("\"delivered\":", StringComparison.Ordinal));
            foreach (var unsaid in new[] { 0, 1 }.Where(count => delivered + count <= sent.Length && IsComposed(log, cut)))
            {
                await File.WriteAllBytesAsync(logFile, log[..cut], TestContext.Current.CancellationToken);
                await File.WriteAllLinesAsync(outFile, sent[..(delivered + unsaid)], TestContext.Current.CancellationToken);
                await home.RunAsync();
                var now = await File.ReadAllLinesAsync(outFile, TestContext.Current.CancellationToken);
                Assert.Equal(sent.Order(StringComparer.Ordinal), now.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
                Assert.Equal(sent.Length + unsaid, now.Length);
                Assert.Equal(
                    now.Distinct(StringComparer.Ordinal).Count(),
                    now.Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("idempotency_key").GetString()).Distinct().Count()
                );
                Assert.All((await home.RunAsync()).Lines, line => Assert.Equal("held: next day's digest", line.State));
            }
        }

        Assert.InRange(cuts.Count, 50, 1000);
    }

    // Nothing is sent before the run has written down what.
    private static bool IsComposed(byte[] log, int cut) =>
        Encoding.UTF8.GetString(log.AsSpan(0, cut)).Split('\n')[..^1].Count(line => line.Contains("\"composed\":", StringComparison.Ordinal)) == 2;
}
