using Finops.Build;
using Finops.Core;
using Finops.Database;

namespace Finops.Tests.Build;

/// <summary>The macros for vendors that write amounts with more decimals than the ledger has.</summary>
public sealed class RoundedAmountTests
{
    [Theory]
    [InlineData("0.06", "0.060000000000")]
    [InlineData("-2.5", "-2.500000000000")]
    [InlineData("0E-6176", "0.000000000000")] // OpenAI's scientific zero
    [InlineData("1.5e-7", "0.000000150000")]
    [InlineData("1.23E+3", "1230.000000000000")]
    [InlineData("12E2", "1200.000000000000")]
    [InlineData("0.0000000000005", "0.000000000001")]
    [InlineData("-0.0000000000005", "-0.000000000001")]
    [InlineData("0.00000000000049999999999999999999", "0.000000000000")]
    [InlineData("5e-13", "0.000000000001")]
    [InlineData("-5.0e-13", "-0.000000000001")]
    [InlineData("4.9999999e-13", "0.000000000000")]
    [InlineData("1e-400", "0.000000000000")]
    [InlineData("0.1234567890125", "0.123456789013")]
    [InlineData("0.0599999999999999977795539507496869191527366638183593750", "0.060000000000")]
    [InlineData("12345678.9012345678901234567890123456789", "12345678.901234567890")]
    public void UsdRoundedFromText_AnyDecimal_RoundsTheThirteenthPlaceHalfAwayFromZero(string text, string expected) =>
        Assert.Equal(expected, Value($"usd_rounded_from_text('{text}')"));

    [Theory]
    [InlineData("6.5", "0.065000000000")] // Cursor's example
    [InlineData("6.123456789012345", "0.061234567890")]
    [InlineData("0.00000000005", "0.000000000001")]
    [InlineData("-0.00000000005", "-0.000000000001")]
    [InlineData("4.9e-11", "0.000000000000")]
    public void UsdRoundedFromCents_AnyDecimal_RoundsTheThirteenthPlaceOfADollar(string text, string expected) =>
        Assert.Equal(expected, Value($"usd_rounded_from_cents('{text}')"));

    private static string Value(string expression)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), Path.GetTempPath());
        _ = new BuildSession(connection, DateTimeOffset.UnixEpoch);
        return connection.Query($"SELECT CAST({expression} AS VARCHAR)", reader => reader.GetString(0)).Single();
    }
}
