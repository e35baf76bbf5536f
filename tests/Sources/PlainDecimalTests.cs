using System.Text.Json;
using Finops.Extract;

namespace Finops.Tests.Sources;

public sealed class PlainDecimalTests
{
    [Theory]
    [InlineData("5.0e-05", "0.000050")]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("1.25E+3", "1250")]
    [InlineData("-3.6e-2", "-0.036")]
    [InlineData("0.8999999999999999", "0.8999999999999999")]
    [InlineData("1e400", "1e400")]
    [InlineData("1e-40", "1e-40")]
    [InlineData("n/a", "n/a")]
    public void Of_Number_IsTheSameValueWithoutExponent(string text, string plain) => Assert.Equal(plain, PlainDecimal.Of(text));

    [Fact]
    public void InFieldsOf_RowWithExponent_ChangesThatFieldOnly()
    {
        var row = PlainDecimal.InFieldsOf(JsonSerializer.Deserialize<JsonElement>("""{"netAmount":2e-06,"grossAmount":0.10,"sku":"1e3"}"""));
        Assert.Equal("0.000002", row.GetProperty("netAmount").GetString());
        Assert.Equal("0.10", row.GetProperty("grossAmount").GetRawText());
        Assert.Equal("1e3", row.GetProperty("sku").GetString());
    }
}
