using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>Usage charged to nobody who is known: API keys, automation, users whom the directory lacks.</summary>
internal sealed class UnattributedUsageRule : IDecisionRule
{
    public Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        decimal usd = month.Total.UnattributedUsd;
        Decision? decision =
            usd <= 0m
                ? null
                : new Decision(
                    usd,
                    new DecisionItem(
                        "Name an owner for usage without a known person",
                        Prose.Of(
                            $"{Prose.Strong(Figures.Usd(usd))}, {Figures.Share(usd / month.Total.BilledUsd)} of the month, was charged without a known person: keys, automation, people who are not in the directory."
                        ),
                        Owners.None,
                        "",
                        Tone.Warning
                    )
                );
        return Task.FromResult(decision);
    }
}
