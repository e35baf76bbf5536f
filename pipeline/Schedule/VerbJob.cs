using Finops.Core;
using Finops.Verbs;
using Quartz;

namespace Finops.Schedule;

/// <summary>Calls a verb's function; an expected failure is logged, and the next time comes all the same.</summary>
[DisallowConcurrentExecution]
public abstract class VerbJob : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context)
    {
        var run = (RunContext)context.Scheduler.Context.Get(nameof(RunContext))!;
        var name = context.JobDetail.Key.Name;
        try
        {
            await RunAsync(run, context.MergedJobDataMap.GetString("source") ?? "", context.CancellationToken);
            run.Log.Write("job_done", ("job", name));
        }
        catch (FinopsException error)
        {
            foreach (var problem in error.Problems)
            {
                run.Log.Write("job_failed", ("job", name), ("exit_code", (int)error.Code), ("where", problem.Where), ("expected", problem.Expected), ("found", problem.Found), ("try", problem.Try));
            }
        }
        catch (OperationCanceledException)
        {
            run.Log.Write("job_cancelled", ("job", name));
        }
    }

    /// <summary>The verb.</summary>
    protected abstract Task RunAsync(RunContext run, string source, CancellationToken cancellation);
}
