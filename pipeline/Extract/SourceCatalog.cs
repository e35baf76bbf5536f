using Finops.Core;
using Finops.Extract.ClaudeAnalytics;
using Finops.Extract.ClaudeCode;
using Finops.Extract.People;
using Finops.Extract.Reference;
using Finops.Extract.SpendReport;
using Finops.Extract.UsageEvents;

namespace Finops.Extract;

/// <summary>The one list of sources: a new source is a folder, its contracts in schemas/, and one line here.</summary>
public static class SourceCatalog
{
    /// <summary>Every source, in the order in which a plain `finops extract` runs them.</summary>
    public static IReadOnlyList<ISource> All { get; } =
    [
        new PeopleSource(),
        new ReferenceSource(),
        new ClaudeAnalyticsSource(),
        new SpendReportSource(),
        new ClaudeCodeSource(),
        new UsageEventsSource(),
    ];

    /// <summary>Their ids as help and errors list them.</summary>
    public static string Ids => string.Join(", ", All.Select(source => source.Id));

    /// <summary>Whether there is a source with this id.</summary>
    public static bool Has(string id) => All.Any(source => source.Id == id);

    /// <summary>The source with this id.</summary>
    /// <exception cref="FinopsException">Exit code 2, listing the sources there are.</exception>
    public static ISource Find(string id) =>
        All.FirstOrDefault(source => source.Id == id)
        ?? throw new FinopsException(
            ExitCode.Usage,
            new Problem("--source", $"one of {Ids}", id, "finops extract --help lists the sources"));
}
