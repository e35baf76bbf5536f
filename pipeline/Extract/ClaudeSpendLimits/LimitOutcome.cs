using Finops.Core;

namespace Finops.Extract.ClaudeSpendLimits;

/// <summary>How a decision ended.</summary>
/// <param name="RequestId">The vendor's id of the request.</param>
/// <param name="Decision">approve or deny.</param>
/// <param name="Outcome">dry_run, accepted, already (it had been decided so before), conflict (it had been decided otherwise), refused, unavailable (not taken,
/// still pending) or no_answer (nobody knows).</param>
/// <param name="Member">Whose request it is: user id.</param>
/// <param name="LimitBefore">The limit in force before, in whole units of the currency; null when unlimited or not told.</param>
/// <param name="Limit">The limit that was asked for, or, where the request had been approved before, that was set then.</param>
/// <param name="Currency">Of both; null where the vendor tells none.</param>
/// <param name="Sent">The request as it was, or would be, sent.</param>
/// <param name="Failure">What the user has to know when it did not work; null when it did.</param>
public sealed record LimitOutcome(
    string RequestId,
    string Decision,
    string Outcome,
    string? Member,
    decimal? LimitBefore,
    decimal? Limit,
    string? Currency,
    string Sent,
    FinopsException? Failure
);
