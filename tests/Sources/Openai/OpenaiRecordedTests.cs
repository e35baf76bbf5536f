using Finops.Core;
using Finops.Extract.Openai;

namespace Finops.Tests.Sources.Openai;

public sealed class OpenaiRecordedTests : IDisposable
{
    private const string Billed = "SELECT CAST(billed_usd AS VARCHAR), CAST(rounded_away_usd AS VARCHAR) FROM stg_openai__costs";
    private readonly TestHome home = new();
    private readonly OpenaiSource source = new();

    [Theory]
    [InlineData("0.06", "0.060000000000", "0.000000000000000000000000")] // documented: {"value":0.06,"currency":"usd"} is USD 0.06
    [InlineData("\"0.06\"", "0.060000000000", "0.000000000000000000000000")]
    [InlineData("\"0E-6176\"", "0.000000000000", "0.000000000000000000000000")]
    [InlineData("0.8958740000000000", "0.895874000000", "0.000000000000000000000000")]
    [InlineData("1.5e-7", "0.000000150000", "0.000000000000000000000000")]
    [InlineData("1000000000000", "1000000000000.000000000000", "0.000000000000000000000000")]
    [InlineData("\"0.1234567890125\"", "0.123456789013", "-0.000000000000500000000000")]
    [InlineData("\"-0.1234567890125\"", "-0.123456789013", "0.000000000000500000000000")]
    public async Task Amount_InAnyFormSeen_IsDollarsAndTellsWhatRoundingTook(string amount, string billed, string roundedAway)
    {
        await home.LandAsync(source, OpenaiAnswers.Record(home, (OpenaiAnswers.Costs, 200, OpenaiAnswers.Page(OpenaiAnswers.Cost(amount)))), OpenaiAnswers.Day);
        Assert.Equal($"{billed}|{roundedAway}", home.Query(Billed));
        Assert.Equal(amount.Trim('"'), home.Query("SELECT amount.\"value\" FROM raw_openai__costs"));
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"0,06\"")]
    [InlineData("1e40")]
    [InlineData("true")]
    public async Task Amount_ThatIsNone_IsRefusedWithItsPath(string amount)
    {
        var error = await home.RefusedAsync(
            source,
            OpenaiAnswers.Record(home, (OpenaiAnswers.Costs, 200, OpenaiAnswers.Page(OpenaiAnswers.Cost(amount)))),
            OpenaiAnswers.Day
        );
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal("costs 2024-11-01..2024-11-01, page 1 $.data[0].results[0].amount.value", error.Problems[0].Where);
    }

    [Theory]
    [InlineData("1000000000000.000001")]
    [InlineData("-1000000000001")]
    [InlineData("1e13")]
    public async Task Amount_ThatOnlyAnotherUnitExplains_IsRefused(string amount)
    {
        var error = await home.RefusedAsync(
            source,
            OpenaiAnswers.Record(home, (OpenaiAnswers.Costs, 200, OpenaiAnswers.Page(OpenaiAnswers.Cost(amount)))),
            OpenaiAnswers.Day
        );
        Assert.Equal(("an amount in dollars, at most 1000000000000", amount), (error.Problems[0].Expected, error.Problems[0].Found));
    }

    [Fact]
    public async Task Currency_OtherThanDollars_IsRefused()
    {
        var row = OpenaiAnswers.Cost("1").Replace("usd", "eur", StringComparison.Ordinal);
        var error = await home.RefusedAsync(source, OpenaiAnswers.Record(home, (OpenaiAnswers.Costs, 200, OpenaiAnswers.Page(row))), OpenaiAnswers.Day);
        Assert.Equal("eur", error.Problems[0].Found);
    }

    [Fact]
    public async Task Costs_WhoseGroupingByKeyIsRefused_AreReadWithoutIt()
    {
        var refusal =
            """{"error":{"message":"Invalid value: 'api_key_id'. Supported values are: 'project_id' and 'line_item'.","type":"invalid_request_error"}}""";
        await home.LandAsync(
            source,
            OpenaiAnswers.Record(
                home,
                (OpenaiAnswers.Costs, 400, refusal),
                (OpenaiAnswers.CostsWithoutKeys, 200, OpenaiAnswers.Page(OpenaiAnswers.Cost("0.06")))
            ),
            OpenaiAnswers.Day
        );
        Assert.Contains("event=grouping_refused source=openai entity=costs group_by=api_key_id", home.Log.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("0.060000000000", home.Query(Billed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadRequest_OfAReportWithoutAnotherGrouping_EndsWithExitCode3()
    {
        var usage = OpenaiQueries.Of(OpenaiQueries.Others[1], OpenaiAnswers.Day);
        var error = await home.RefusedAsync(
            source,
            OpenaiAnswers.Record(home, (usage, 400, """{"error":{"message":"no","type":"invalid_request_error"}}""")),
            OpenaiAnswers.Day
        );
        Assert.Equal(ExitCode.VendorUnavailable, error.Code);
        Assert.Contains("HTTP 400: invalid_request_error: no", error.Problems[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageToken_ThatTheVendorDoesNotKnow_EndsTheReportAndIsLogged()
    {
        await home.LandAsync(
            source,
            OpenaiAnswers.Record(
                home,
                (OpenaiAnswers.Costs, 200, OpenaiAnswers.Page(OpenaiAnswers.Cost("0.06"), "\"page_x\"")),
                (OpenaiAnswers.Costs + "&page=page_x", 400, PageTokenInvalid)
            ),
            OpenaiAnswers.Day
        );
        Assert.Contains("event=page_token_invalid source=openai", home.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal("costs|1", home.Query("SELECT entity, row_count FROM landed WHERE entity = 'costs'"));
    }

    [Fact]
    public async Task PageToken_RefusedHalfWay_ClaimsOnlyTheDaysThatWereRead()
    {
        var days = new DayRange(OpenaiAnswers.Day.Start, OpenaiAnswers.Day.Start.AddDays(2));
        var costs = OpenaiQueries.Of(OpenaiQueries.Costs, days);
        var others = OpenaiQueries.Others.Select(report => (OpenaiQueries.Of(report, days), 200, OpenaiAnswers.Page("")));
        await home.LandAsync(
            source,
            OpenaiAnswers.Record(
                home,
                [(costs, 200, OpenaiAnswers.Page(OpenaiAnswers.Cost("0.06"), "\"page_x\"")), (costs + "&page=page_x", 400, PageTokenInvalid), .. others]
            ),
            days
        );
        Assert.Equal(
            "2024-11-01|2024-11-02",
            home.Query(
                "SELECT CAST(max(usage_date) FILTER (WHERE entity = 'costs') AS VARCHAR), CAST(max(usage_date) FILTER (WHERE entity = 'costs_total') AS "
                    + "VARCHAR) FROM landed"
            )
        );
    }

    [Fact]
    public async Task PageToken_RefusedOnTheFirstPage_IsARefusal() =>
        Assert.Equal(
            ExitCode.VendorUnavailable,
            (await home.RefusedAsync(source, OpenaiAnswers.Record(home, (OpenaiAnswers.Total, 400, PageTokenInvalid)), OpenaiAnswers.Day)).Code
        );

    [Fact]
    public async Task SameCursorAgain_IsAnError()
    {
        var page = OpenaiAnswers.Page("", "\"page_x\"");
        var error = await home.RefusedAsync(
            source,
            OpenaiAnswers.Record(home, (OpenaiAnswers.Costs, 200, page), (OpenaiAnswers.Costs + "&page=page_x", 200, page)),
            OpenaiAnswers.Day
        );
        Assert.Contains("the pages would never end", error.Problems[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameRowTwice_IsRefused()
    {
        var error = await home.RefusedAsync(
            source,
            OpenaiAnswers.Record(home, (OpenaiAnswers.Costs, 200, OpenaiAnswers.Page($"{OpenaiAnswers.Cost("1")},{OpenaiAnswers.Cost("2")}"))),
            OpenaiAnswers.Day
        );
        Assert.Equal("2 rows on 2024-11-01 for proj_A, gpt-6.1-sol, input, tokens", error.Problems[0].Found);
    }

    [Theory]
    [InlineData("1730419201")] // not midnight
    [InlineData("1730505600")] // the day after
    [InlineData("1730419200000")] // milliseconds
    public async Task Bucket_OfNoDayThatWasAskedFor_IsRefused(string start)
    {
        var page = OpenaiAnswers.Page(OpenaiAnswers.Cost("1")).Replace("\"start_time\":1730419200", $"\"start_time\":{start}", StringComparison.Ordinal);
        var error = await home.RefusedAsync(source, OpenaiAnswers.Record(home, (OpenaiAnswers.Costs, 200, page)), OpenaiAnswers.Day);
        Assert.Equal("costs 2024-11-01..2024-11-01, page 1 $.data[0].start_time", error.Problems[0].Where);
    }

    [Theory]
    [InlineData("")] // older: uncached = 1000 - 400
    [InlineData(",\"input_cache_write_tokens\":100")]
    [InlineData(",\"input_cache_write_tokens\":100,\"input_uncached_tokens\":500")]
    public async Task InputTokens_InOlderAndNewerForm_AreSplitWithoutOverlap(string newer)
    {
        var usage = OpenaiQueries.Of(OpenaiQueries.Others.Single(report => report.Entity == "usage_completions"), OpenaiAnswers.Day);
        await home.LandAsync(
            source,
            OpenaiAnswers.Record(
                home,
                (
                    usage,
                    200,
                    OpenaiAnswers.Page($$"""{"input_tokens":1000,"input_cached_tokens":400,"output_tokens":500,"num_model_requests":5,"batch":true{{newer}}}""")
                )
            ),
            OpenaiAnswers.Day
        );
        Assert.Equal(
            newer.Length == 0 ? "600|400|0|500|true" : "500|400|100|500|true",
            home.Query(
                "SELECT uncached_input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, CAST(is_batch AS VARCHAR) FROM "
                    + "stg_openai__usage_completions"
            )
        );
    }

    public void Dispose() => home.Dispose();

    private const string PageTokenInvalid = """{"error":{"message":"The page token is invalid.","type":"invalid_request_error"}}""";
}
