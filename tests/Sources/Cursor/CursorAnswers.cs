using Finops.Core;

namespace Finops.Tests.Sources.Cursor;

/// <summary>The questions of 2026-10-02 (the day of the documented example), answered with nothing but for what is given.</summary>
internal static class CursorAnswers
{
    /// <summary>The vendor file's example event: 6.5 fractional cents are charged, 6.25 for tokens and 0.25 fee.</summary>
    public const string Event =
        """{"timestamp":"1790899200123","userEmail":"A@corp.test","model":"claude-opus-5-5-thinking","kind":"Usage-based","maxMode":false,"requestsCosts":1.2,"isTokenBasedCall":true,"isChargeable":true,"isHeadless":false,"tokenUsage":{"inputTokens":1200,"outputTokens":800,"cacheWriteTokens":5000,"cacheReadTokens":90000,"totalCents":6.25,"discountPercentOff":0},"chargedCents":6.5,"cursorTokenFee":0.25,"isFreeBugbot":false}""";

    public static readonly DayRange Day = new(new DateOnly(2026, 10, 2), new DateOnly(2026, 10, 3));

    public static string Events(int page) =>
        $$"""POST /teams/filtered-usage-events {"startDate":1790899200000,"endDate":1790985600000,"page":{{page}},"pageSize":1000}""";

    public static string Page(string events, int? count, bool? hasNext = false) =>
        $$"""{ {{(count is null ? "" : $"\"totalUsageEventsCount\":{count},")}} {{(hasNext is null ? "" : $"\"pagination\":{{\"hasNextPage\":{(hasNext.Value ? "true" : "false")}}},")}} "usageEvents":[{{events}}]}""";

    public static SourceSettings Record(TestHome home, params (string Request, int Status, string Body)[] given) =>
        RecordedFolder.Write(home, given.Concat(Empty().Where(answer => !given.Any(other => other.Request == answer.Request))));

    private static IEnumerable<(string Request, int Status, string Body)> Empty()
    {
        yield return ("/teams/members", 200, """{"teamMembers":[]}""");
        yield return (Spend, 200, """{"teamMemberSpend":[],"subscriptionCycleStart":1790899200000,"totalMembers":0,"totalPages":1}""");
        yield return (
            """POST /teams/daily-usage-data {"startDate":1790899200000,"endDate":1790985600000,"page":1,"pageSize":1000}""",
            200,
            """{"data":[],"pagination":{"hasNextPage":false}}"""
        );
        yield return (Events(1), 200, Page("", 0));
    }

    public const string Spend = """POST /teams/spend {"page":1,"pageSize":1000}""";
}
