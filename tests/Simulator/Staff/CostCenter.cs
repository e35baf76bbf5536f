namespace Finops.Simulator.Staff;

/// <summary>One cost center; owner is a person's name.</summary>
public sealed record CostCenter(string Id, string Name, string Owner, string BusinessUnit, string Department, int DeveloperPermille);
