namespace Finops.Reports.Content;

public sealed record BarPart(decimal Value, string Text);
