namespace Finops.Reports.Content;

/// <param name="IsHeadline">The one sentence that answers the report's question.</param>
public sealed record ParagraphBlock(Prose Text, bool IsHeadline = false) : Block;
