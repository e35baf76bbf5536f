using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>A month that the vendor can still revise must not be charged as if it were final.</summary>
internal sealed class ProvisionalMonthRule : IDecisionRule
{
    public Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        Decision? decision = !month.Total.IsProvisional
            ? null
            : new Decision(
                0m,
                new DecisionItem(
                    $"Issue {month.Name} as provisional, or wait until it settles",
                    Prose.Of(
                        $"{Prose.Strong(Figures.Usd(month.Total.ProvisionalUsd))} can still be revised by the vendor; expect a correction.{month.ProvisionalNote()}"
                    ),
                    Owners.Finance,
                    "before the charge is issued",
                    Tone.Neutral
                )
            );
        return Task.FromResult(decision);
    }
}
