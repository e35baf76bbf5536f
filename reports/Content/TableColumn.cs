namespace Finops.Reports.Content;

/// <param name="IsNumber">Right-aligned; never broken over lines.</param>
/// <param name="IsWide">Takes the room that is left; its text may wrap.</param>
public sealed record TableColumn(string Header, bool IsNumber = false, bool IsWide = false);
