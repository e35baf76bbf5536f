namespace Finops.Schedule;

/// <summary>One line of the schedule.</summary>
/// <param name="Name">"extract claude-analytics", "build", "report".</param>
/// <param name="Cron">Quartz cron expression, UTC.</param>
/// <param name="Type">The job.</param>
/// <param name="Source">Source id, for extracts.</param>
public sealed record ScheduledJob(string Name, string Cron, Type Type, string? Source);
