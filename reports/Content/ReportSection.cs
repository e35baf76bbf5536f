namespace Finops.Reports.Content;

/// <summary>A part of the report that begins on its own page.</summary>
/// <param name="Id">Anchor in the HTML, lower case with hyphens.</param>
/// <param name="Title">Heading and bookmark; null on the first page, which carries the report's own title.</param>
/// <param name="Footnotes">Those that the section's blocks refer to, in order.</param>
public sealed record ReportSection(string Id, string? Title, IReadOnlyList<Block> Blocks, IReadOnlyList<Footnote> Footnotes);
