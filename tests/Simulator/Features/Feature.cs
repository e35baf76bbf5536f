using Finops.Simulator.Staff;

namespace Finops.Simulator.Features;

/// <summary>A skill, a connector or a plugin of the invented company.</summary>
/// <param name="Name">The vendor's stable key; an opaque id where the company made the feature itself.</param>
/// <param name="DisplayName">Name to show where the key is opaque; null for private skills, whose names the vendor withholds.</param>
/// <param name="Id">Of plugins only: the identifier in the marketplace; null where the vendor withholds it.</param>
/// <param name="ShareStatus">Of skills only: private, organization, public, or null.</param>
/// <param name="Products">Products in which it is used.</param>
/// <param name="Roles">Who uses it.</param>
/// <param name="Permille">How often a person who uses such a product that day uses it too.</param>
public sealed record Feature(
    FeatureKind Kind,
    string Name,
    string? DisplayName,
    string? Id,
    string? ShareStatus,
    IReadOnlyList<string> Products,
    IReadOnlyList<Role> Roles,
    int Permille
);
