namespace Finops.Simulator.Use;

/// <summary>One part of a fact's price in fractional cents, six decimals.</summary>
/// <param name="CostType">tokens, web_search or code_execution.</param>
/// <param name="TokenType">Vendor's token type; null unless the cost type is tokens.</param>
/// <param name="ListCents">At list price.</param>
/// <param name="BilledCents">After the contract's discount.</param>
public sealed record Charge(string CostType, string? TokenType, decimal ListCents, decimal BilledCents);
