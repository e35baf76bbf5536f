using Finops.Core;
using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>One run of a job, with its beginning and its end in the log. Whatever goes wrong stays inside: the next time comes all the same.</summary>
internal static class JobFiring
{
    public static async Task RunAsync(RunContext run, ScheduledJob job, CancellationToken cancellationToken)
    {
        var started = run.Clock.GetTimestamp();
        run.Log.Write("job_started", ("job", job.Name));
        try
        {
            await job.Verb(run, cancellationToken);
            run.Log.Write("job_done", ("job", job.Name), ("seconds", Math.Round(run.Clock.GetElapsedTime(started).TotalSeconds, 1)));
        }
        catch (FinopsException error)
        {
            foreach (var problem in error.Problems)
            {
                var found = problem.Difference is null ? problem.Found : $"{problem.Found} (difference {problem.Difference})";
                run.Log.Write(
                    "job_failed",
                    ("job", job.Name),
                    ("exit_code", (int)error.Code),
                    ("where", problem.Where),
                    ("expected", problem.Expected),
                    ("found", found),
                    ("try", problem.Try)
                );
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            run.Log.Write("job_cancelled", ("job", job.Name));
        }
        catch (Exception error)
        {
            // A one-off verb would end with exit code 4 and this trace; a schedule has other jobs to keep.
            run.Log.Write(
                "job_failed",
                ("job", job.Name),
                ("exit_code", (int)ExitCode.Bug),
                ("where", job.Name),
                ("expected", "no bug in finops"),
                ("found", error),
                ("try", "please report it with this line")
            );
        }
    }
}
