using System.Text.Json;
using Finops.Core;

namespace Finops.Extract.Scim;

/// <summary>All resources of one kind, as one walk over the pages found them.</summary>
/// <param name="Resources">Each once by id, with where it stood.</param>
/// <param name="Total">What the directory said there are, on its last page.</param>
/// <param name="Broken">Resources without an id, each with where it stood: nobody could tell them apart.</param>
/// <param name="IsOffered">False: the directory has no such endpoint.</param>
internal sealed record ScimListing(
    IReadOnlyDictionary<string, (JsonElement Resource, string Where)> Resources,
    long Total,
    IReadOnlyList<Problem> Broken,
    bool IsOffered = true
)
{
    /// <summary>Fewer than the directory says: somebody moved to a page that had been read already, or its count is of something else.</summary>
    public bool IsShort => Resources.Count + Broken.Count < Total;

    /// <summary>Whether another walk found the same resources.</summary>
    public bool Equals(ScimListing? other) => other is not null && Resources.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(other.Resources.Keys);

    /// <inheritdoc/>
    public override int GetHashCode() => Resources.Count;
}
