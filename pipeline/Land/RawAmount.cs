namespace Finops.Land;

/// <summary>
/// What an amount must keep to that enters the ledger: <c>USD(12)</c>, <c>CENTS(10)</c> in a contract. Beyond a trillion dollars it can only be in another
/// unit, and
/// would not fit into the sums of a year; more decimals than are kept would be lost.
/// </summary>
/// <param name="Unit">USD or CENTS.</param>
/// <param name="Decimals">Most decimals. 24 stands for vendors that write binary fractions: staging rounds them, and a check says what that took.</param>
public sealed record RawAmount(string Unit, int Decimals)
{
    /// <summary>The largest amount, in its unit: a trillion dollars.</summary>
    public decimal Limit => Unit == "CENTS" ? 100_000_000_000_000m : 1_000_000_000_000m;

    /// <summary>In words.</summary>
    public string Expectation => $"an amount in {(Unit == "CENTS" ? "cents" : "dollars")} with at most {Decimals} decimals, at most {Limit:0}";

    /// <summary>Whether a plain decimal keeps to it.</summary>
    public bool Fits(string token, decimal value) =>
        Math.Abs(value) <= Limit && (token.IndexOf('.') is var point && (point < 0 || token.AsSpan(point + 1).TrimEnd('0').Length <= Decimals));
}
