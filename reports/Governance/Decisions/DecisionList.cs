using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>All rules, and the order and number of what they find.</summary>
internal static class DecisionList
{
    /// <summary>As many as fit on the first page under the chart.</summary>
    internal const int MostShown = 6;

    private static readonly IReadOnlyList<IDecisionRule> Rules =
    [
        new ReconciliationGapRule(),
        new StaleSourceRule(),
        new LargestAnomalyRule(),
        new UnattributedUsageRule(),
        new UnassignedSpendRule(),
        new LargestRiseRule(),
        new LateRequestRule(),
        new CloseMonthRule(),
        new ActivityCoverageRule(),
    ];

    internal static async Task<DecisionsBlock> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var found = new List<Decision>();
        foreach (IDecisionRule rule in Rules)
        {
            if (await rule.FindAsync(month, cancellationToken) is { } decision)
            {
                found.Add(decision);
            }
        }

        DecisionItem[] items =
        [
            .. found.OrderByDescending(decision => decision.Item.Tone).ThenByDescending(decision => decision.WeightUsd).Select(decision => decision.Item),
        ];
        var remark = items.Length switch
        {
            0 => "Nothing: every rule was looked at and none applies.",
            > MostShown => $"Also: {string.Join("; ", items[MostShown..].Select(item => item.Title))}.",
            _ => null,
        };
        return new DecisionsBlock("What needs a decision", items[..Math.Min(items.Length, MostShown)], remark);
    }
}
