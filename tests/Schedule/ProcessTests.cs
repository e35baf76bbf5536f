using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Finops.Tests.Schedule;

/// <summary>The program itself, as a process manager runs and stops it.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Schedule_SigtermWhileAVendorIsSlow_EndsWithExitCode0AndNothingHalfLanded()
    {
        using var vendor = new TcpListener(IPAddress.Loopback, 0); // takes the call and never answers
        vendor.Start();
        using var home = new TemporaryHome(
            new { extract = new Dictionary<string, string> { ["people"] = "* * * * * ?", ["claude-analytics"] = "* * * * * ?" } },
            new Dictionary<string, object> { ["claude-analytics"] = new { url = $"http://{vendor.LocalEndpoint}" } }
        );
        using var running = new Program("schedule", "--home", home.Home.Root);
        running.Process.ErrorDataReceived += (_, line) => home.Log.WriteLine(line.Data);
        running.Process.BeginErrorReadLine();
        using var call = await vendor
            .AcceptTcpClientAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        using var kill = Process.Start("kill", ["-TERM", $"{running.Process.Id}"]);
        await running.Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        Assert.Equal(0, running.Process.ExitCode);
        Assert.NotEmpty(home.Log.With("event=extracted source=people"));
        Assert.Single(home.Log.With("event=job_cancelled job=\"extract claude-analytics\""));
        Assert.Single(home.Log.With("event=schedule_stopped"));
        Assert.Empty(home.HalfLanded());
        Assert.False(Directory.Exists(home.Home.Temporary));
    }

    [Fact]
    public async Task Schedule_List_PrintsJobsAsJsonAndNothingElse()
    {
        using var home = new TemporaryHome(new { extract = new { people = "0 30 4 * * ?" }, build = "0 0 5 1 1 ? 2099" });
        using var running = new Program("schedule", "--list", "--json", "--home", home.Home.Root);
        using var jobs = JsonDocument.Parse(await running.Process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["extract people", "build"], jobs.RootElement.EnumerateArray().Select(job => job.GetProperty("name").GetString()));
        Assert.Equal("2099-01-01T05:00:00Z", jobs.RootElement[1].GetProperty("next_at_utc").GetString());
        Assert.Equal("", await running.Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Schedule_BadCron_ExitCode2()
    {
        using var home = new TemporaryHome(new { build = "daily" });
        using var running = new Program("schedule", "--home", home.Home.Root);
        Assert.Contains(
            "found:      daily (",
            await running.Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await running.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, running.Process.ExitCode);
    }

    /// <summary>`finops` as a child process that doesn't outlive its test.</summary>
    private sealed class Program : IDisposable
    {
        public Program(params string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "finops.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            start.Environment["FINOPS_CLAUDE_ANALYTICS_KEY"] = "sk-test";
            Process = Process.Start(start)!;
        }

        public Process Process { get; }

        public void Dispose()
        {
            Process.Kill();
            Process.Dispose();
        }
    }
}
