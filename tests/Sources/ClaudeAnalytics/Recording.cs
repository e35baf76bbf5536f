using System.IO.Compression;
using Finops.Core;

namespace Finops.Tests.Sources.ClaudeAnalytics;

/// <summary>Recorded answers written by hand, for answers that no honest vendor gives.</summary>
internal static class Recording
{
    public const string Range = "starting_at=2026-10-06T00:00:00Z&ending_at=2026-10-07T00:00:00Z&bucket_width=1d";
    public const string Groups = "group_by[]=product&group_by[]=model&group_by[]=context_window&group_by[]=inference_geo&group_by[]=speed";
    public const string UserCost = $"/v1/organizations/analytics/user_cost_report?{Range}&{Groups}&limit=1000";
    public const string Projects = "/v1/organizations/analytics/apps/chat/projects?date=2026-10-06&limit=1000";
    public const string Skills = "/v1/organizations/analytics/skills?date=2026-10-06&limit=1000";
    public const string Connectors = "/v1/organizations/analytics/connectors?date=2026-10-06&limit=1000";
    public const string Plugins = "/v1/organizations/analytics/plugins?date=2026-10-06&limit=1000";
    public const string Artifacts = "/v1/organizations/analytics/artifacts?date=2026-10-06&limit=1000";
    public static readonly DayRange OneDay = new(new DateOnly(2026, 10, 6), new DateOnly(2026, 10, 7));

    /// <summary>All questions of one day, answered with nothing.</summary>
    public static IEnumerable<(string Request, int Status, string Body)> Empty(string watermark = "\"2026-11-03T04:00:00Z\"")
    {
        var rows = $$"""{"organization_id":"org_x","data_refreshed_at":{{watermark}},"has_more":false,"next_page":null,"data":[]}""";
        var buckets =
            $$"""{"organization_id":"org_x","data_refreshed_at":{{watermark}},"has_more":false,"next_page":null,"data":[{"starting_at":"2026-10-06T00:00:00Z","ending_at":"2026-10-07T00:00:00Z","results":[]}]}""";
        const string Root = "/v1/organizations/analytics/";
        yield return (UserCost, 200, rows);
        yield return ($"{Root}user_usage_report?{Range}&{Groups}&limit=1000", 200, rows);
        foreach (var report in new[] { "cost_report", "usage_report" })
        {
            yield return ($"{Root}{report}?{Range}&group_by[]=product&group_by[]=model&limit=31", 200, buckets);
            yield return ($"{Root}{report}?{Range}&limit=31", 200, buckets);
        }

        yield return ($"{Root}cost_report?{Range}&{Groups}&group_by[]=cost_type&group_by[]=token_type&limit=31", 200, buckets);
        yield return ($"{Root}usage_report?{Range}&{Groups}&limit=31", 200, buckets);
        yield return ($"{Root}user_cost_report?{Range}&group_by[]=rbac_group_id&limit=1000", 200, rows);
        foreach (
            var day in new[]
            {
                $"{Root}users?date=2026-10-06&limit=1000",
                $"{Root}users?date=2026-10-06&group_by[]=rbac_group_id&limit=1000",
                Projects,
                Skills,
                Connectors,
                Plugins,
                Artifacts,
            }
        )
        {
            yield return (day, 200, """{"data":[],"next_page":null}""");
        }

        yield return ($"{Root}summaries?starting_date=2026-10-06&ending_date=2026-10-07", 200, """{"data":[],"next_page":null}""");
    }

    /// <summary>Writes a recording into the home; answers given first go before the empty ones.</summary>
    public static SourceSettings Write(
        TestHome home,
        IEnumerable<(string Request, int Status, string Body)> first,
        IEnumerable<(string Request, int Status, string Body)>? rest = null
    )
    {
        var folder = Path.Combine(home.Home.Root, "recorded");
        Directory.CreateDirectory(folder);
        using var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, "answers.ndjson.gz")), CompressionLevel.Fastest));
        var given = first.ToList();
        foreach (var (request, status, body) in given.Concat((rest ?? Empty()).Where(answer => given.TrueForAll(other => other.Request != answer.Request))))
        {
            writer.WriteLine($$"""{"request":"{{request}}","status":{{status}},"body":{{body}}}""");
        }

        return new SourceSettings("recorded");
    }
}
