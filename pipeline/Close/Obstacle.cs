using Finops.Core;

namespace Finops.Close;

/// <summary>A condition that keeps a month from being closed.</summary>
/// <param name="Problem">What must be, what is, and what to do about it.</param>
/// <param name="AcceptAs">The names under which it can be accepted, separated by ", "; null = it cannot.</param>
public sealed record Obstacle(Problem Problem, string? AcceptAs);
