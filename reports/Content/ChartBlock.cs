namespace Finops.Reports.Content;

/// <summary>A chart with its finding.</summary>
/// <param name="Title">The finding, as a sentence.</param>
/// <param name="Subtitle">What is drawn, with its unit.</param>
/// <param name="AltText">The finding and the extremes in words, for readers who cannot see it.</param>
public sealed record ChartBlock(string Title, string Subtitle, string AltText, Chart Chart) : Block;
