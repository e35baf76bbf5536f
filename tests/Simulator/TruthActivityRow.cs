namespace Finops.Simulator;

/// <summary>What one person really did with Claude Code on a day.</summary>
public sealed record TruthActivityRow(DateOnly UsageDate, string UserId, int CommitCount, int PullRequestCount, int SessionCount);
