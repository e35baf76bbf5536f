using Finops.Core;

namespace Finops.Extract;

/// <summary>
/// One vendor or kind of file. A source knows how to ask and what to re-read; where rows go, and when they count, is the landing's business.
/// </summary>
public interface ISource
{
    /// <summary>Id on the command line, in folder names and in the warehouse: "claude-analytics".</summary>
    string Id { get; }

    /// <summary>The first day that the vendor still answers for, where a backfill begins; null where a source has no days to go back to.</summary>
    DateOnly? EarliestDay(DateOnly today) => null;

    /// <summary>Reads what the request and the source's own re-read policy call for, and hands it to the extraction.</summary>
    /// <exception cref="FinopsException">The vendor refused, was unavailable, or its answer contradicts the contract. Nothing lands.</exception>
    Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken);
}
