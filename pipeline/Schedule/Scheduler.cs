using System.Collections.Specialized;
using Finops.Core;
using Finops.Verbs;
using Quartz;
using Quartz.Impl;

namespace Finops.Schedule;

/// <summary>
/// `finops schedule`: the verbs at their times, in this process. A schedule adds when, never what. One thread runs all jobs in turn,
/// so that no two of them write one home; a time that was missed is made up for once.
/// </summary>
public static class Scheduler
{
    /// <summary>The jobs that the configuration asks for.</summary>
    /// <exception cref="FinopsException">Exit code 2: all cron expressions and source ids that are wrong.</exception>
    public static IReadOnlyList<ScheduledJob> Plan(RunContext run)
    {
        var schedule = run.Config.Schedule;
        var jobs = schedule.Extract
            .Select(entry => new ScheduledJob($"extract {entry.Key}", entry.Value, typeof(ExtractJob), entry.Key))
            .Concat(schedule.Build is { } build ? [new ScheduledJob("build", build, typeof(BuildJob), null)] : [])
            .Concat(schedule.Report is { } report ? [new ScheduledJob("report", report, typeof(ReportJob), null)] : [])
            .ToList();
        var problems = jobs.Where(job => !CronExpression.IsValidExpression(job.Cron))
            .Select(job => new Problem($"{run.Home.ConfigFile} schedule, {job.Name}", "a Quartz cron expression: seconds minutes hours day-of-month month day-of-week", job.Cron, "\"0 15 0/4 * * ?\" is every four hours at a quarter past"))
            .Concat(schedule.Extract.Keys.Where(id => Finops.Extract.SourceCatalog.All.All(source => source.Id != id))
                .Select(id => new Problem($"{run.Home.ConfigFile} schedule.extract", $"one of {string.Join(", ", Finops.Extract.SourceCatalog.All.Select(source => source.Id))}", id, "mend the name")))
            .ToList();
        if (jobs.Count == 0)
        {
            problems.Add(new Problem(run.Home.ConfigFile, "a \"schedule\" section with at least one cron", "none", "finops init writes one"));
        }

        return problems.Count == 0 ? jobs : throw new FinopsException(ExitCode.Usage, problems);
    }

    /// <summary>When each job runs next, after an instant.</summary>
    public static DateTimeOffset? NextTime(ScheduledJob job, DateTimeOffset after) =>
        new CronExpression(job.Cron) { TimeZone = TimeZoneInfo.Utc }.GetNextValidTimeAfter(after);

    /// <summary>Runs until cancelled; a job that is running is asked to stop and waited for.</summary>
    public static async Task RunAsync(RunContext run, CancellationToken cancellation)
    {
        var jobs = Plan(run);
        var factory = new StdSchedulerFactory(new NameValueCollection
        {
            ["quartz.scheduler.instanceName"] = "finops",
            ["quartz.threadPool.maxConcurrency"] = "1",
        });
        var scheduler = await factory.GetScheduler(CancellationToken.None);
        scheduler.Context.Put(nameof(RunContext), run);
        foreach (var job in jobs)
        {
            var detail = JobBuilder.Create(job.Type).WithIdentity(job.Name).UsingJobData("source", job.Source ?? "").Build();
            var trigger = TriggerBuilder.Create()
                .WithCronSchedule(job.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireHandlingInstructionFireAndProceed())
                .Build();
            await scheduler.ScheduleJob(detail, trigger, CancellationToken.None);
        }

        await scheduler.Start(CancellationToken.None);
        run.Log.Write("schedule_started", ("jobs", jobs.Count));
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            foreach (var running in await scheduler.GetCurrentlyExecutingJobs(CancellationToken.None))
            {
                await scheduler.Interrupt(running.JobDetail.Key, CancellationToken.None);
            }

            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
            run.Log.Write("schedule_stopped");
        }
    }
}
