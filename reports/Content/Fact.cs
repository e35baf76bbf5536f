namespace Finops.Reports.Content;

/// <param name="IsLong">Takes the whole width.</param>
public sealed record Fact(string Name, string Value, bool IsLong = false);
