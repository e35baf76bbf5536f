namespace Finops.Core;

/// <summary>What the configuration says about one source.</summary>
/// <param name="Url">Base address of the vendor; a folder means recorded answers. Null: the source's own default.</param>
/// <param name="Files">Where dropped files lie: a file, a folder or a glob, relative to the home.</param>
/// <param name="Account">Whose data, where the vendor's addresses or files must name the customer, as the source's README spells it: <c>enterprises/larkfield</c>.</param>
public sealed record SourceSettings(string? Url = null, string? Files = null, string? Account = null);
