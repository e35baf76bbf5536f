using Finops.Extract.Reference;

namespace Finops.Verbs;

/// <summary>What `finops prices import` found, and whether it was accepted.</summary>
/// <param name="File">The price file.</param>
/// <param name="ValidFrom">First usage day of the new prices.</param>
/// <param name="Changes">Differences, by state, provider, model and kind.</param>
/// <param name="UnchangedCount">Prices that the list says already.</param>
/// <param name="Skipped">Entries of the file that are not taken.</param>
/// <param name="AcceptedCount">Lines written to the list; null when nobody accepted.</param>
public sealed record PriceImport(
    string File,
    DateOnly ValidFrom,
    IReadOnlyList<PriceChange> Changes,
    int UnchangedCount,
    IReadOnlyList<SkippedPrice> Skipped,
    int? AcceptedCount
);
