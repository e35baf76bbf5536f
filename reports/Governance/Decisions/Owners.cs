namespace Finops.Reports.Governance.Decisions;

/// <summary>Who decides where the data name nobody.</summary>
internal static class Owners
{
    internal const string None = "No owner yet";
    internal const string Finance = "Finance";
    internal const string Data = "Data operations";
}
