namespace Finops.Reports.Content;

/// <summary>Words of one kind inside a <see cref="Prose"/>.</summary>
/// <param name="Footnote">Number of the footnote referred to; then the text is empty.</param>
public sealed record Run(string Text, bool IsStrong = false, int? Footnote = null);
