using Finops.Reports.Content;

namespace Finops.Reports.Statement;

/// <summary>One part of the unit statement's page: asks the marts and composes blocks. Footnotes stand at the foot of the page, not of the part.</summary>
internal interface IStatementSection
{
    Task<ReportSection> ComposeAsync(UnitView unit, CancellationToken cancellationToken);
}
