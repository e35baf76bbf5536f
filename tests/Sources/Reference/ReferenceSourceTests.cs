using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class ReferenceSourceTests : IDisposable
{
    private const string Prices = "provider,model,token_type,usd_per_million_tokens,speed,valid_from,valid_to,known_at,service_tier,prompt_over_tokens\n";
    private const string Modifiers = "provider,model,dimension,value,multiplier,valid_from,valid_to,known_at\n";
    private const string Units = "provider,model,unit,usd_per_thousand_units,valid_from,valid_to,known_at\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_TheTablesThatShip_Land()
    {
        CopyShipped();
        await home.LandAsync(source);
        Assert.Equal(
            "2.500000000000",
            home.Query(
                "SELECT CAST(usd_per_million_tokens AS VARCHAR) FROM stg_reference__model_prices WHERE model = 'gpt-4o' AND token_type = 'uncached_input'"
            )
        );
        Assert.Equal("claude-analytics", home.Query("SELECT min(source) FROM stg_reference__billing_authority WHERE provider = 'anthropic' AND role = 'bill'"));
        Assert.Equal("8", home.Query("SELECT count(*) FROM stg_reference__anomaly_rules"));
        Assert.Equal("16", home.Query("SELECT count(*) FROM stg_reference__anomaly_seasonal_rules"));
        Assert.Null((await home.LandAsync(source)).Sequence);
    }

    // prices.md section 5: Opus 5 lists 1,284,500 uncached + 3,200,000 read + 500 and 1,000 written + 891,000 out at USD 30.310625.
    [Fact]
    public async Task ShippedPrices_ThePublishedExample_Agrees()
    {
        CopyShipped();
        await home.LandAsync(source);
        Assert.Equal(
            "30.310625",
            home.Query(
                """
                SELECT CAST(CAST(sum(tokens * usd_per_million_tokens) * 0.000001 AS DECIMAL(18, 6)) AS VARCHAR) FROM stg_reference__model_prices
                JOIN (VALUES ('uncached_input', 1284500), ('cache_read', 3200000), ('cache_write_5m', 500), ('cache_write_1h', 1000), ('output',
                  891000)) AS used(token_type, tokens) USING (token_type)
                WHERE provider = 'anthropic' AND model = 'claude-opus-5' AND speed = 'standard'
                """
            )
        );
    }

    // The rise of Sonnet 5 was announced for September and retracted on 10 August: what a September day costs depends on when one asks.
    [Theory]
    [InlineData("2026-08-09", "3.000000000000")]
    [InlineData("2026-08-10", "2.000000000000")]
    public async Task ShippedPrices_RetractedRise_CountsUntilItWasRetracted(string asOf, string expected)
    {
        CopyShipped();
        await home.LandAsync(source);
        Assert.Equal(
            expected,
            home.Query(
                $"""
                SELECT CAST(usd_per_million_tokens AS VARCHAR) FROM stg_reference__model_prices
                WHERE provider = 'anthropic' AND model = 'claude-sonnet-5' AND token_type = 'uncached_input' AND known_at_utc <= DATE '{asOf}' AND valid_from <=
                  DATE '2026-09-15' AND coalesce(valid_to > DATE '2026-09-15', true)
                QUALIFY row_number() OVER (ORDER BY known_at_utc DESC) = 1
                """
            )
        );
    }

    [Theory]
    [InlineData("anthropic,m,input,3,,2026-01-01,,2026-01-01,,", "token_type", "input")]
    [InlineData("anthropic,m,output,3,slow,2026-01-01,,2026-01-01,,", "speed", "slow")]
    [InlineData("Anthropic Inc,m,output,3,,2026-01-01,,2026-01-01,,", "provider", "Anthropic Inc")]
    [InlineData("anthropic,m,output,-3,,2026-01-01,,2026-01-01,,", "usd_per_million_tokens", "-3")]
    [InlineData("anthropic,m,output,0.0000003,,2026-01-01,,2026-01-01,,", "usd_per_million_tokens", "0.0000003")]
    [InlineData("anthropic,m,output,three,,2026-01-01,,2026-01-01,,", "usd_per_million_tokens", "\"three\"")]
    [InlineData("anthropic,m,output,3,,2026-01-02,2026-01-02,2026-01-01,,", "valid_to", "2026-01-02")]
    [InlineData(
        "anthropic,x,output,4,standard,2026-06-01,,2026-01-01,,",
        "valid_from",
        "2026-06-01..open overlaps line 2 (2026-01-01..open), both known at 2026-01-01"
    )]
    [InlineData("anthropic,m,output,3,,2026-01-01,,2026-01-01,turbo,", "service_tier", "turbo")]
    [InlineData("anthropic,m,output,3,,2026-01-01,,2026-01-01,,250000", "prompt_over_tokens", "250000")]
    [InlineData("anthropic,m long,output,3,,2026-01-01,,2026-01-01,,", "model", "m long")]
    [InlineData("anthropic,m,output,0.000003,,2026-01-01,,2026-01-01,,", "usd_per_million_tokens", "0.000003")]
    [InlineData("anthropic,m,output,3000000,,2026-01-01,,2026-01-01,,", "usd_per_million_tokens", "3000000")]
    public async Task Extract_BadPrice_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/model_prices.csv", Prices + "anthropic,x,output,3,,2026-01-01,,2026-01-01,,\n" + line + "\n");
        var error = await home.RefusedAsync(source);
        var problem = Assert.Single(error.Problems);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal((Path.Combine("reference", "model_prices.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Fact]
    public async Task Extract_OverlapKnownLater_IsACorrectionAndFine()
    {
        home.Write("reference/model_prices.csv", Prices + "anthropic,x,output,3,,2026-01-01,,2026-01-01,,\nanthropic,x,output,4,,2026-06-01,,2026-05-20,,\n");
        await home.LandAsync(source);
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_reference__model_prices"));
    }

    [Fact]
    public async Task Extract_PricesOfOtherTermsOnOneDay_DoNotOverlap()
    {
        const string Line = "anthropic,x,output,3,,2026-01-01,,2026-01-01";
        home.Write(
            "reference/model_prices.csv",
            $"{Prices}{Line},,\n{Line},batch,\n{Line},,200000\n{Line.Replace("3,,", "3,fast,", StringComparison.Ordinal)},,\n"
        );
        await home.LandAsync(source);
        Assert.Equal("4", home.Query("SELECT count(*) FROM stg_reference__model_prices"));
    }

    // Tables without the columns that came later still land.
    [Fact]
    public async Task Extract_PricesWithoutTierAndPromptLength_AreTheStandardOnes()
    {
        home.Write(
            "reference/model_prices.csv",
            "provider,model,token_type,usd_per_million_tokens,valid_from,known_at\nanthropic,x,output,3,2026-01-01,2026-01-01\n"
        );
        await home.LandAsync(source);
        Assert.Equal("standard|standard|0", home.Query("SELECT speed, service_tier, prompt_over_tokens FROM stg_reference__model_prices"));
    }

    [Theory]
    [InlineData("anthropic,*,weekday,sunday,0.5,2026-01-01,,2026-01-01", "dimension", "weekday")]
    [InlineData("anthropic,*,service_tier,Batch,0.5,2026-01-01,,2026-01-01", "value", "Batch")]
    [InlineData("anthropic,*,inference_geo,US,1.1,2026-01-01,,2026-01-01", "value", "US")]
    [InlineData("anthropic,*,service_tier,flex,0,2026-01-01,,2026-01-01", "multiplier", "0")]
    [InlineData("anthropic,*-mini,service_tier,flex,0.5,2026-01-01,,2026-01-01", "model", "*-mini")]
    [InlineData("anthropic,*,service_tier,flex,0.5,2026-01-01,2025-01-01,2026-01-01", "valid_to", "2025-01-01")]
    [InlineData(
        "anthropic,*,service_tier,batch,0.4,2026-06-01,,2026-01-01",
        "valid_from",
        "2026-06-01..open overlaps line 2 (2026-01-01..open), both known at 2026-01-01"
    )]
    public async Task Extract_BadModifier_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/price_modifiers.csv", $"{Modifiers}anthropic,*,service_tier,batch,0.5,2026-01-01,,2026-01-01\n{line}\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "price_modifiers.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("anthropic,*,tokens,10,2026-01-01,,2026-01-01", "unit", "tokens")]
    [InlineData("anthropic,*,web_search,-1,2026-01-01,,2026-01-01", "usd_per_thousand_units", "-1")]
    [InlineData("github,*,ai_credit,20,2026-06-01,,2026-01-01", "valid_from", "2026-06-01..open overlaps line 2 (2026-01-01..open), both known at 2026-01-01")]
    public async Task Extract_BadUnitPrice_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/unit_prices.csv", $"{Units}github,*,ai_credit,10,2026-01-01,,2026-01-01\n{line}\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "unit_prices.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    // 0.000001 USD per million at half price, and again with a tenth more, would need more decimals than the ledger has.
    [Fact]
    public async Task Extract_ModifierThatWouldHaveToRound_IsRefused()
    {
        home.Write("reference/model_prices.csv", Prices + "anthropic,x,output,0.00101,,2026-01-01,,2026-01-01,,\n");
        home.Write(
            "reference/price_modifiers.csv",
            $"{Modifiers}anthropic,*,service_tier,batch,0.5,2026-01-01,,2026-01-01\nanthropic,*,inference_geo,us,1.1,2026-01-01,,2026-01-01\n"
        );
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal(
            (Path.Combine("reference", "price_modifiers.csv") + ":3 multiplier", "x: 0.00101 × 1.0000 × 0.5000 × 1.1000"),
            (problem.Where, problem.Found)
        );
    }

    [Fact]
    public async Task Extract_ManyThingsWrong_AreAllSaid()
    {
        home.Write("reference/model_prices.csv", Prices + "anthropic,x,input,3,slow,2026-01-01,,2026-01-01,turbo,7\n");
        home.Write("reference/unit_prices.csv", $"{Units}github,*,coffee,10,2026-01-01,,2026-01-01\n");
        var problems = (await home.RefusedAsync(source)).Problems;
        Assert.Equal(
            ["prompt_over_tokens", "service_tier", "speed", "token_type", "unit"],
            problems.Select(problem => problem.Where.Split(' ')[1]).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("openai,*,the-invoice,bill,2026-01-01,,", "source", "the-invoice")]
    [InlineData("openai,*,usage-events,invoice,2026-01-01,,", "role", "invoice")]
    [InlineData("anthropic,*,claude-analytics,bill,2026-06-01,,", "valid_from", "2026-06-01..open overlaps line 2 (2026-01-01..open)")]
    public async Task Extract_TwoAuthoritiesOrNone_AreRefused(string line, string field, string found)
    {
        home.Write(
            "reference/billing_authority.csv",
            "provider,billing_account_id,source,role,valid_from,valid_to,note\nanthropic,*,claude-analytics,bill,2026-01-01,,\n" + line + "\n"
        );
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
        home.Write(
            "reference/anomaly_rules.csv",
            "scope_type,measure,window_days,min_days,threshold_ratio,floor_amount\nperson,usd,28,14,2,25\n" + line + "\n"
        );
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.EndsWith($"anomaly_rules.csv:3 {field}", problem.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("team,spike,28,5,0.5,,100,1,90", "scope_type")]
    [InlineData("person,binge,28,5,0.5,,100,1,90", "kind")]
    [InlineData("cost_center,overnight,28,5,0.5,16,100,1,90", "kind")]
    [InlineData("person,weekend,13,5,0.5,,100,1,90", "min_days")]
    [InlineData("person,weekend,28,101,0.5,,100,1,90", "deviations")]
    [InlineData("person,weekend,28,5,0,,100,1,90", "ratio")]
    [InlineData("person,missing,28,5,1.5,,100,1,90", "ratio")]
    [InlineData("person,weekend,28,5,0.5,16,100,1,90", "least_hours")]
    [InlineData("person,overnight,28,5,0.5,25,100,1,90", "least_hours")]
    [InlineData("person,weekend,28,5,0.5,,-1,1,90", "floor_usd")]
    [InlineData("person,weekend,28,5,0.5,,100,0,90", "repeat_days")]
    [InlineData("person,weekend,28,5,0.5,,100,1,400", "dismissed_days")]
    [InlineData("person,spike,28,5,0.5,,100,1,90", "kind")]
    public async Task Extract_BadSeasonalRule_NamesTheField(string line, string field)
    {
        home.Write(
            "reference/anomaly_seasonal_rules.csv",
            "scope_type,kind,min_days,deviations,ratio,least_hours,floor_usd,repeat_days,dismissed_days\nperson,spike,28,7,3,,150,1,90\n" + line + "\n"
        );
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.EndsWith($"anomaly_seasonal_rules.csv:3 {field}", problem.Where, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("handle,octo,copilot,", "field", "name or email", "handle")]
    [InlineData("email,*@*,anybody,", "pattern", "at least three characters beside *", "*@*")]
    [InlineData("email,noreply@anthropic.com,again,", "pattern", "each pattern once", "a second line for noreply@anthropic.com; the first is line 2")]
    public async Task Extract_PatternOfAToolThatCannotWork_IsRefused(string line, string field, string expected, string found)
    {
        home.Write("reference/ai_coauthors.csv", $"field,pattern,ai_tool,note\nemail,noreply@anthropic.com,claude_code,\n{line}\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal(("ai_coauthors.csv:3 " + field, expected, found), (problem.Where.Split('/')[^1], problem.Expected, problem.Found));
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
