using Finops.Reports.Content;

namespace Finops.Reports.Governance;

/// <summary>One section of the governance report: asks the marts and composes blocks.</summary>
internal interface IGovernanceSection
{
    /// <summary>The section; null when there is nothing it could say.</summary>
    Task<ReportSection?> ComposeAsync(MonthView month, CancellationToken cancellationToken);
}
