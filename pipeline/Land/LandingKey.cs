namespace Finops.Land;

/// <summary>What replaces what: one part (account, organization, file) of an entity, on one UTC day or as a whole.</summary>
/// <param name="Entity">The entity in the source's contract.</param>
/// <param name="Part">Billing account, organization or stable file id.</param>
/// <param name="UsageDate">The day; null where the part is replaced whole.</param>
public readonly record struct LandingKey(string Entity, string Part, DateOnly? UsageDate);
