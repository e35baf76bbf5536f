namespace Finops.Reports.Content;

/// <param name="Index">Which point of the line carries the mark, from 0.</param>
/// <param name="Reference">As in the table, e.g. "A1".</param>
/// <param name="Text">Beside the reference where there is room; else empty.</param>
public sealed record DailyMark(int Index, string Reference, string Text);
