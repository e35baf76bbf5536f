namespace Finops.Tests.SqlModels;

/// <summary>What one cost center is charged by one vendor for one day, in USD.</summary>
internal sealed record SpendDay(string Center, string Vendor, DateOnly Day, decimal UsageUsd, decimal FeeUsd);
