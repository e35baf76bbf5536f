using System.Text.Json.Serialization;

namespace Finops.Explain;

/// <summary>A part of the direct use of a product that a rule on a skill or connector takes, as the vendor attributes it.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Product">As the vendor names it.</param>
/// <param name="AllocatedRatio">The part that is taken from every line of it, 18 decimals.</param>
/// <param name="DirectUsd">The direct use it is taken from, exact.</param>
/// <param name="RowCount">Ledger rows of that use: each line's part is cut to 1e-12 USD, so that the whole may be less by as many of these at most.</param>
public sealed record MovedUse(string RuleId, string Product, decimal AllocatedRatio, decimal DirectUsd, [property: JsonIgnore] long RowCount)
{
    /// <summary>What it comes to before the cut.</summary>
    public decimal Usd => DirectUsd * AllocatedRatio;
}
