namespace Finops.Core;

/// <summary>What the configuration says about one source.</summary>
/// <param name="Url">Base address of the vendor; a folder means recorded answers. Null: the source's own default.</param>
/// <param name="Files">Where dropped files lie: a file, a folder or a glob, relative to the home.</param>
/// <param name="Accounts">What of the vendor to read, in its own spelling (an organization, owner/name of a repository). Null: all that the key can see.</param>
public sealed record SourceSettings(string? Url = null, string? Files = null, IReadOnlyList<string>? Accounts = null);
