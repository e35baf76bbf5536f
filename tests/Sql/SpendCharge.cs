namespace Finops.Tests.SqlModels;

/// <summary>An invented charge of the assigned ledger.</summary>
/// <param name="Center">Its cost center; every cost center is a ledger of its own.</param>
/// <param name="Person">Nobody when null.</param>
/// <param name="Usd">Billed.</param>
internal sealed record SpendCharge(
    DateOnly Day,
    string Center,
    string? Person,
    string Model,
    long InputTokens,
    long OutputTokens,
    decimal Usd,
    string Category = "Usage"
);
