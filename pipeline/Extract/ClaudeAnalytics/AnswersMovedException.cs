namespace Finops.Extract.ClaudeAnalytics;

/// <summary>The vendor's data moved while they were read: what was read so far does not belong together, and the pull starts anew.</summary>
internal sealed class AnswersMovedException(string reason) : Exception(reason);
