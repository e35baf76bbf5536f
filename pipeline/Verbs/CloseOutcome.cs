using Finops.Build;
using Finops.Close;

namespace Finops.Verbs;

/// <summary>A month that has just been closed, declared final, or reopened.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Build">The build that was published with it.</param>
public sealed record CloseOutcome(PeriodDecision Decision, BuildResult Build);
