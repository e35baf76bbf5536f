using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class ReferenceSourceTests : IDisposable
{
    private const string Prices = "provider,model,token_type,usd_per_million_tokens,speed,valid_from,valid_to,known_at\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_TheTablesThatShip_Land()
    {
        CopyShipped();
        await home.LandAsync(source);
        Assert.Equal("2.500000000000", home.Query("SELECT CAST(usd_per_million_tokens AS VARCHAR) FROM stg_reference__model_prices WHERE model = 'gpt-4o' AND token_type = 'uncached_input'"));
        Assert.Equal("claude-analytics", home.Query("SELECT source FROM stg_reference__billing_authority WHERE provider = 'anthropic' AND role = 'bill'"));
        Assert.Equal("8", home.Query("SELECT count(*) FROM stg_reference__anomaly_rules"));
        Assert.Null((await home.LandAsync(source)).Sequence);
    }

    // prices.md section 5: Opus 5 lists 1,284,500 uncached + 3,200,000 read + 500 and 1,000 written + 891,000 out at USD 30.310625.
    [Fact]
    public async Task ShippedPrices_ThePublishedExample_Agrees()
    {
        CopyShipped();
        await home.LandAsync(source);
        Assert.Equal("30.310625", home.Query(
            """
            SELECT CAST(CAST(sum(tokens * usd_per_million_tokens) * 0.000001 AS DECIMAL(18, 6)) AS VARCHAR) FROM stg_reference__model_prices
            JOIN (VALUES ('uncached_input', 1284500), ('cache_read', 3200000), ('cache_write_5m', 500), ('cache_write_1h', 1000), ('output', 891000)) AS used(token_type, tokens) USING (token_type)
            WHERE model = 'claude-opus-5' AND speed = 'standard'
            """));
    }

    // The rise of Sonnet 5 was announced for September and retracted on 10 August: what a September day costs depends on when one asks.
    [Theory]
    [InlineData("2026-08-09", "3.000000000000")]
    [InlineData("2026-08-10", "2.000000000000")]
    public async Task ShippedPrices_RetractedRise_CountsUntilItWasRetracted(string asOf, string expected)
    {
        CopyShipped();
        await home.LandAsync(source);
        Assert.Equal(expected, home.Query(
            $"""
            SELECT CAST(usd_per_million_tokens AS VARCHAR) FROM stg_reference__model_prices
            WHERE model = 'claude-sonnet-5' AND token_type = 'uncached_input' AND known_at_utc <= DATE '{asOf}' AND valid_from <= DATE '2026-09-15' AND coalesce(valid_to > DATE '2026-09-15', true)
            QUALIFY row_number() OVER (ORDER BY known_at_utc DESC) = 1
            """));
    }

    [Theory]
    [InlineData("anthropic,m,input,3,,2026-01-01,,2026-01-01", "token_type", "input")]
    [InlineData("anthropic,m,output,3,slow,2026-01-01,,2026-01-01", "speed", "slow")]
    [InlineData("Anthropic Inc,m,output,3,,2026-01-01,,2026-01-01", "provider", "Anthropic Inc")]
    [InlineData("anthropic,m,output,-3,,2026-01-01,,2026-01-01", "usd_per_million_tokens", "-3")]
    [InlineData("anthropic,m,output,0.0000003,,2026-01-01,,2026-01-01", "usd_per_million_tokens", "0.0000003")]
    [InlineData("anthropic,m,output,three,,2026-01-01,,2026-01-01", "usd_per_million_tokens", "\"three\"")]
    [InlineData("anthropic,m,output,3,,2026-01-02,2026-01-02,2026-01-01", "valid_to", "2026-01-02")]
    [InlineData("anthropic,x,output,4,standard,2026-06-01,,2026-01-01", "valid_from", "2026-06-01..open overlaps line 2 (2026-01-01..open), both known at 2026-01-01")]
    public async Task Extract_BadPrice_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/model_prices.csv", Prices + "anthropic,x,output,3,,2026-01-01,,2026-01-01\n" + line + "\n");
        var error = await home.RefusedAsync(source);
        var problem = Assert.Single(error.Problems);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal((Path.Combine("reference", "model_prices.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Fact]
    public async Task Extract_OverlapKnownLater_IsACorrectionAndFine()
    {
        home.Write("reference/model_prices.csv", Prices + "anthropic,x,output,3,,2026-01-01,,2026-01-01\nanthropic,x,output,4,,2026-06-01,,2026-05-20\n");
        await home.LandAsync(source);
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_reference__model_prices"));
    }

    [Theory]
    [InlineData("openai,*,the-invoice,bill,2026-01-01,,", "source", "the-invoice")]
    [InlineData("openai,*,usage-events,invoice,2026-01-01,,", "role", "invoice")]
    [InlineData("anthropic,*,claude-analytics,bill,2026-06-01,,", "valid_from", "2026-06-01..open overlaps line 2 (2026-01-01..open)")]
    public async Task Extract_TwoAuthoritiesOrNone_AreRefused(string line, string field, string found)
    {
        home.Write("reference/billing_authority.csv", "provider,billing_account_id,source,role,valid_from,valid_to,note\nanthropic,*,claude-analytics,bill,2026-01-01,,\n" + line + "\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.EndsWith($"billing_authority.csv:3 {field}", problem.Where, StringComparison.Ordinal);
        Assert.Equal(found, problem.Found);
    }

    [Theory]
    [InlineData("team,usd,28,14,2,0", "scope_type")]
    [InlineData("model,eur,28,14,2,0", "measure")]
    [InlineData("model,usd,3,3,2,0", "window_days")]
    [InlineData("model,usd,28,29,2,0", "min_days")]
    [InlineData("model,usd,28,14,1,0", "threshold_ratio")]
    [InlineData("model,usd,28,14,2,-1", "floor_amount")]
    [InlineData("person,usd,28,14,3,0", "scope_type")]
    public async Task Extract_BadRule_NamesTheField(string line, string field)
    {
        home.Write("reference/anomaly_rules.csv", "scope_type,measure,window_days,min_days,threshold_ratio,floor_amount\nperson,usd,28,14,2,25\n" + line + "\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.EndsWith($"anomaly_rules.csv:3 {field}", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_UnknownTable_IsNamedInTheLog()
    {
        CopyShipped();
        home.Write("reference/prices_2025.csv", "a,b\n1,2\n");
        home.Write("reference/people.csv", "person_id\np1\n");
        await home.LandAsync(source);
        Assert.Contains("event=file_ignored source=reference file=prices_2025.csv", home.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("file=people.csv", home.Log.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => home.Dispose();

    private void CopyShipped()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "data", "reference"), "*.csv"))
        {
            File.Copy(file, Path.Combine(home.Home.Reference, Path.GetFileName(file)));
        }
    }
}
