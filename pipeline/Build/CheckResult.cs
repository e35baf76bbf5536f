namespace Finops.Build;

/// <summary>What one check found.</summary>
/// <param name="Check">The check.</param>
/// <param name="FailingRowCount">Rows it returned; zero is good.</param>
/// <param name="Examples">The first of them, as text.</param>
public sealed record CheckResult(Model Check, long FailingRowCount, IReadOnlyList<string> Examples)
{
    /// <summary>True when it keeps the build from being published.</summary>
    public bool IsBlocking => FailingRowCount > 0 && Check.Header.IsBlocking;
}
