using Finops.Simulator.Staff;

namespace Finops.Simulator.Files;

/// <summary>One answer of a model in a local Claude Code session, as it finally was; logs may hold it on several lines and in several files.</summary>
/// <param name="RequestId">Null in logs that lack it.</param>
/// <param name="IsSidechain">Made by a subagent.</param>
public sealed record LocalMessage(
    Person Person,
    string Repository,
    string SessionId,
    DateTimeOffset At,
    string MessageId,
    string? RequestId,
    string Model,
    bool IsSidechain,
    long InputTokens,
    long CacheReadTokens,
    long CacheWrite5mTokens,
    long CacheWrite1hTokens,
    long OutputTokens
)
{
    /// <summary>Working directory on the person's machine.</summary>
    public string WorkingDirectory => $"/home/{Person.Emails[0].Split('@')[0]}/src/{Repository}";
}
