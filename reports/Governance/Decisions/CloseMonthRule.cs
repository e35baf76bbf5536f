using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>What the close asks of finance next, by the state of the month: nothing once it is final.</summary>
internal sealed class CloseMonthRule : IDecisionRule
{
    public Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        var revisable = Prose.Of(
            $"{Prose.Strong(Figures.Usd(month.Total.ProvisionalUsd))} can still be revised by the vendors; what changes later is a correction.{month.ProvisionalNote()}"
        );
        var settled = Prose.Of($"No vendor is expected to revise it any more.");
        (string Title, Prose Text)? step = (month.Total.PeriodStatus, month.Total.IsProvisional) switch
        {
            ("final", _) => null,
            ("provisional", true) => null, // closed, and waiting is all that can be done
            ("provisional", false) => ($"Close {month.Name} for good", settled),
            (_, true) => ($"Close {month.Name} provisionally, or wait until it settles", revisable),
            _ => ($"Close {month.Name}", settled),
        };
        return Task.FromResult(
            step is { } next ? new Decision(0m, new DecisionItem(next.Title, next.Text, Owners.Finance, "by finops close", Tone.Neutral)) : null
        );
    }
}
