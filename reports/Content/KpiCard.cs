namespace Finops.Reports.Content;

/// <summary>One key figure.</summary>
/// <param name="Value">The figure, formatted; a dash where there is none.</param>
/// <param name="Change">What to hold it against, e.g. "+9.4% on September".</param>
/// <param name="Detail">What it is made of.</param>
/// <param name="Trend">By month, oldest first; null where fewer than two months are known.</param>
public sealed record KpiCard(string Label, string Value, string Change, string Detail, Tone Tone, Sparkline? Trend = null, Footnote? Note = null);
