namespace Finops.Reports.Content;

/// <summary>A few months as small columns with their values on them; a credit hangs below the line. It needs no axis and no script.</summary>
/// <param name="Title">The finding, as a sentence.</param>
/// <param name="Subtitle">What is drawn, with its unit.</param>
/// <param name="AltText">The finding and the extremes in words, for readers who cannot see it.</param>
/// <param name="Columns">Oldest first.</param>
public sealed record TrendBlock(string Title, string Subtitle, string AltText, IReadOnlyList<Column> Columns) : Block;
