namespace Finops.Extract.ClaudeSpendLimits;

/// <summary>What somebody has decided about an increase request.</summary>
/// <param name="RequestId">The vendor's id: <c>slir_…</c>.</param>
/// <param name="IsApproval">Approved, or denied.</param>
/// <param name="AmountCents">The new limit in whole cents (minor units of the organization's billing currency); null when denied.</param>
/// <param name="Period">monthly, weekly or daily; null: the one the member was stopped by.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="OsUser">Whose account the program runs under.</param>
/// <param name="Reason">Why, for the audit.</param>
/// <param name="TellsMember">Whether the vendor mails the member.</param>
/// <param name="IsApplied">False: nothing is sent.</param>
public sealed record LimitDecision(
    string RequestId,
    bool IsApproval,
    long? AmountCents,
    string? Period,
    string DecidedBy,
    string OsUser,
    string? Reason,
    bool TellsMember,
    bool IsApplied
)
{
    /// <summary>approve or deny, as the vendor's path has it.</summary>
    public string Verb => IsApproval ? "approve" : "deny";

    /// <summary>approved or denied: the request's status once the vendor has taken the decision.</summary>
    public string Status => IsApproval ? "approved" : "denied";
}
