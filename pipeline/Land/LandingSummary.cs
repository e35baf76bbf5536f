using Finops.Core;

namespace Finops.Land;

/// <summary>What an extraction changed.</summary>
/// <param name="Source">Source id.</param>
/// <param name="Sequence">The landing log's sequence; null when nothing was new and nothing was logged.</param>
/// <param name="Entities">One line an entity.</param>
/// <param name="UnknownFields">"entity.field" the contracts lack, with the number of rows.</param>
public sealed record LandingSummary(string Source, long? Sequence, IReadOnlyList<EntitySummary> Entities, IReadOnlyDictionary<string, long> UnknownFields)
{
    /// <summary>What could not be read and cost itself alone; everything else landed.</summary>
    public IReadOnlyList<Problem> PassedOver { get; init; } = [];

    /// <summary>This and a later extraction of the same source together.</summary>
    public LandingSummary And(LandingSummary later) =>
        new(
            Source,
            later.Sequence ?? Sequence,
            [
                .. Entities
                    .Concat(later.Entities)
                    .GroupBy(entity => entity.Entity, StringComparer.Ordinal)
                    .Select(entity => new EntitySummary(
                        entity.Key,
                        entity.Sum(one => one.ChangedKeys),
                        entity.Sum(one => one.VerifiedKeys),
                        entity.Sum(one => one.RowCount)
                    )),
            ],
            UnknownFields
                .Concat(later.UnknownFields)
                .GroupBy(field => field.Key, StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => field.Sum(one => one.Value), StringComparer.Ordinal)
        )
        {
            PassedOver = [.. PassedOver, .. later.PassedOver],
        };
}
