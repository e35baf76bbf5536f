using Finops.Core;
using Finops.Tests.Sources.ClaudeAnalytics;

namespace Finops.Tests.Sources.ClaudeConsole;

/// <summary>A day of a Console organization written by hand, for amounts that the documentation gives and for answers that no honest vendor gives.</summary>
internal static class ConsoleAnswers
{
    public const string Cost = $"/v1/organizations/cost_report?{Range}&group_by[]=workspace_id&group_by[]=description&limit=31";
    public const string CostTotal = $"/v1/organizations/cost_report?{Range}&limit=31";
    public const string Usage =
        $"/v1/organizations/usage_report/messages?{Range}&group_by[]=account_id&group_by[]=api_key_id&group_by[]=context_window&group_by[]=inference_geo&group_by[]=model&group_by[]=service_account_id&group_by[]=service_tier&group_by[]=speed&group_by[]=workspace_id&limit=31";
    public const string ClaudeCode = "/v1/organizations/usage_report/claude_code?starting_at=2026-10-01&limit=1000";
    public static readonly DayRange OneDay = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 2));
    private const string Range = "starting_at=2026-10-01T00:00:00Z&ending_at=2026-10-02T00:00:00Z&bucket_width=1d";

    public static string Bucket(string results) =>
        $$"""{"data":[{"starting_at":"2026-10-01T00:00:00Z","ending_at":"2026-10-02T00:00:00Z","results":[{{results}}]}],"has_more":false,"next_page":null}""";

    public static string Page(string rows) => $$"""{"data":[{{rows}}],"has_more":false,"next_page":null}""";

    /// <summary>Answers given first go before empty ones.</summary>
    public static SourceSettings Record(TestHome home, params (string Request, string Body)[] answers) =>
        Recording.Write(home, answers.Select(answer => (answer.Request, 200, answer.Body)), Empty());

    private static IEnumerable<(string Request, int Status, string Body)> Empty()
    {
        yield return ("/v1/organizations/me", 200, """{"id":"org_1","name":"Test","type":"organization"}""");
        foreach (var report in new[] { Cost, CostTotal, Usage, $"/v1/organizations/usage_report/messages?{Range}&limit=31" })
        {
            yield return (report, 200, Bucket(""));
        }

        foreach (
            var list in new[]
            {
                ClaudeCode,
                "/v1/organizations/users?limit=1000",
                "/v1/organizations/invites?limit=1000",
                "/v1/organizations/workspaces?include_archived=true&limit=1000",
                "/v1/organizations/api_keys?limit=1000",
            }
        )
        {
            yield return (list, 200, Page(""));
        }
    }
}
