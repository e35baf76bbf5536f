using System.Text.RegularExpressions;
using Finops.Core;
using Finops.Extract.ClaudeCompliance;
using Finops.Simulator;
using Finops.Tests.Sources.ClaudeAnalytics;

namespace Finops.Tests.Sources.ClaudeCompliance;

public sealed class ClaudeComplianceSourceTests
{
    private static readonly DayRange October = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1));
    private static readonly DayRange OneDay = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 2));

    [Theory]
    [InlineData("2026-11-20", null, "2026-08-01..2026-11-20")]
    [InlineData("2026-11-20", "2026-11-20", "2026-11-18..2026-11-20")]
    [InlineData("2026-11-20", "2026-11-01", "2026-11-01..2026-11-20")]
    public void Days_ByDay(string today, string? newestLanded, string expected) =>
        Assert.Equal(expected, ClaudeCompliancePolicy.Days(DateOnly.Parse(today), newestLanded is null ? null : DateOnly.Parse(newestLanded)).ToString());

    [Fact]
    public async Task Extract_AMonth_LandsGovernanceAndNoChats()
    {
        await using var feed = await SimulatedSource.StartAsync(new ClaudeComplianceSource());
        await feed.LandAsync(October);
        Assert.Equal("0", feed.Home.Query("SELECT count(*) FROM stg_claude_compliance__activities WHERE activity_type LIKE 'claude_chat%'"));
        Assert.Equal(
            "keys\nlimits\nmembers\nmodel_access",
            feed.Query("int_claude_compliance__changes", "SELECT DISTINCT subject FROM int_claude_compliance__changes")
        );
        Assert.Contains(feed.Host.Requests, request => request.Contains("&limit=5000&after_id=activity_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extract_Twice_VerifiesAndWritesNothing()
    {
        await using var feed = await SimulatedSource.StartAsync(new ClaudeComplianceSource());
        await feed.LandAsync(October);
        Assert.Null((await feed.LandAsync(October)).Sequence);
    }

    [Fact]
    public async Task Extract_EmptiedDay_IsCleared()
    {
        await using var feed = await SimulatedSource.StartAsync(new ClaudeComplianceSource());
        await feed.LandAsync(OneDay);
        feed.Host.Faults = new Faults { EmptiedDay = OneDay.Start };
        await feed.LandAsync(OneDay);
        Assert.Equal("0", feed.Home.Query("SELECT count(*) FROM stg_claude_compliance__activities"));
    }

    [Fact]
    public async Task Extract_ActivityDeliveredTwice_CountsOnceAndAmountIsCents()
    {
        using var home = new TestHome();
        const string Row =
            """{"id":"activity_1","created_at":"2026-10-01T08:09:10Z","organization_id":"org_1","actor":{"type":"user_actor","user_id":"user_1","email_address":"A@corp.test"},"type":"extra_usage_spend_limit_updated","amount":75000,"user_id":"user_2","only_here":1}""";
        const string Odd =
            """{"id":"activity_0","created_at":"2026-10-01T08:09:10Z","actor":{"type":"anthropic_actor"},"type":"extra_usage_credit_granted","amount":{"value":1}}""";
        var settings = Recording.Write(
            home,
            [
                (
                    ClaudeComplianceSource.Query(OneDay),
                    200,
                    $$"""{"data":[{{Row}},{{Row}},{{Odd}}],"has_more":false,"first_id":"activity_1","last_id":"activity_1"}"""
                ),
            ],
            []
        );
        await home.LandAsync(new ClaudeComplianceSource(), settings, OneDay);
        Assert.Equal(
            "activity_0|||\nactivity_1|a@corp.test|750.000000000000|user_2",
            home.Query("SELECT activity_id, actor_email, CAST(amount AS VARCHAR), user_id FROM stg_claude_compliance__activities ORDER BY ALL")
        );
    }

    [Fact]
    public async Task Extract_ActivityOfAnotherDay_IsRefused()
    {
        using var home = new TestHome();
        var settings = Recording.Write(
            home,
            [
                (
                    ClaudeComplianceSource.Query(OneDay),
                    200,
                    """{"data":[{"id":"a","created_at":"2026-10-02T00:00:00Z","type":"api_key_created","actor":{"type":"anthropic_actor"}}],"has_more":false}"""
                ),
            ],
            []
        );
        Assert.Contains("2026-10-02T00:00:00", (await home.RefusedAsync(new ClaudeComplianceSource(), settings, OneDay)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_AskedFor_AreThoseThatTheModelKnows()
    {
        var sql = File.ReadAllText(Path.Combine(Repository.Root, "schemas/intermediate/claude_compliance/int_claude_compliance__changes.sql"));
        var known = Regex
            .Matches(sql, @"\('(?<type>\w+)', '(limits|model_access|members|keys)'\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["type"].Value);
        Assert.Equal(ClaudeComplianceTypes.All.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
        Assert.InRange(ClaudeComplianceTypes.All.Count, 1, 100);
    }

    [Fact]
    public async Task Extract_KeyWithoutScope_IsExitCode2()
    {
        await using var feed = await SimulatedSource.StartAsync(new ClaudeComplianceSource());
        feed.Key = feed.Vendor.KeyWithoutScope;
        var error = await feed.RefusedAsync(OneDay);
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains("read:compliance_activities", error.Problems[0].Try, StringComparison.Ordinal);
    }
}
