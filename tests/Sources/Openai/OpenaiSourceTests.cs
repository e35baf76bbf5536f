using System.Globalization;
using Finops.Core;
using Finops.Extract.Openai;
using Finops.Simulator;

namespace Finops.Tests.Sources.Openai;

public sealed class OpenaiSourceTests
{
    private static readonly DayRange OneDay = new(new DateOnly(2026, 10, 6), new DateOnly(2026, 10, 7));

    [Fact]
    public async Task Extract_AMonth_ChargesWhatTheVendorDoesToTheLastDigit()
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        await openai.LandAsync(SourceUnderTest.October);
        var expected = openai.BilledUsd(SourceUnderTest.October);
        Assert.True(expected > 100m);
        Assert.Equal(Usd(expected), openai.QueryBuilt("SELECT CAST(sum(billed_usd) AS VARCHAR) FROM int_openai__charges"));
        Assert.Equal(
            "0|31",
            openai.QueryBuilt(
                "SELECT count(*) FILTER (WHERE t.statement_usd <> c.billed_usd), count(*) FROM int_openai__totals t JOIN (SELECT usage_date, "
                    + "sum(billed_usd) AS billed_usd FROM int_openai__charges GROUP BY ALL) c USING (usage_date)"
            )
        );
    }

    [Fact]
    public async Task Extract_AMonth_LeavesOnlyDecimalsBeyondTheTwelfthToNobody()
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        await openai.LandAsync(SourceUnderTest.October);
        Assert.Equal(
            "true|true",
            openai.QueryBuilt(
                "SELECT CAST(count(*) > 0 AS VARCHAR), CAST(max(abs(billed_usd)) < 0.000000001 AS VARCHAR) FROM int_openai__charges WHERE cost_type = "
                    + "'remainder'"
            )
        );
    }

    [Fact]
    public async Task Extract_StringsOfBeforeSeptember_AreTheSameMoney()
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        var days = new DayRange(new DateOnly(2026, 9, 18), new DateOnly(2026, 9, 22));
        await openai.LandAsync(days);
        Assert.Equal(Usd(openai.BilledUsd(days)), openai.QueryBuilt("SELECT CAST(sum(billed_usd) AS VARCHAR) FROM int_openai__charges"));
        Assert.NotEqual("0", openai.Home.Query("SELECT count(*) FROM raw_openai__costs WHERE amount.\"value\" = '0E-6176'"));
    }

    [Fact]
    public async Task Extract_ADay_FindsTheOwnersOfKeysAndNoneForServices()
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        await openai.LandAsync(OneDay);
        Assert.Equal(
            "0|true",
            openai.QueryBuilt(
                "SELECT count(*) FILTER (WHERE (email IS NOT NULL) <> (k.owner_type = 'user')), CAST(count(email) > 0 AS VARCHAR) FROM "
                    + "int_openai__principals p JOIN (SELECT DISTINCT api_key_id, owner_type FROM stg_openai__api_keys) k ON k.api_key_id = p.principal_id"
            )
        );
    }

    [Fact]
    public async Task Usage_OfAMonth_AgreesWithTheTokensThatWereCharged()
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        await openai.LandAsync(SourceUnderTest.October);
        Assert.Equal(
            "true|0|0|0",
            openai.QueryBuilt(
                """
                SELECT CAST(sum(c.output_tokens) > 0 AS VARCHAR), sum(c.uncached_input_tokens - u.uncached_input_tokens),
                  sum(c.cache_read_tokens - u.cache_read_tokens), sum(c.output_tokens - u.output_tokens)
                FROM (SELECT usage_date, sum(uncached_input_tokens) AS uncached_input_tokens, sum(cache_read_tokens) AS cache_read_tokens,
                  sum(output_tokens) AS output_tokens FROM int_openai__charges GROUP BY ALL) c
                JOIN (SELECT usage_date, sum(uncached_input_tokens) AS uncached_input_tokens, sum(cache_read_tokens) AS cache_read_tokens,
                  sum(output_tokens) AS output_tokens FROM int_openai__usage GROUP BY ALL) u USING (usage_date)
                """
            )
        );
    }

    [Fact]
    public async Task Extract_RevisedAndEmptiedDays_ReplaceAndClear()
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        var days = new DayRange(new DateOnly(2026, 10, 6), new DateOnly(2026, 10, 9));
        await openai.LandAsync(days);
        openai.Host.Faults = new Faults { RevisedDay = days.Start, EmptiedDay = days.Start.AddDays(1) };
        await openai.LandAsync(days);
        Assert.Equal(Usd(openai.BilledUsd(days)), openai.QueryBuilt("SELECT CAST(sum(billed_usd) AS VARCHAR) FROM int_openai__charges"));
        Assert.Equal("0.000000000000", openai.QueryBuilt("SELECT CAST(statement_usd AS VARCHAR) FROM int_openai__totals WHERE usage_date = '2026-10-07'"));
    }

    [Fact]
    public async Task Extract_Again_ChangesNothing()
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        await openai.LandAsync(OneDay);
        Assert.Equal(0, (await openai.LandAsync(OneDay)).Entities.Sum(entity => entity.ChangedKeys));
    }

    [Fact]
    public async Task Extract_TwoOrganizations_StandBesideEachOther()
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        await openai.LandAsync(OneDay);
        openai.Home.Environment["FINOPS_OPENAI_EMEA_KEY"] = openai.Vendor.Key;
        await new Finops.Land.Landing(openai.Home.Home, new DuckDbSettings(), openai.Home.Clock, RunLog.Silent).RunAsync(
            "openai",
            extraction =>
                openai.Source.ExtractAsync(
                    openai.Home.Request(openai.Settings, OneDay) with
                    {
                        Account = "emea",
                    },
                    extraction,
                    TestContext.Current.CancellationToken
                ),
            "emea"
        );
        Assert.Equal(
            "openai, openai:emea",
            openai.QueryBuilt("SELECT string_agg(DISTINCT billing_account_id, ', ' ORDER BY billing_account_id) FROM int_openai__charges")
        );
    }

    [Theory]
    [InlineData("sk-wrong", "HTTP 401")]
    [InlineData("sk-proj-larkfield", "HTTP 403")]
    public async Task Extract_WrongKey_IsExitCode2AndNeverShown(string key, string found)
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        openai.Home.Environment[openai.KeyVariable] = key;
        var error = await openai.RefusedAsync(OneDay);
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains("FINOPS_OPENAI_KEY", error.Problems[0].Try, StringComparison.Ordinal);
        Assert.DoesNotContain(key, error + openai.Home.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_UnknownUnits_LandAndAreReported()
    {
        await using var openai = await SourceUnderTest.StartAsync(new OpenaiSource());
        openai.Host.Faults = new Faults { UnknownValues = true, UnknownFields = true };
        Assert.NotEmpty((await openai.LandAsync(OneDay)).UnknownFields);
        Assert.Equal("introduced_later", openai.Home.Query("SELECT DISTINCT consumed_unit FROM stg_openai__costs WHERE consumed_unit LIKE 'intro%'"));
    }

    private static string Usd(decimal amount) => amount.ToString("0.000000000000", CultureInfo.InvariantCulture);
}
