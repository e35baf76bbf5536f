using Finops.Verbs;

namespace Finops.Schedule;

/// <summary>One line of the schedule: what runs when.</summary>
/// <param name="Name">"extract claude-analytics", "build", "alerts", "report".</param>
/// <param name="Cron">Quartz cron expression, UTC.</param>
/// <param name="Verb">The function behind the verb; throws <see cref="Finops.Core.FinopsException"/> for what it could not do.</param>
public sealed record ScheduledJob(string Name, string Cron, Func<RunContext, CancellationToken, Task> Verb);
