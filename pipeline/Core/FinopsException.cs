namespace Finops.Core;

/// <summary>An expected failure: all problems that were found together, and the exit code they lead to.</summary>
public sealed class FinopsException : Exception
{
    /// <summary>Several problems, reported together.</summary>
    public FinopsException(ExitCode code, IReadOnlyList<Problem> problems, Exception? inner = null)
        : base(string.Join('\n', problems), inner)
    {
        Code = code;
        Problems = problems;
    }

    /// <summary>One problem.</summary>
    public FinopsException(ExitCode code, Problem problem, Exception? inner = null)
        : this(code, [problem], inner) { }

    /// <summary>What the process returns.</summary>
    public ExitCode Code { get; }

    /// <summary>Everything that is wrong; at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
