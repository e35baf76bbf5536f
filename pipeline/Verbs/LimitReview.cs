using Finops.Core;

namespace Finops.Verbs;

/// <summary>What the rules say about a pending request, and what became of it. Amounts are in USD.</summary>
/// <param name="RequestId">The vendor's id of the request.</param>
/// <param name="Member">Who asks.</param>
/// <param name="WaitingHours">Hours since it was asked, at the warehouse's as-of.</param>
/// <param name="TargetHours">How long a decision may take; null: no rule fits.</param>
/// <param name="Proposal">approve, route (a person decides) or none (no rule fits).</param>
/// <param name="Rule">The rule of request_rules.csv that fits; null: none.</param>
/// <param name="Limit">The limit when the warehouse read it; null: unlimited, not told, or not in USD.</param>
/// <param name="NewLimit">The limit that the rule gives; null unless it approves.</param>
/// <param name="RouteTo">Who decides otherwise.</param>
/// <param name="Why">What it stands on.</param>
/// <param name="Outcome">
/// proposed (nothing was sent); with --apply routed (left to a person), resolved (the vendor lists it no more), changed (its limit is another by now), else the
/// outcome of the decision as
/// <see cref="Extract.ClaudeSpendLimits.LimitOutcome"/> has it.
/// </param>
/// <param name="Failure">What the user has to know when it did not work; null when it did.</param>
public sealed record LimitReview(
    string RequestId,
    string Member,
    long WaitingHours,
    long? TargetHours,
    string Proposal,
    string? Rule,
    decimal? Limit,
    decimal? NewLimit,
    string? RouteTo,
    string Why,
    string Outcome,
    FinopsException? Failure
);
