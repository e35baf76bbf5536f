using Finops.Core;
using Finops.Extract;
using Finops.Verbs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Finops.Schedule;

/// <summary>
/// `finops schedule`: the verbs at their times, in this process. A schedule adds when, never what. One thread runs all jobs in turn,
/// so that no two of them write one home; times that passed while a job had to wait are made up for once.
/// </summary>
public static class Scheduler
{
    // A job that starts later than this was kept waiting; it runs once for all the times it missed.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    /// <summary>The jobs that the configuration asks for: extracts, then build, then alerts, then report, which is also their order at one and the same
    /// time.</summary>
    /// <exception cref="FinopsException">Exit code 2: all cron expressions and source ids that are wrong.</exception>
    public static IReadOnlyList<ScheduledJob> Plan(RunContext run)
    {
        var schedule = run.Config.Schedule;
        var jobs = schedule
            .Extract.Select(entry => new ScheduledJob($"extract {entry.Key}", entry.Value, (at, cancellationToken) =>
                ExtractJob.RunAsync(at, entry.Key, cancellationToken)
            ))
            .Concat(schedule.Build is { } build ? [new ScheduledJob("build", build, BuildJob.RunAsync)] : [])
            .Concat(schedule.Alerts is { } alerts ? [new ScheduledJob("alerts", alerts, AlertsJob.RunAsync)] : [])
            .Concat(schedule.Report is { } report ? [new ScheduledJob("report", report, ReportJob.RunAsync)] : [])
            .ToList();
        var problems = jobs.Select(job => CronProblem(run, job))
            .OfType<Problem>()
            .Concat(
                schedule
                    .Extract.Keys.Where(id => !SourceCatalog.Has(id))
                    .Select(id => new Problem($"{run.Home.ConfigFile} schedule.extract", $"one of {SourceCatalog.Ids}", id, "mend the name"))
            )
            .ToList();
        if (jobs.Count == 0)
        {
            problems.Add(
                new Problem(
                    run.Home.ConfigFile,
                    "a \"schedule\" section with at least one cron",
                    "none",
                    "copy the section that `finops init --home <empty folder>` writes"
                )
            );
        }

        return problems.Count == 0 ? jobs : throw new FinopsException(ExitCode.Usage, problems);
    }

    /// <summary>When the job runs next, after an instant (UTC); null when its cron names only times that are past.</summary>
    public static DateTimeOffset? NextTime(ScheduledJob job, DateTimeOffset after) => Times(job).GetNextValidTimeAfter(after);

    /// <summary>Runs until cancelled; a job that is running then is asked to stop and waited for.</summary>
    /// <param name="jobs">What <see cref="Plan"/> gave.</param>
    /// <exception cref="FinopsException">Exit code 2: real data would be extracted into the sample company's home.</exception>
    public static async Task RunAsync(RunContext run, IReadOnlyList<ScheduledJob> jobs, CancellationToken cancellationToken)
    {
        if (run.Config.Schedule.Extract.Count > 0)
        {
            SampleHome.Refuse(run.Home);
        }

        await using var factory = QuartzSchedulerBuilder.Create(quartz => Describe(quartz, run, jobs)).Build();
        var scheduler = await factory.GetScheduler(CancellationToken.None);
        await scheduler.Start(CancellationToken.None);
        run.Log.Write("schedule_started", ("jobs", jobs.Count));
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        run.Log.Write("schedule_stopped");
    }

    private static void Describe(IQuartzBuilder quartz, RunContext run, IReadOnlyList<ScheduledJob> jobs)
    {
        quartz.Services.AddLogging(logging => logging.AddProvider(new QuartzLog(run.Log)));
        quartz.UseTimeProvider(run.Clock);
        quartz.UseInMemoryStore(store => store.MisfireThreshold = Late);
        quartz.UseDefaultThreadPool(maxConcurrency: 1);
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = "finops";
            scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
        });
        foreach (var (index, job) in jobs.Index())
        {
            quartz.ScheduleJob(
                job.Name,
                (CancellationToken cancellationToken) => JobFiring.RunAsync(run, job, cancellationToken),
                trigger =>
                    trigger
                        .WithCronSchedule(Times(job), cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
                        .WithPriority(jobs.Count - index)
            );
        }
    }

    private static CronExpression Times(ScheduledJob job) => new(job.Cron, TimeZoneInfo.Utc);

    private static Problem? CronProblem(RunContext run, ScheduledJob job)
    {
        var where = $"{run.Home.ConfigFile} schedule, {job.Name}";
        try
        {
            return NextTime(job, run.Clock.GetUtcNow()) is null
                ? new Problem(where, "a cron expression with a time to come", job.Cron, "take the year out, or the job")
                : null;
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            return new Problem(
                where,
                "a Quartz cron expression: seconds minutes hours day-of-month month day-of-week",
                $"{job.Cron} ({error.Message})",
                "\"0 15 0/4 * * ?\" is every four hours at a quarter past"
            );
        }
    }
}
