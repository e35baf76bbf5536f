using Finops.Core;

namespace Finops.Land;

/// <summary>A volume file on its way to landing: what it replaces, under which contract, and the content that tells a re-read.</summary>
internal sealed record VolumePart(LandingKey Key, RawContract Contract, VolumeFile File, string ContentSha256);
