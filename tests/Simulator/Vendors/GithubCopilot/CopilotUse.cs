using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.GithubCopilot;

/// <summary>What one person (or none) used of one SKU and model on a day.</summary>
/// <param name="Person">Null: a review or agent that nobody started.</param>
/// <param name="Sku">"copilot" or "coding_agent", without the unit.</param>
/// <param name="Model">As GitHub shows it.</param>
/// <param name="Quantity">AI credits, or premium requests before they were the unit.</param>
/// <param name="Free">The part of it that the shared pool covers.</param>
public sealed record CopilotUse(Person? Person, string Sku, string Model, decimal Quantity, decimal Free);
