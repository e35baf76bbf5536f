using Finops.Extract.GithubBillingCsv;

namespace Finops.Tests.Sources.GithubBillingCsv;

/// <summary>A real export: 123 lines with a byte order mark and doubles; where only its first 20 lines are here, those.</summary>
public sealed class RealExportTests : IDisposable
{
    private readonly TestHome home = new();

    [Fact]
    public async Task Extract_RealExport_SumsToTheLastDigitOfTheText()
    {
        var folder = RealData.Find("copilot");
        var file = Directory.EnumerateFiles(folder, "billing-credit-usage*.csv").OrderByDescending(path => new FileInfo(path).Length).First();
        await home.LandAsync(new GithubBillingCsvSource(), files: file);
        // The sums were taken from the file's text with exact decimals, apart from this program.
        var expected =
            File.ReadAllLines(file).Length > 100 ? "123|710.514320809999786332|710.514320809999786332|0" : "20|4.452000000000000508|4.452000000000000508|0";
        Assert.Equal(
            expected,
            home.Query(
                "SELECT count(*), rtrim(rtrim(sum(gross_amount::DECIMAL(38, 24))::VARCHAR, '0'), '.'), rtrim(rtrim(sum(discount_amount::DECIMAL(38, "
                    + "24))::VARCHAR, '0'), '.'), rtrim(rtrim(sum(net_amount::DECIMAL(38, 24))::VARCHAR, '0'), '.') FROM raw_github_billing_csv__lines"
            )
        );
        // Every line is in the ledger's twelve decimals within half of the last, and the credits that stand beside the requests are not added.
        Assert.Equal(
            "true|true",
            GithubModels.Query(
                home,
                "SELECT (abs((SELECT sum(list_usd)::DECIMAL(38, 18) FROM int_github_billing_csv__charges) - (SELECT sum(gross_amount::DECIMAL(38, 18)) FROM "
                    + "raw_github_billing_csv__lines)) < 0.0000000001)::VARCHAR, (SELECT bool_and(is_counted)::VARCHAR FROM int_github_billing_csv__lines)"
            )
        );
    }

    public void Dispose() => home.Dispose();
}
