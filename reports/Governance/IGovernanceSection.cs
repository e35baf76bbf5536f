using Finops.Reports.Content;

namespace Finops.Reports.Governance;

/// <summary>One section of the governance report: asks the marts and composes blocks.</summary>
internal interface IGovernanceSection
{
    Task<ReportSection> ComposeAsync(MonthView month, CancellationToken cancellationToken);
}
