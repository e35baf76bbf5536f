namespace Finops.Simulator.Vendors.AwsBedrock;

/// <summary>One line of AWS's bill. The cost is quantity × rate, exact.</summary>
/// <param name="Day">UTC day of the use.</param>
/// <param name="Type">Line item type: Usage, EdpDiscount, Fee, Tax, Credit.</param>
/// <param name="ProductCode">AWS's code, or a marketplace's opaque id.</param>
/// <param name="ProductName">Name to show; says Bedrock where the code does not.</param>
/// <param name="UsageType">What was metered.</param>
/// <param name="Unit">Pricing unit: "1M tokens", "1K tokens", "Units".</param>
/// <param name="Quantity">In that unit.</param>
/// <param name="Rate">USD per unit.</param>
/// <param name="Principal">IAM principal; empty where the line has none.</param>
/// <param name="CostCenter">The caller's cost-center tag; empty without one.</param>
/// <param name="Description">AWS's text.</param>
internal sealed record BedrockLine(
    DateOnly Day,
    string Type,
    string ProductCode,
    string ProductName,
    string UsageType,
    string Unit,
    decimal Quantity,
    decimal Rate,
    string Principal,
    string CostCenter,
    string Description
)
{
    /// <summary>Unblended cost in USD.</summary>
    public decimal Cost => Quantity * Rate;

    /// <summary>The caller as a ledger names it: a person by the e-mail that single sign-on sets, any other session by its role, nobody by the linked
    /// account.</summary>
    public string PrincipalId =>
        Principal.Length == 0 ? BedrockBill.LinkedAccount
        : Principal.Contains('@', StringComparison.Ordinal) ? Principal[(Principal.LastIndexOf('/') + 1)..]
        : Principal.Contains(":assumed-role/", StringComparison.Ordinal) ? Principal[..Principal.LastIndexOf('/')]
        : Principal;
}
