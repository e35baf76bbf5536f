using Finops.Core;

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

    /// <summary>The problem that keeps a build from being published.</summary>
    public Problem Refusal => Explain($"nothing was published, readers keep the last build; put right what the rows show and build again; {Query}");

    /// <summary>What a check that only warns says of a build that is published all the same, or that would be.</summary>
    /// <param name="isPublished">False for a build that was only checked.</param>
    public Problem Warning(bool isPublished) =>
        Explain($"the build {(isPublished ? "was published" : "would be published")} with these rows; put them right and build again; {Query}");

    private string Query => $"{Check.Path} holds the query";

    // A summary is a sentence about the rows that are wrong: it stays as it is, whatever its first word.
    private Problem Explain(string todo) =>
        new(Check.Name, "no rows", $"{Check.Header.Summary} {FailingRowCount} {(FailingRowCount == 1 ? "row" : "rows")}: {string.Join("; ", Examples)}", todo);
}
