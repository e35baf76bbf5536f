using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeConsole;

/// <summary>What one key, or one signed-in person, used with one model and tier in one part of a day.</summary>
/// <param name="WorkspaceId">Null in the default workspace.</param>
/// <param name="ApiKeyId">Null in the playground and in Claude Code of a signed-in person.</param>
/// <param name="AccountId">The person without a key.</param>
/// <param name="ServiceTier">standard, batch or priority.</param>
/// <param name="Fact">Model, tiers and counts.</param>
internal sealed record ConsoleUse(string? WorkspaceId, string? ApiKeyId, string? AccountId, string ServiceTier, UseFact Fact)
{
    /// <summary>The charges in cents at list price; batches cost half, Priority Tier is paid elsewhere.</summary>
    internal IEnumerable<(string CostType, string? TokenType, decimal Cents)> Charges() =>
        ServiceTier == "priority"
            ? []
            : PriceList
                .Charges(Fact)
                .Select(charge =>
                    (charge.CostType, charge.TokenType, ServiceTier == "batch" && charge.CostType == "tokens" ? charge.ListCents / 2 : charge.ListCents)
                );
}
