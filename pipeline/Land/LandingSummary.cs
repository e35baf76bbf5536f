namespace Finops.Land;

/// <summary>What an extraction changed.</summary>
/// <param name="Source">Source id.</param>
/// <param name="Sequence">The landing log's sequence; null when nothing was new and nothing was logged.</param>
/// <param name="Entities">One line an entity.</param>
/// <param name="UnknownFields">"entity.field" the contracts lack, with the number of rows.</param>
public sealed record LandingSummary(string Source, long? Sequence, IReadOnlyList<EntitySummary> Entities, IReadOnlyDictionary<string, long> UnknownFields);
