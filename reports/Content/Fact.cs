namespace Finops.Reports.Content;

public sealed record Fact(string Name, string Value);
