using System.Globalization;
using Finops.Core;
using Finops.Extract.Cursor;
using Finops.Simulator;

namespace Finops.Tests.Sources.Cursor;

public sealed class CursorSourceTests
{
    private static readonly DayRange Week = new(new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 12));
    private static readonly DayRange Yesterday = new(new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 4));

    [Fact]
    public async Task Extract_AWeek_ChargesWhatTheVendorDoesToTheLastDigit()
    {
        await using var cursor = await SourceUnderTest.StartAsync(new CursorSource());
        await cursor.LandAsync(Week);
        var expected = cursor.BilledUsd(Week);
        Assert.True(expected > 10m);
        Assert.Equal(Usd(expected), cursor.QueryBuilt("SELECT CAST(sum(billed_usd) AS VARCHAR) FROM int_cursor__charges"));
    }

    [Fact]
    public async Task Extract_AWeek_FollowsPagesThatAreShorterThanAsked()
    {
        await using var cursor = await SourceUnderTest.StartAsync(new CursorSource());
        await cursor.LandAsync(Week);
        Assert.Contains(cursor.Host.Requests, request =>
            request.StartsWith("POST /teams/filtered-usage-events", StringComparison.Ordinal) && request.Contains("\"page\":2", StringComparison.Ordinal)
        );
        Assert.Equal(
            "true",
            cursor.Home.Query("SELECT CAST(count(*) > count(DISTINCT split_part(event_key, '#', 1)) AS VARCHAR) FROM stg_cursor__usage_events")
        );
    }

    [Fact]
    public async Task Extract_Today_StopsAnHourAgoAndIsNotComplete()
    {
        await using var cursor = await SourceUnderTest.StartAsync(new CursorSource());
        var noon = new DateTimeOffset(2026, 11, 3, 12, 40, 0, TimeSpan.Zero);
        cursor.Host.Clock = noon;
        cursor.Home.Clock.Set(noon);
        await cursor.LandAsync(Yesterday);
        Assert.Contains(cursor.Host.Requests, request =>
            request.Contains($"\"endDate\":{new DateTimeOffset(2026, 11, 3, 11, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()}", StringComparison.Ordinal)
        );
        Assert.Equal("false\nfalse", cursor.QueryBuilt("SELECT CAST(is_complete AS VARCHAR) FROM int_cursor__days ORDER BY usage_date"));
        Assert.Equal(Usd(cursor.BilledUsd(Yesterday)), cursor.QueryBuilt("SELECT CAST(sum(billed_usd) AS VARCHAR) FROM int_cursor__charges"));
    }

    [Fact]
    public async Task Extract_JustAfterMidnight_LeavesTodayAlone()
    {
        await using var cursor = await SourceUnderTest.StartAsync(new CursorSource());
        cursor.Home.Clock.Set(new DateTimeOffset(2026, 11, 3, 0, 30, 0, TimeSpan.Zero));
        await cursor.LandAsync(Yesterday);
        Assert.Equal("2026-11-02", cursor.Home.Query("SELECT CAST(max(usage_date) AS VARCHAR) FROM landed WHERE entity = 'usage_events'"));
    }

    [Fact]
    public async Task Spend_OfTheCycle_IsNeverLessThanItsEvents()
    {
        await using var cursor = await SourceUnderTest.StartAsync(new CursorSource());
        await cursor.LandAsync(null);
        Assert.Equal(
            "true|0",
            cursor.QueryBuilt(
                """
                SELECT CAST(count(*) > 3 AS VARCHAR), count(*) FILTER (WHERE abs(e.billed_usd - s.on_demand_usd) > 0.005)
                FROM stg_cursor__spend s
                JOIN (SELECT email, sum(billed_usd) AS billed_usd FROM stg_cursor__usage_events WHERE usage_date >= '2026-10-05' GROUP BY ALL) e USING (email)
                """
            )
        );
    }

    [Fact]
    public async Task Extract_RevisedAndEmptiedDays_ReplaceAndClear()
    {
        await using var cursor = await SourceUnderTest.StartAsync(new CursorSource());
        await cursor.LandAsync(Week);
        cursor.Host.Faults = new Faults { RevisedDay = Week.Start, EmptiedDay = Week.Start.AddDays(1) };
        await cursor.LandAsync(Week);
        Assert.Equal(Usd(cursor.BilledUsd(Week)), cursor.QueryBuilt("SELECT CAST(sum(billed_usd) AS VARCHAR) FROM int_cursor__charges"));
        Assert.Equal("0", cursor.Home.Query("SELECT count(*) FROM stg_cursor__usage_events WHERE usage_date = '2026-10-06'"));
    }

    [Fact]
    public async Task Extract_Again_ChangesNothing()
    {
        await using var cursor = await SourceUnderTest.StartAsync(new CursorSource());
        await cursor.LandAsync(Week);
        Assert.Equal(0, (await cursor.LandAsync(Week)).Entities.Sum(entity => entity.ChangedKeys));
    }

    [Theory]
    [InlineData("key_wrong", "HTTP 401")]
    [InlineData("key_larkfield-analytics", "HTTP 403")]
    public async Task Extract_WrongKey_IsExitCode2AndNeverShown(string key, string found)
    {
        await using var cursor = await SourceUnderTest.StartAsync(new CursorSource());
        cursor.Home.Environment[cursor.KeyVariable] = key;
        var error = await cursor.RefusedAsync(Week);
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, error + cursor.Home.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_UnknownKinds_Land()
    {
        await using var cursor = await SourceUnderTest.StartAsync(new CursorSource());
        cursor.Host.Faults = new Faults { UnknownValues = true, UnknownFields = true };
        Assert.NotEmpty((await cursor.LandAsync(Week)).UnknownFields);
        Assert.NotEqual("0", cursor.Home.Query("SELECT count(*) FROM stg_cursor__usage_events WHERE event_kind = 'introduced_later'"));
    }

    private static string Usd(decimal amount) => amount.ToString("0.000000000000", CultureInfo.InvariantCulture);
}
