using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class ExchangeRateTests : IDisposable
{
    private const string Header = "currency,rate_type,rate_date,usd_per_unit,note\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_TwelveDecimals_LandToTheLastDigit()
    {
        home.Write("reference/exchange_rates.csv", Header + "IDR,spot,2026-10-01,0.000061234567,\n");
        await home.LandAsync(source);
        Assert.Equal("0.000061234567", home.Query("SELECT CAST(usd_per_unit AS VARCHAR) FROM stg_reference__exchange_rates"));
    }

    [Theory]
    [InlineData("eur,spot,2026-10-02,1.08,", "currency", "eur")]
    [InlineData("USD,spot,2026-10-02,1,", "currency", "USD")]
    [InlineData("EUR,daily,2026-10-02,1.08,", "rate_type", "daily")]
    [InlineData("EUR,month_average,2026-10-02,1.08,", "rate_date", "2026-10-02")]
    [InlineData("EUR,spot,2026-10-01,1.09,", "rate_date", "2026-10-01 again; the first is line 2")]
    [InlineData("EUR,spot,2026-10-02,0,", "usd_per_unit", "0")]
    [InlineData("EUR,spot,2026-10-02,-1.08,", "usd_per_unit", "-1.08")]
    [InlineData("EUR,spot,2026-10-02,1.0000000000001,", "usd_per_unit", "1.0000000000001")]
    [InlineData("EUR,spot,2026-10-02,1000000,", "usd_per_unit", "1000000")]
    public async Task Extract_BadRate_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/exchange_rates.csv", $"{Header}EUR,spot,2026-10-01,1.08,\n{line}\n");
        var error = await home.RefusedAsync(source);
        var problem = Assert.Single(error.Problems);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal((Path.Combine("reference", "exchange_rates.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    // A table that people keep may say "none": taking out the last line takes it out of the warehouse.
    [Fact]
    public async Task Extract_HeaderOnly_ClearsTheTable()
    {
        home.Write("reference/exchange_rates.csv", Header + "EUR,spot,2026-10-01,1.08,\n");
        await home.LandAsync(source);
        home.Write("reference/exchange_rates.csv", Header);
        await home.LandAsync(source);
        Assert.Equal("0", home.Query("SELECT count(*) FROM stg_reference__exchange_rates"));
    }

    public void Dispose() => home.Dispose();
}
