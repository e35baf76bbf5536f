using System.Globalization;
using System.Net;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeCompliance;

/// <summary>Claude Compliance API: who changed limits, model access, members and keys (README beside this file).</summary>
public sealed class ClaudeComplianceSource : ISource
{
    private const string Entity = "activities";

    private static readonly VendorEndpoint Endpoint = new(
        "claude-compliance",
        "https://api.anthropic.com",
        RequestsPerMinute: 600,
        "a Compliance access key or Admin API key with the scope read:compliance_activities (a key made before the Compliance API was turned on lacks it)",
        (request, key) =>
        {
            request.Headers.Add("x-api-key", key);
            request.Headers.Add("anthropic-version", "2023-06-01");
        }
    );

    /// <inheritdoc/>
    public string Id => Endpoint.SourceId;

    /// <inheritdoc/>
    public DateOnly? EarliestDay(DateOnly today) => ClaudeCompliancePolicy.Earliest(today);

    /// <summary>The first page of a window: newest first.</summary>
    internal static string Query(DayRange window) =>
        $"/v1/compliance/activities?created_at.gte={window.Start:yyyy-MM-dd}T00:00:00Z&created_at.lt={window.End:yyyy-MM-dd}T00:00:00Z{string.Concat(ClaudeComplianceTypes.All.Select(type => $"&activity_types[]={type}"))}&limit=5000";

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        request.CheckDays(new DayRange(ClaudeCompliancePolicy.Earliest(request.Today), request.Today.AddDays(1)));
        using var http = Endpoint.Open(request);
        // The feed is a tenant's, of several organizations, and names no tenant.
        var part = request.Settings.Account ?? request.Account ?? "default";
        var days = request.Days ?? ClaudeCompliancePolicy.Days(request.Today, extraction.NewestLandedDay(Entity));
        foreach (var window in (days with { End = Earlier(days.End, request.Today.AddDays(1)) }).Windows(31))
        {
            var rows = await WindowAsync(http, extraction, part, window, cancellationToken);
            extraction.Answered(Entity, part, window);
            request.Log.Write("answered", ("source", Id), ("entity", Entity), ("asked", window), ("days", window.Count), ("rows", rows));
        }
    }

    private static async Task<int> WindowAsync(VendorHttp http, IExtraction extraction, string part, DayRange window, CancellationToken cancellationToken)
    {
        var about = $"{Entity} {window}";
        var first = Query(window);
        var rows = 0;
        var pages = Pages.FollowAsync(
            about,
            "$.last_id",
            first,
            async (query, where) =>
            {
                var answer = await http.GetAsync(query, cancellationToken);
                var page = answer.Status == HttpStatusCode.OK ? JsonAnswer.Read(answer.Body, where) : throw http.Refusal(answer, where);
                return (page, page.Flag("has_more") == true ? $"{first}&after_id={Uri.EscapeDataString(page.RequiredText("last_id"))}" : null);
            },
            cancellationToken
        );
        await foreach (var page in pages)
        {
            foreach (var activity in page.Items("data"))
            {
                extraction.Write(Entity, part, DayOf(activity, window), activity.Value, $"{activity.Where} {activity.Path}");
                rows++;
            }
        }

        return rows;
    }

    private static DateOnly DayOf(JsonAnswer activity, DayRange window)
    {
        var at = activity.Time("created_at") ?? throw activity.Broken("created_at, a time like 2026-10-01T08:09:10Z", "none");
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return day >= window.Start && day < window.End
            ? day
            : throw activity.Broken($"an activity of the days that were asked for: {window}", at.ToString("O", CultureInfo.InvariantCulture));
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
