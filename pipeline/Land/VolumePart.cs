using Finops.Core;

namespace Finops.Land;

/// <summary>A volume file on its way to landing: what it replaces, under which contract, and how it is read.</summary>
internal sealed record VolumePart(LandingKey Key, RawContract Contract, VolumeFile File)
{
    /// <summary>What tells a re-read, where the hash of the bytes is known; the same bytes under another contract or read otherwise are other
    /// content.</summary>
    public string? ContentSha256 => File.ContentSha256 is { } hash ? Identity(hash) : null;

    /// <summary>The same for a hash that was taken while the file was read.</summary>
    public string Identity(string hash) => Contract.Identity(hash + File.Reading);
}
