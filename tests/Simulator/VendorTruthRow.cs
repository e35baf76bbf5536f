namespace Finops.Simulator;

/// <summary>What the vendor behind a source charges on a day for one principal.</summary>
public sealed record VendorTruthRow(DateOnly UsageDate, string Source, VendorCharge Charge);
