using Finops.Core;

namespace Finops.Extract.ClaudeCode;

/// <summary>What could not be read of a session log.</summary>
/// <param name="Line">Line number, from 1; 0 is the whole file.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record SessionProblem(long Line, Problem Problem);
