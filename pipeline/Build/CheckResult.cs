namespace Finops.Build;

/// <summary>What one check found.</summary>
/// <param name="Check">The check.</param>
/// <param name="FailingRowCount">Rows it returned; zero is good.</param>
/// <param name="Examples">The first of them, as text.</param>
/// <param name="Sources">The sources that its rows blame, in a column <c>source</c>.</param>
public sealed record CheckResult(Model Check, long FailingRowCount, IReadOnlyList<string> Examples, IReadOnlyList<string> Sources)
{
    /// <summary>True when it keeps the build from being published.</summary>
    public bool IsBlocking => FailingRowCount > 0 && Check.Header.IsBlocking;

    /// <summary>The sources to blame: those of its rows, or the one of its header.</summary>
    public IEnumerable<string> Blamed =>
        FailingRowCount == 0 ? []
        : Check.Header.Source is { } source ? [source]
        : Sources;
}
