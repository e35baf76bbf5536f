using System.CommandLine;
using Finops.Schedule;

namespace Finops.Cli;

internal static class ScheduleCommand
{
    public static Command Create()
    {
        var list = new Option<bool>("--list") { Description = "Only show the jobs with their next times" };
        var json = CliOptions.Json();
        var command = new Command(
            "schedule",
            "Run extracts, builds, alerts and reports at the times in finops.json (cron, UTC), until stopped by SIGTERM or Ctrl-C.\nExample: finops "
                + "schedule --home ~/finops"
        )
        {
            list,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var run = Commands.ContextOf(parsed);
                var jobs = Scheduler.Plan(run);
                var now = run.Clock.GetUtcNow();
                if (parsed.GetValue(json))
                {
                    Show.Json(
                        jobs.Select(job => new
                        {
                            job.Name,
                            job.Cron,
                            NextAtUtc = Scheduler.NextTime(job, now)?.UtcDateTime,
                        })
                    );
                }
                else
                {
                    Show.Table(
                        ["job", "cron (UTC)", "next"],
                        jobs.Select(job => (IReadOnlyList<string>)[job.Name, job.Cron, $"{Scheduler.NextTime(job, now):yyyy-MM-dd HH:mm:ss'Z'}"])
                    );
                }

                if (!parsed.GetValue(list))
                {
                    await Scheduler.RunAsync(run, jobs, cancellationToken);
                }
            }
        );
        return command;
    }
}
