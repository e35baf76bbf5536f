namespace Finops.Reports.Content;

/// <summary>A remark at a page's foot: every estimate, provisional or incomplete figure has one.</summary>
/// <param name="Number">Counts through the whole report, from 1.</param>
public sealed record Footnote(int Number, string Text);
