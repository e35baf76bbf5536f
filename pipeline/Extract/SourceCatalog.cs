using Finops.Core;

namespace Finops.Extract;

/// <summary>The one list of sources: a new source is a folder, its contracts in schemas/, and one line here.</summary>
public static class SourceCatalog
{
    /// <summary>Every source, in the order in which a plain `finops extract` runs them.</summary>
    public static IReadOnlyList<ISource> All { get; } =
    [
    ];

    /// <summary>The source with this id.</summary>
    /// <exception cref="FinopsException">Exit code 2, listing the sources there are.</exception>
    public static ISource Find(string id) =>
        All.FirstOrDefault(source => source.Id == id)
        ?? throw new FinopsException(
            ExitCode.Usage,
            new Problem("--source", $"one of {string.Join(", ", All.Select(source => source.Id))}", id, "finops extract --help lists the sources"));
}
