using System.Diagnostics;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Cli;

/// <summary>SIGTERM ends a query at once, whatever it is doing: exit code 130. (Ctrl-C takes the same way; where tests run in the background, it is
/// ignored.)</summary>
public sealed class QueryEndTests(DemoHome demo)
{
    private const string Counting = "SELECT count(*) FROM range(10000000) AS a, range(10000000) AS b WHERE a.range * b.range % 7 = 8";
    private const string Printing = "SELECT * FROM range(10000000000)";

    [Theory]
    [InlineData(Counting)]
    [InlineData(Printing)] // into a pipe that nobody empties
    public async Task Sigterm_WhileAQueryRuns_EndsItWith130(string sql)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var child = Start(sql);
        try
        {
            await RunsAsync(child, prints: sql == Printing);
            await EndsAsync(child);
        }
        finally
        {
            child.Kill(); // that failed to end
        }
    }

    private static async Task RunsAsync(Process child, bool prints)
    {
        if (prints)
        {
            Assert.Equal("range", await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            return;
        }

        while (child.TotalProcessorTime < TimeSpan.FromSeconds(1))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            child.Refresh();
        }
    }

    private static async Task EndsAsync(Process child)
    {
        Assert.False(child.HasExited);
        var clock = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-TERM", $"{child.Id}"]);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(130, child.ExitCode);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private Process Start(string sql) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "finops.dll"), "query", sql, "--format", "csv", "--home", demo.Folder.Path])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
}
