using System.IO.Compression;
using System.Text.Json;
using Finops.Core;
using Finops.Extract.GithubCopilot;

namespace Finops.Tests.Sources.GithubCopilot;

/// <summary>Bodies as GitHub sends them, given out as recorded answers: all of them land under the contracts.</summary>
public sealed class RealAnswerTests : IDisposable
{
    private readonly TestHome home = new();
    private readonly List<string> answers = [];
    private readonly string folder = RealData.Find("copilot");

    [Fact]
    public async Task Extract_RealBodies_LandUnderTheContracts()
    {
        await LandAsync("orgs/octodemo", "organization_seats_response_sample.json", new DateOnly(2026, 6, 15), new DateOnly(2026, 4, 25));
        // 28 and 107 rows of the 28-day documents, one and two of the day's, nine seats.
        Assert.Equal(
            "110|9|107|28|2|1",
            home.Query(
                "SELECT (SELECT count(*) FROM stg_github_copilot__model_usage), (SELECT count(*) FROM stg_github_copilot__seats), (SELECT count(*) FROM "
                    + "stg_github_copilot__user_metrics_28_day), (SELECT count(*) FROM stg_github_copilot__account_metrics_28_day), (SELECT count(*) FROM "
                    + "stg_github_copilot__user_metrics), (SELECT count(*) FROM stg_github_copilot__account_metrics)"
            )
        );
    }

    [Fact]
    public async Task Extract_RealCredits_AreNotAddedToThePremiumRequestsOfTheSameUse()
    {
        await LandAsync("orgs/octodemo", "organization_seats_response_sample.json", new DateOnly(2026, 6, 15), new DateOnly(2026, 4, 25));
        // 110 items of USD 3631.133066: 72 of credits, and 38 of premium requests (USD 75.5648) that are the same use.
        Assert.Equal("3631.133066000000", home.Query("SELECT sum(list_usd)::VARCHAR FROM stg_github_copilot__model_usage"));
        Assert.Equal("3555.568266000000", GithubModels.Query(home, "SELECT sum(list_usd)::VARCHAR FROM int_github_copilot__metered WHERE is_counted"));
        Assert.Equal("ai_credit", GithubModels.Query(home, "SELECT DISTINCT metered_as FROM int_github_copilot__metered WHERE is_counted"));
    }

    [Fact]
    public async Task Extract_RealEnterpriseWithDuplicateSeats_CountsTwoPeople()
    {
        await LandAsync("enterprises/octo-demo-ent", "enterprise_seats_with_duplicates.json", new DateOnly(2026, 6, 15), new DateOnly(2026, 4, 25));
        Assert.Equal(
            "4|2|4",
            home.Query("SELECT (SELECT count(*) FROM raw_github_copilot__seats), count(*), sum(assignment_count) FROM stg_github_copilot__seats")
        );
        Assert.Equal("2021-10-16 06:53:32+00", home.Query("SELECT last_activity_at_utc::VARCHAR FROM stg_github_copilot__seats WHERE user_id = '1'"));
        Assert.Equal(
            "8|26",
            home.Query(
                "SELECT (SELECT count(*) FROM stg_github_copilot__user_metrics_28_day), (SELECT count(*) FROM stg_github_copilot__account_metrics_28_day)"
            )
        );
    }

    public void Dispose() => home.Dispose();

    // Two requests of a day each: the bill's, and the metrics'; everything else is empty.
    private async Task LandAsync(string account, string seats, DateOnly billed, DateOnly active)
    {
        var isEnterprise = account.StartsWith("enterprises", StringComparison.Ordinal);
        var kind = isEnterprise ? "enterprise" : "organization";
        var billing = $"/{account.Replace("orgs/", "organizations/", StringComparison.Ordinal)}/settings/billing";
        var reports = $"/{account}/copilot/metrics/reports";
        var logins = JsonDocument
            .Parse(File.ReadAllText(Path.Combine(folder, seats)))
            .RootElement.GetProperty("seats")
            .EnumerateArray()
            .Select(seat => seat.GetProperty("assignee").GetProperty("login").GetString()!)
            .Distinct()
            .ToList();
        foreach (var day in new[] { billed, active })
        {
            var period = $"year={day.Year}&month={day.Month}&day={day.Day}";
            var report = day < new DateOnly(2026, 6, 1) ? "premium_request" : "ai_credit";
            Answer($"{billing}/usage?{period}", """{"usageItems":[]}""");
            Answer($"{billing}/{report}/usage?{period}", day == billed ? Body("billing-credits.json") : """{"usageItems":[]}""");
            foreach (var login in logins)
            {
                Answer($"{billing}/{report}/usage?{period}&user={login}", """{"usageItems":[]}""");
            }

            foreach (var name in new[] { "users", kind })
            {
                Answer(
                    $"{reports}/{name}-1-day?day={day:yyyy-MM-dd}",
                    day == active ? Envelope($"/{name}-1") : """{"download_links":[],"report_day":"2026-06-15"}"""
                );
            }
        }

        Answer($"/{account}/copilot/billing/seats?per_page=100", Body(seats));
        Answer($"{billing}/budgets?per_page=100", """{"budgets":[],"has_next_page":false,"total_count":0}""");
        Answer($"{billing}/cost-centers", """{"costCenters":[]}""");
        Answer($"{reports}/users-28-day/latest", Envelope("/users-28"));
        Answer($"{reports}/{kind}-28-day/latest", Envelope($"/{kind}-28"));
        Answer("/users-1?sig=1", Body("organization-users-1-day-report.json"));
        Answer($"/{kind}-1?sig=1", Body("organization-1-day-report.json"));
        Answer("/users-28?sig=1", Body(isEnterprise ? "enterprise-users-28-day-report.json" : "organization-users-28-day-report.json"));
        Answer($"/{kind}-28?sig=1", Body($"{kind}-28-day-report.json"));
        var recorded = Path.Combine(home.Home.Root, "recorded");
        Directory.CreateDirectory(recorded);
        await using (var file = new StreamWriter(new GZipStream(File.Create(Path.Combine(recorded, "answers.ndjson.gz")), CompressionLevel.Fastest)))
        {
            answers.ForEach(file.WriteLine);
        }

        foreach (var day in new[] { billed, active })
        {
            await home.LandAsync(new GithubCopilotSource(), new SourceSettings("recorded", Account: account), new DayRange(day, day.AddDays(1)));
        }
    }

    private static string Envelope(string file) =>
        $$"""{"download_links":["http://recorded.invalid{{file}}?sig=1"],"report_start_day":"2026-03-29","report_end_day":"2026-04-25"}""";

    private string Body(string file) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(folder, file))));

    private void Answer(string request, string body) => answers.Add($$"""{"request":{{JsonSerializer.Serialize(request)}},"status":200,"body":{{body}}}""");
}
