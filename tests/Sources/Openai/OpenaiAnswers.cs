using Finops.Core;
using Finops.Extract.Openai;

namespace Finops.Tests.Sources.Openai;

/// <summary>The questions of 2024-11-01, the day of the vendor's documented examples, answered with nothing but for what is given.</summary>
internal static class OpenaiAnswers
{
    public const string Range = "start_time=1730419200&end_time=1730505600&bucket_width=1d&limit=10";
    public const string Total = $"/v1/organization/costs?{Range}";
    public const string CostsWithoutKeys = $"{Total}&group_by=project_id&group_by=line_item";
    public const string Costs = $"{CostsWithoutKeys}&group_by=api_key_id";
    public const string NoRows = """{"object":"list","data":[],"first_id":null,"last_id":null,"has_more":false}""";
    public static readonly DayRange Day = new(new DateOnly(2024, 11, 1), new DateOnly(2024, 11, 2));

    public static SourceSettings Record(TestHome home, params (string Request, int Status, string Body)[] given) =>
        RecordedFolder.Write(home, given.Concat(Empty().Where(answer => !given.Any(other => other.Request == answer.Request))));

    /// <summary>A page of one bucket of the day.</summary>
    public static string Page(string results, string next = "null") =>
        $$"""{"object":"page","data":[{"object":"bucket","start_time":1730419200,"end_time":1730505600,"results":[{{results}}]}],"has_more":{{(next == "null" ? "false" : "true")}},"next_page":{{next}}}""";

    public static string Cost(string amount, string more = "") =>
        $$"""{"object":"organization.costs.result","amount":{"value":{{amount}},"currency":"usd"},"line_item":"gpt-6.1-sol, input","project_id":"proj_A","api_key_id":null,"quantity":30000,"quantity_unit":"tokens"{{more}}}""";

    private static IEnumerable<(string Request, int Status, string Body)> Empty()
    {
        yield return ("/v1/organization/users?limit=100", 200, NoRows);
        yield return ("/v1/organization/projects?limit=100&include_archived=true", 200, NoRows);
        yield return (Costs, 200, Page(""));
        foreach (var report in OpenaiQueries.Others)
        {
            yield return (OpenaiQueries.Of(report, Day), 200, Page(""));
        }
    }
}
