namespace Finops.Simulator;

/// <summary>What a vendor charges for a part of a day: the truth beside its answers. USD are exact.</summary>
/// <param name="AccountId">The billing account as the ledger names it.</param>
/// <param name="Category">FOCUS ChargeCategory: Usage, Purchase, Credit, Adjustment, Tax.</param>
/// <param name="PrincipalId">Who or what used it, as the ledger names it; null: nobody.</param>
/// <param name="ListUsd">At list price, before discounts, credits and what a pool covers.</param>
/// <param name="BilledUsd">What is paid.</param>
public sealed record VendorCharge(string AccountId, string Category, string? PrincipalId, decimal ListUsd, decimal BilledUsd);
