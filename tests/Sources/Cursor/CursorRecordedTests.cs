using Finops.Core;
using Finops.Extract.Cursor;

namespace Finops.Tests.Sources.Cursor;

public sealed class CursorRecordedTests : IDisposable
{
    private const string Event = CursorAnswers.Event;
    private const string Money =
        "SELECT CAST(list_usd AS VARCHAR), CAST(billed_usd AS VARCHAR), CAST(rounded_away_usd AS VARCHAR) FROM stg_cursor__usage_events";
    private readonly TestHome home = new();
    private readonly CursorSource source = new();

    [Fact]
    public async Task DocumentedEvent_IsSixAndAHalfCents()
    {
        var summary = await LandAsync((CursorAnswers.Events(1), 200, CursorAnswers.Page(Event, 1)));
        Assert.Empty(summary.UnknownFields);
        Assert.Equal("0.065000000000|0.065000000000|0.000000000000000000000000", home.Query(Money));
        Assert.Equal(
            "a@corp.test|1200|90000|5000|800|2026-10-02 00:00:00.123+00",
            home.Query(
                "SELECT email, uncached_input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, CAST(event_at_utc AS VARCHAR) FROM "
                    + "stg_cursor__usage_events"
            )
        );
    }

    [Theory]
    [InlineData("\"chargedCents\":6.5", "\"chargedCents\":6.123456789012345", "0.061234567890", "0.000000000000123450000000")]
    [InlineData("\"chargedCents\":6.5", "\"chargedCents\":5e-7", "0.000000005000", "0.000000000000000000000000")]
    [InlineData("\"isChargeable\":true", "\"isChargeable\":false", "0.000000000000", "0.000000000000000000000000")] // included: consumed, not billed
    public async Task Charge_OfAnEvent_IsChargedCentsIfChargeable(string documented, string instead, string billed, string roundedAway)
    {
        await LandAsync((CursorAnswers.Events(1), 200, CursorAnswers.Page(Event.Replace(documented, instead, StringComparison.Ordinal), 1)));
        Assert.Equal($"0.065000000000|{billed}|{roundedAway}", home.Query(Money));
    }

    [Fact]
    public async Task EventWithoutTokens_IsWorthWhatIsCharged()
    {
        await LandAsync(
            (
                CursorAnswers.Events(1),
                200,
                CursorAnswers.Page("""{"timestamp":1790899200123,"isChargeable":false,"chargedCents":4,"kind":"Included in Business"}""", 1)
            )
        );
        Assert.Equal("0.040000000000|0.000000000000|0.000000000000000000000000", home.Query(Money));
    }

    [Fact]
    public async Task ChargeableEventWithoutAmount_IsRefused()
    {
        var error = await home.RefusedAsync(
            source,
            CursorAnswers.Record(home, (CursorAnswers.Events(1), 200, CursorAnswers.Page("""{"timestamp":"1790899200123","isChargeable":true}""", 1))),
            CursorAnswers.Day
        );
        Assert.Equal("1 events of 2026-10-02 have none", error.Problems[0].Found);
    }

    [Fact]
    public async Task AmountThatOnlyAnotherUnitExplains_IsRefused()
    {
        var body = CursorAnswers.Page(Event.Replace("\"chargedCents\":6.5", "\"chargedCents\":100000000000000.1", StringComparison.Ordinal), 1);
        var error = await home.RefusedAsync(source, CursorAnswers.Record(home, (CursorAnswers.Events(1), 200, body)), CursorAnswers.Day);
        Assert.Equal(("an amount in cents, at most 100000000000000", "100000000000000.1"), (error.Problems[0].Expected, error.Problems[0].Found));
    }

    [Fact]
    public async Task EqualEvents_AreTwoEvents()
    {
        await LandAsync((CursorAnswers.Events(1), 200, CursorAnswers.Page($"{Event},{Event}", 2)));
        Assert.Equal("2|2", home.Query("SELECT count(*), count(DISTINCT event_key) FROM stg_cursor__usage_events"));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(null, true)] // the count is missing: that is not the end
    [InlineData(null, null)] // so is everything else: an empty page is
    public async Task Pages_AreReadUntilThereIsNoNext(int? count, bool? hasNext)
    {
        await LandAsync(
            (CursorAnswers.Events(1), 200, CursorAnswers.Page(Event, count, hasNext)),
            (CursorAnswers.Events(2), 200, CursorAnswers.Page(Event.Replace("A@", "B@", StringComparison.Ordinal), count, hasNext is null ? null : false)),
            (CursorAnswers.Events(3), 200, CursorAnswers.Page("", count, null))
        );
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_cursor__usage_events"));
    }

    [Fact]
    public async Task PagesThatShift_AreReadAgain()
    {
        await LandAsync(
            (CursorAnswers.Events(1), 200, CursorAnswers.Page(Event, 2, hasNext: true)),
            (CursorAnswers.Events(1), 200, CursorAnswers.Page($"{Event},{Event},{Event}", 3)),
            (CursorAnswers.Events(2), 200, CursorAnswers.Page(Event, 3))
        );
        Assert.Contains("event=events_moved source=cursor day=2026-10-02", home.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal("3", home.Query("SELECT count(*) FROM stg_cursor__usage_events"));
    }

    [Fact]
    public async Task CountThatIsNeverReached_EndsWithExitCode3AndLandsNothing()
    {
        var error = await home.RefusedAsync(
            source,
            CursorAnswers.Record(home, (CursorAnswers.Events(1), 200, CursorAnswers.Page(Event, 2))),
            CursorAnswers.Day
        );
        Assert.Equal(ExitCode.VendorUnavailable, error.Code);
        Assert.Equal("1 events, where the vendor counts 2, in each of 3 readings", error.Problems[0].Found);
        Assert.False(Directory.Exists(Path.Combine(home.Home.Raw, "cursor", "_landed")));
    }

    [Fact]
    public async Task EmptyPageThatPromisesAnother_IsAnError()
    {
        var error = await home.RefusedAsync(
            source,
            CursorAnswers.Record(home, (CursorAnswers.Events(1), 200, CursorAnswers.Page("", 0, hasNext: true))),
            CursorAnswers.Day
        );
        Assert.Contains("the pages would never end", error.Problems[0].Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1790985600000", 0)] // the end itself: the next day's
    [InlineData("1790985599999", 1)]
    public async Task EventAtTheEnd_BelongsToTheNextDay(string timestamp, int landed)
    {
        await LandAsync((CursorAnswers.Events(1), 200, CursorAnswers.Page(Event.Replace("1790899200123", timestamp, StringComparison.Ordinal), 1)));
        Assert.Equal($"{landed}", home.Query("SELECT count(*) FROM stg_cursor__usage_events"));
    }

    [Theory]
    [InlineData("1790899199999")]
    [InlineData("1790899200")] // seconds
    [InlineData("soon")]
    public async Task EventOfAnotherDay_IsRefused(string timestamp)
    {
        var error = await home.RefusedAsync(
            source,
            CursorAnswers.Record(
                home,
                (CursorAnswers.Events(1), 200, CursorAnswers.Page(Event.Replace("1790899200123", timestamp, StringComparison.Ordinal), 1))
            ),
            CursorAnswers.Day
        );
        Assert.Equal("filtered-usage-events 2026-10-02, page 1 $.usageEvents[0].timestamp", error.Problems[0].Where);
    }

    [Theory]
    [InlineData("""[{"id":7,"email":"A@corp.test","name":"A","role":"member"}]""", "7")] // early documentation
    [InlineData("""{"teamMembers":[{"id":"user_7","email":"A@corp.test","name":"A","role":"member","isRemoved":false}]}""", "user_7")]
    public async Task Members_InEitherForm_Land(string body, string id)
    {
        await LandAsync(("/teams/members", 200, body));
        Assert.Equal($"{id}|a@corp.test", home.Query("SELECT user_id, email FROM stg_cursor__members"));
    }

    [Fact]
    public async Task Spend_IsCentsAndLimitsAreDollars()
    {
        await LandAsync(
            (
                CursorAnswers.Spend,
                200,
                """{"teamMemberSpend":[{"userId":7,"email":"A@corp.test","spendCents":650,"includedSpendCents":2000.5,"overallSpendCents":2650.5,"fastPremiumRequests":3,"monthlyLimitDollars":200,"hardLimitOverrideDollars":0}],"subscriptionCycleStart":1790899200000,"totalPages":1}"""
            )
        );
        Assert.Equal(
            "6.500000000000|20.005000000000|26.505000000000|200.000000000000|2026-10-02",
            home.Query(
                "SELECT CAST(on_demand_usd AS VARCHAR), CAST(included_usd AS VARCHAR), CAST(overall_usd AS VARCHAR), CAST(monthly_limit_usd AS VARCHAR), "
                    + "CAST(cycle_start_date AS VARCHAR) FROM stg_cursor__spend"
            )
        );
    }

    public void Dispose() => home.Dispose();

    private Task<Finops.Land.LandingSummary> LandAsync(params (string Request, int Status, string Body)[] given) =>
        home.LandAsync(source, CursorAnswers.Record(home, given), CursorAnswers.Day);
}
