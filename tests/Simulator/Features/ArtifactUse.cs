using Finops.Simulator.Staff;

namespace Finops.Simulator.Features;

/// <summary>Artifacts of one kind that one person created on a UTC day.</summary>
/// <param name="Type">MIME type, or other.</param>
public sealed record ArtifactUse(Person Person, string Type, bool IsShared, int Count, int Published);
