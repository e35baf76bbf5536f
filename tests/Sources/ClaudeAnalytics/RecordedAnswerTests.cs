using Finops.Core;
using Finops.Extract.ClaudeAnalytics;

namespace Finops.Tests.Sources.ClaudeAnalytics;

public sealed class RecordedAnswerTests : IDisposable
{
    private const string Row =
        """{"actor":{"type":"user_actor","user_id":"user_1","name":"A","email":"old@corp.test","email_address":"A@corp.test","deleted":false},"starting_at":"2026-10-06T00:00:00Z","ending_at":"2026-10-07T00:00:00Z","product":"chat","model":"claude-opus-5-5","amount":"1234.560000","list_amount":"1371.7333331234","currency":"USD","requests":57}""";

    private readonly TestHome home = new();
    private readonly ClaudeAnalyticsSource source = new();

    [Fact]
    public async Task Extract_RecordedAnswers_NeedNoKeyAndKeepEveryDigit()
    {
        await home.LandAsync(source, Record(Page(Row, null)), Recording.OneDay);
        Assert.Equal(
            "user_1|a@corp.test|12.345600000000|13.717333331234|57",
            home.Query("SELECT user_id, email, CAST(billed_usd AS VARCHAR), CAST(list_usd AS VARCHAR), request_count FROM stg_claude_analytics__user_cost")
        );
    }

    [Fact]
    public async Task Extract_DocumentedAmounts_AreCents()
    {
        // The vendor's own examples: "41280.000000" is $412.80, a skill's "1250" is $12.50.
        var breakdown = $"/v1/organizations/analytics/cost_report?{Recording.Range}&{Recording.Groups}&group_by[]=cost_type&group_by[]=token_type&limit=31";
        await home.LandAsync(
            source,
            Record(
                (
                    breakdown,
                    200,
                    """{"organization_id":"org_x","data_refreshed_at":"2026-11-03T04:00:00Z","has_more":false,"next_page":null,"data":[{"starting_at":"2026-10-06T00:00:00Z","ending_at":"2026-10-07T00:00:00Z","results":[{"amount":"41280.000000","list_amount":"45866.666667","currency":"USD","cost_type":"tokens","token_type":"cache_creation.ephemeral_1h_input_tokens","product":"chat","model":"claude-opus-5-5","requests":null}]}]}"""
                ),
                Activity(
                    Recording.Skills,
                    """{"skill_name":"xlsx","distinct_user_count":1,"estimated_overage_spend":"1250","attributed_list_price":"1250.5","currency":"USD"}"""
                )
            ),
            Recording.OneDay
        );
        Assert.Equal(
            "tokens|cache_write_1h_tokens|412.800000000000|458.666666670000",
            home.Query("SELECT cost_type, token_type, CAST(billed_usd AS VARCHAR), CAST(list_usd AS VARCHAR) FROM stg_claude_analytics__cost_breakdown")
        );
        Assert.Equal(
            "12.500000000000|12.505000000000",
            home.Query("SELECT CAST(attributed_billed_usd AS VARCHAR), CAST(attributed_list_usd AS VARCHAR) FROM stg_claude_analytics__skills")
        );
    }

    [Fact]
    public async Task Extract_SkillsWithoutSpendReporting_HaveNoneAndNotZero()
    {
        await home.LandAsync(
            source,
            Record(
                Activity(
                    Recording.Skills,
                    """{"skill_name":"xlsx","distinct_user_count":1,"estimated_overage_spend":null,"attributed_list_price":null,"currency":null}"""
                )
            ),
            Recording.OneDay
        );
        Assert.Equal("1|0|0", home.Query("SELECT count(*), count(attributed_billed_usd), count(attributed_list_usd) FROM stg_claude_analytics__skills"));
    }

    [Fact]
    public async Task Extract_ConnectorWithSpend_LandsAsTheSkillsDo()
    {
        await home.LandAsync(
            source,
            Record(Activity(Recording.Connectors, """{"connector_name":"github","distinct_user_count":1,"estimated_overage_spend":"7.5","currency":"USD"}""")),
            Recording.OneDay
        );
        Assert.Equal("0.075000000000", home.Query("SELECT CAST(attributed_billed_usd AS VARCHAR) FROM stg_claude_analytics__connectors"));
    }

    [Fact]
    public async Task Extract_SkillInAnotherCurrency_IsRefused() =>
        await RefusesAsync(
            "EUR",
            Activity(Recording.Skills, """{"skill_name":"xlsx","distinct_user_count":1,"estimated_overage_spend":"1250","currency":"EUR"}""")
        );

    [Fact]
    public async Task Extract_SameSkillTwice_IsRefused()
    {
        const string Skill = """{"skill_name":"xlsx","distinct_user_count":1}""";
        await RefusesAsync("2 rows for xlsx on 2026-10-06", Activity(Recording.Skills, $"{Skill},{Skill}"));
    }

    [Fact]
    public async Task Extract_OrganizationWithoutPlugins_LandsTheRest()
    {
        var summary = await home.LandAsync(
            source,
            Record((Recording.Plugins, 404, """{"type":"error","error":{"type":"not_found_error","message":"Not found"}}""")),
            Recording.OneDay
        );
        Assert.DoesNotContain(summary.Entities, entity => entity.Entity == "plugins");
        Assert.Contains(summary.Entities, entity => entity.Entity == "artifacts");
    }

    [Fact]
    public async Task Extract_OrganizationWithoutUsers_IsExitCode3()
    {
        var error = await home.RefusedAsync(
            source,
            Record(
                (
                    "/v1/organizations/analytics/users?date=2026-10-06&limit=1000",
                    404,
                    """{"type":"error","error":{"type":"not_found_error","message":"Not found"}}"""
                )
            ),
            Recording.OneDay
        );
        Assert.Equal(ExitCode.VendorUnavailable, error.Code);
    }

    [Fact]
    public async Task Extract_SameCursorAgain_IsAnError() =>
        await RefusesAsync("the pages would never end", Page(Row, "c1"), (Recording.UserCost + "&page=c1", 200, Body("", "c1")));

    [Fact]
    public async Task Extract_CursorWithReservedCharacters_IsEscaped()
    {
        await home.LandAsync(
            source,
            Record(
                Page(Row, "a+b/c="),
                (Recording.UserCost + "&page=a%2Bb%2Fc%3D", 200, Body(Row.Replace("user_1", "user_2", StringComparison.Ordinal), null))
            ),
            Recording.OneDay
        );
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_claude_analytics__user_cost"));
    }

    [Fact]
    public async Task Extract_SameRowOnTwoPages_IsRefused() =>
        await RefusesAsync("2 rows for user_1 on 2026-10-06 (chat, claude-opus-5-5)", Page(Row, "c1"), (Recording.UserCost + "&page=c1", 200, Body(Row, null)));

    [Fact]
    public async Task Extract_RequestThatWasNotRecorded_SaysWhich()
    {
        var error = await home.RefusedAsync(source, Record(), new DayRange(new DateOnly(2026, 10, 7), new DateOnly(2026, 10, 8)));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains("user_cost_report?starting_at=2026-10-07T00:00:00Z", error.Problems[0].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_OtherCurrency_IsRefused() => await RefusesAsync("EUR", Page(Row.Replace("USD", "EUR", StringComparison.Ordinal), null));

    [Fact]
    public async Task Extract_RowOfAnotherDay_IsRefused() =>
        await RefusesAsync("2026-10-08T00:00:00Z", Page(Row.Replace("2026-10-06", "2026-10-08", StringComparison.Ordinal), null));

    [Fact]
    public async Task Extract_AmountUnderAnotherName_IsRefusedAndNotZero() =>
        await RefusesAsync("amount", Page(Row.Replace("\"amount\"", "\"amount_cents\"", StringComparison.Ordinal), null));

    [Fact]
    public async Task Extract_FlatCacheWrites_AreRefusedAndNotZero()
    {
        const string Usage =
            """{"actor":{"type":"user_actor","user_id":"user_1"},"starting_at":"2026-10-06T00:00:00Z","ending_at":"2026-10-07T00:00:00Z","uncached_input_tokens":1,"cache_read_input_tokens":2,"cache_creation":{"five_minutes":3},"output_tokens":4}""";
        await RefusesAsync(
            "1 rows of 2026-10-06 lack one of them",
            (Recording.UserCost.Replace("cost", "usage", StringComparison.Ordinal), 200, Body(Usage, null))
        );
    }

    [Fact]
    public async Task Extract_NoBucketForADay_IsRefused() =>
        await RefusesAsync("none for 2026-10-06", ($"/v1/organizations/analytics/cost_report?{Recording.Range}&limit=31", 200, Body("", null)));

    [Fact]
    public async Task Extract_HasMoreWithoutCursor_IsRefused() =>
        await RefusesAsync(
            "as has_more is true",
            (Recording.UserCost, 200, Body("", null).Replace("\"has_more\":false", "\"has_more\":true", StringComparison.Ordinal))
        );

    [Fact]
    public async Task Extract_NoRowsArray_IsRefused() => await RefusesAsync("$.data", (Recording.UserCost, 200, """{"organization_id":"org_x","rows":[]}"""));

    [Fact]
    public async Task Extract_RangeThatNoExportCovers_ClaimsNothing()
    {
        var summary = await home.LandAsync(source, Recording.Write(home, [], Recording.Empty("null")), Recording.OneDay);
        Assert.DoesNotContain(summary.Entities, entity => entity.Entity.Contains("report", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extract_EmptyAnswer_ClearsTheDay()
    {
        await home.LandAsync(source, Record(Page(Row, null)), Recording.OneDay);
        await home.LandAsync(source, Record(), Recording.OneDay);
        Assert.Equal("0", home.Query("SELECT count(*) FROM stg_claude_analytics__user_cost"));
    }

    [Fact]
    public async Task Extract_RefusalWithAnAddress_DoesNotShowIt()
    {
        var error = await home.RefusedAsync(
            source,
            Record((Recording.UserCost, 403, """{"type":"error","error":{"type":"permission_error","message":"key of ada@corp.test lacks read:analytics"}}""")),
            Recording.OneDay
        );
        Assert.Contains("key of <e-mail> lacks read:analytics", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => home.Dispose();

    private SourceSettings Record(params (string Request, int Status, string Body)[] answers) => Recording.Write(home, answers);

    private async Task RefusesAsync(string text, params (string Request, int Status, string Body)[] answers)
    {
        var error = await home.RefusedAsync(source, Record(answers), Recording.OneDay);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.Equal("0", home.Query("SELECT count(*) FROM landed"));
    }

    private static (string Request, int Status, string Body) Activity(string request, string rows) =>
        (request, 200, $$"""{"data":[{{rows}}],"next_page":null}""");

    private static (string Request, int Status, string Body) Page(string row, string? next) => (Recording.UserCost, 200, Body(row, next));

    private static string Body(string row, string? next) =>
        $$"""{"organization_id":"org_x","data_refreshed_at":"2026-11-03T04:00:00Z","has_more":{{(next is null ? "false" : "true")}},"next_page":{{(next is null ? "null" : $"\"{next}\"")}},"data":[{{row}}]}""";
}
