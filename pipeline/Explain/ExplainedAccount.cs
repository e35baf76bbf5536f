namespace Finops.Explain;

/// <summary>What one billing account at a vendor is of a bill.</summary>
/// <param name="Provider">Vendor that bills.</param>
/// <param name="BillingAccountId">Account or organization there.</param>
/// <param name="BilledUsd">Its part of the bill, in whole cents.</param>
/// <param name="Parts">Direct use, then each rule and pool, then corrections of earlier months.</param>
public sealed record ExplainedAccount(string Provider, string BillingAccountId, decimal BilledUsd, IReadOnlyList<ExplainedPart> Parts);
