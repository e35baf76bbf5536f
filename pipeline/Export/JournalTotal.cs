namespace Finops.Export;

/// <summary>One journal of a month, in sum.</summary>
/// <param name="JournalId">As in the file.</param>
/// <param name="JournalKind">accrual, actual or true_up.</param>
/// <param name="JournalDate">Day of posting.</param>
/// <param name="ReversalDate">Day on which it reverses; null where it stays.</param>
/// <param name="LineCount">Its lines.</param>
/// <param name="DebitUsd">Its debits, in whole cents.</param>
/// <param name="CreditUsd">Its credits, in whole cents.</param>
/// <param name="ExpenseUsd">Debits less credits on its expense accounts: its part of the bills.</param>
public sealed record JournalTotal(
    string JournalId,
    string JournalKind,
    DateOnly JournalDate,
    DateOnly? ReversalDate,
    long LineCount,
    decimal DebitUsd,
    decimal CreditUsd,
    decimal ExpenseUsd
);
