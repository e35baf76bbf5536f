using System.Numerics;

namespace Finops.Tests.Allocation;

/// <summary>An invented charge, as int_charges__assigned has it.</summary>
/// <param name="Key">source_row_key.</param>
/// <param name="Day">UTC day of use.</param>
/// <param name="Provider">Vendor.</param>
/// <param name="Account">Billing account.</param>
/// <param name="Category">FOCUS ChargeCategory.</param>
/// <param name="Product">Product.</param>
/// <param name="Model">Model.</param>
/// <param name="Person">Person; null = a key or service.</param>
/// <param name="Center">Cost center before any rule.</param>
/// <param name="Tokens">Tokens.</param>
/// <param name="BilledPico">Billed cost in 1e-12 USD.</param>
/// <param name="ListPico">List cost in 1e-12 USD.</param>
internal sealed record Charge(
    string Key,
    DateOnly Day,
    string Provider,
    string Account,
    string Category,
    string Product,
    string Model,
    string? Person,
    string Center,
    long Tokens,
    BigInteger BilledPico,
    BigInteger ListPico
)
{
    public DateOnly Month => new(Day.Year, Day.Month, 1);

    public string PrincipalType => Person is null ? "api_key" : "user";
}
