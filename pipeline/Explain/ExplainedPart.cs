namespace Finops.Explain;

/// <summary>
/// A part of a bill with one reason. Its exact amount and what other bills hold of the same use come to what the ledger says of that use now:
/// EarlierUsd + LedgerUsd + LaterUsd = CurrentUsd.
/// </summary>
/// <param name="Kind">direct, rule, pool or correction.</param>
/// <param name="ChargeMonth">Month of use, as 2026-10; before the bill's for a correction.</param>
/// <param name="RuleId">Line of allocation_rules.csv that put it here; null for direct use and for a correction, whose lines name theirs.</param>
/// <param name="AllocationMethod">How it came here; null for a correction.</param>
/// <param name="RuleMatch">What the rule fits, as allocation_rules.csv says it now; null where no such rule is left.</param>
/// <param name="BilledUsd">In whole cents of the bill.</param>
/// <param name="LedgerUsd">The exact amount behind BilledUsd.</param>
/// <param name="EarlierBilledUsd">Whole cents on earlier bills for the same use: what a correction corrects.</param>
/// <param name="EarlierUsd">The exact amount behind EarlierBilledUsd.</param>
/// <param name="LaterUsd">What later bills corrected since, exact.</param>
/// <param name="CurrentUsd">What the ledger of the charge month puts here for it now, exact.</param>
/// <param name="Moves">Of direct use what rules on skills and connectors take out of it; of such a rule what it takes; empty for others.</param>
/// <param name="Pool">The shared pool; null where it is not shared, or no longer.</param>
/// <param name="Changes">The largest lines that a correction changes; null for others.</param>
/// <param name="Rows">The ledger rows: of the part itself, of its pool, of the direct use that its rule takes from, or of the lines that a correction changes;
/// as they are now.</param>
public sealed record ExplainedPart(
    string Kind,
    string ChargeMonth,
    string? RuleId,
    string? AllocationMethod,
    string? RuleMatch,
    decimal BilledUsd,
    decimal LedgerUsd,
    decimal EarlierBilledUsd,
    decimal EarlierUsd,
    decimal LaterUsd,
    decimal CurrentUsd,
    IReadOnlyList<MovedUse> Moves,
    ExplainedPool? Pool,
    Shown<ChangedLine>? Changes,
    Shown<LedgerRow> Rows
);
