namespace Finops.Verbs;

/// <summary>What landed, reaches no ledger and is at stake, of one source and reason (mart_unbilled_use).</summary>
/// <param name="Source">The source.</param>
/// <param name="Reason">Why.</param>
/// <param name="RowCount">Rows.</param>
/// <param name="TokenCount">Tokens of all kinds.</param>
/// <param name="Amounts">Money by currency, "12.50 USD"; empty where none is known.</param>
/// <param name="SettledBy">What settles it.</param>
public sealed record UnbilledStatus(string Source, string Reason, long RowCount, long TokenCount, string Amounts, string SettledBy);
