namespace Finops.Reports.Governance.Decisions;

/// <summary>Looks in the marts for one thing that somebody has to decide.</summary>
internal interface IDecisionRule
{
    /// <returns>Null when there is nothing to decide.</returns>
    Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken);
}
