using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>Usage that the vendor charges without naming a person: API keys and automation.</summary>
internal sealed class UnattributedUsageRule : IDecisionRule
{
    public Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        decimal usd = month.Total.UnattributedUsd;
        Decision? decision = usd <= 0m ? null : new Decision(usd, new DecisionItem(
            "Name an owner for service usage without a person",
            Prose.Of($"{Prose.Strong(Figures.Usd(usd))}, {Figures.Share(usd / month.Total.BilledUsd)} of the month, was charged without a person: API keys and automation."),
            Owners.None,
            "",
            Tone.Warning));
        return Task.FromResult(decision);
    }
}
