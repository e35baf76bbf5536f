using Finops.Core;
using Finops.Schedule;
using Finops.Verbs;

namespace Finops.Tests.Schedule;

/// <summary>Real schedules: every second, in this process.</summary>
public sealed class SchedulerTests
{
    private const string EverySecond = "* * * * * ?";

    [Fact]
    public async Task RunAsync_ExtractEverySecond_LandsWhatChangedBetweenRuns()
    {
        using var home = new TemporaryHome(new { extract = new { people = EverySecond } });
        await RunAsync(home, Scheduler.Plan(home.Open()), async () =>
        {
            await home.Log.WaitFor("event=job_done job=\"extract people\"");
            home.WritePeople("Ada Moreno-Lopez");
            await home.Log.WaitFor("event=extracted source=people sequence=2");
        });
        Assert.Empty(home.HalfLanded());
        Assert.Empty(home.Log.With("job_failed"));
    }

    [Fact]
    public async Task RunAsync_TwoSlowJobs_NeverAtOnce()
    {
        using var home = new TemporaryHome(new { });
        var (running, most) = (0, 0);
        async Task Slow(RunContext run, CancellationToken cancellation)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(700, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Interlocked.Decrement(ref running);
        }

        await RunAsync(home, [Job("one", Slow), Job("two", Slow)], async () =>
        {
            await home.Log.WaitFor("event=job_done job=one", 2);
            await home.Log.WaitFor("event=job_done job=two", 2);
        });
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task RunAsync_SameSecond_InTheOrderOfThePlan()
    {
        using var home = new TemporaryHome(new { });
        var order = new List<string>();
        var cron = $"{DateTimeOffset.UtcNow.AddSeconds(5).Second} * * * * ?";
        string[] names = ["extract people", "extract claude-code", "build", "report"];
        await RunAsync(
            home,
            [
                .. names.Select(name =>
                    Job(
                        name,
                        (_, _) =>
                        {
                            order.Add(name);
                            return Task.CompletedTask;
                        },
                        cron
                    )
                ),
            ],
            () => home.Log.WaitFor("event=job_done", 4)
        );
        Assert.Equal(names, order);
    }

    [Fact]
    public async Task RunAsync_TimesMissedWhileBusy_MadeUpForOnce()
    {
        using var home = new TemporaryHome(new { });
        var starts = new List<DateTimeOffset>();
        async Task FirstIsSlow(RunContext run, CancellationToken cancellation)
        {
            starts.Add(DateTimeOffset.UtcNow);
            if (starts.Count == 1)
            {
                await Task.Delay(3500, cancellation);
            }
        }

        await RunAsync(home, [Job("slow", FirstIsSlow)], () => home.Log.WaitFor("event=job_done", 3));
        // Three seconds were missed: one run for all of them, not four in a row, then the schedule's own pace.
        Assert.InRange((starts[1] - starts[0]).TotalSeconds, 3.4, 6);
        Assert.InRange(starts.Count(start => start < starts[1].AddSeconds(0.9)), 2, 3);
    }

    [Fact]
    public async Task RunAsync_JobFails_LoggedAndRunsAgain()
    {
        using var home = new TemporaryHome(new { extract = new { people = EverySecond } });
        home.WritePeople("Ada, Moreno"); // one cell too many
        await RunAsync(home, Scheduler.Plan(home.Open()), async () =>
        {
            await home.Log.WaitFor("event=job_failed job=\"extract people\" exit_code=1 where=", 2);
            home.WritePeople("Ada Moreno");
            await home.Log.WaitFor("event=job_done job=\"extract people\"");
        });
        Assert.All(home.Log.With("job_failed"), line => Assert.Matches("people.csv.* expected=.* found=.* try=", line));
    }

    [Fact]
    public async Task RunAsync_BugInAJob_LoggedAndRunsAgain()
    {
        using var home = new TemporaryHome(new { });
        await RunAsync(home, [Job("broken", (_, _) => throw new InvalidOperationException("no such state"))], () =>
            home.Log.WaitFor("event=job_failed job=broken exit_code=4", 2)
        );
        Assert.Contains("no such state", home.Log.With("job_failed")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CancelledWhileAJobRuns_AsksItToStopAndWaits()
    {
        using var home = new TemporaryHome(new { });
        var tidied = false;
        async Task Long(RunContext run, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(300, CancellationToken.None);
            tidied = true;
            cancellation.ThrowIfCancellationRequested();
        }

        await RunAsync(home, [Job("long", Long)], () => home.Log.WaitFor("event=job_started"));
        Assert.True(tidied);
        Assert.Single(home.Log.With("event=job_cancelled job=long"));
        Assert.Single(home.Log.With("event=schedule_stopped"));
    }

    [Fact]
    public async Task RunAsync_SampleHome_RefusedBeforeAnythingStarts()
    {
        using var home = new TemporaryHome(new { extract = new { people = EverySecond } });
        SampleHome.Claim(home.Home);
        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            Scheduler.RunAsync(home.Open(), Scheduler.Plan(home.Open()), TestContext.Current.CancellationToken)
        );
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Empty(home.Log.With("schedule_started"));
    }

    private static ScheduledJob Job(string name, Func<RunContext, CancellationToken, Task> verb, string cron = EverySecond) => new(name, cron, verb);

    /// <summary>Runs a schedule until <paramref name="seen"/> has seen what it waits for.</summary>
    private static async Task RunAsync(TemporaryHome home, IReadOnlyList<ScheduledJob> jobs, Func<Task> seen)
    {
        using var stop = new CancellationTokenSource();
        var schedule = Scheduler.RunAsync(home.Open(), jobs, stop.Token);
        try
        {
            await seen();
        }
        finally
        {
            await stop.CancelAsync();
            await schedule.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
    }
}
