using System.Net;
using System.Text.RegularExpressions;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>Pages of the Claude Enterprise Analytics API. It knows cursors and refusals, and nothing of what the rows mean.</summary>
/// <param name="http">Asks, waits and repeats.</param>
internal sealed partial class ClaudeAnalyticsClient(VendorHttp http)
{
    /// <summary>All pages of one query, in order. A cursor is used with its own query only.</summary>
    /// <param name="query">Path and query of the first page.</param>
    /// <param name="about">The query in short, for errors: "user_cost_report 2026-05-01..2026-05-31".</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    /// <exception cref="AnswersMovedException">A cursor expired (HTTP 410): begin again.</exception>
    /// <exception cref="DayNotAvailableException">The engagement data do not reach that far yet (HTTP 400 that names the latest available day).</exception>
    /// <exception cref="EndpointMissingException">The organization has no such endpoint (HTTP 404).</exception>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong. 3: refused or unavailable. 1: the answer is not what is documented.</exception>
    public IAsyncEnumerable<ClaudeAnalyticsPage> PagesAsync(string query, string about, CancellationToken cancellationToken) =>
        Pages.FollowAsync(
            about,
            "$.next_page",
            query,
            async (request, where) =>
            {
                var answer = await http.GetAsync(request, cancellationToken);
                var page = answer.Status == HttpStatusCode.OK ? ClaudeAnalyticsPage.Read(answer.Body, where) : throw Refused(answer, where);
                return (page, page.NextCursor is { } cursor ? $"{query}&page={Uri.EscapeDataString(cursor)}" : null);
            },
            cancellationToken
        );

    private Exception Refused(VendorAnswer answer, string where)
    {
        var refusal = http.Refusal(answer, where);
        var found = refusal.Problems[0].Found;
        return (int)answer.Status switch
        {
            410 => new AnswersMovedException("cursor_expired"),
            404 => new EndpointMissingException(refusal),
            400 when LatestDay(found) is { } day => new DayNotAvailableException(day, found, where),
            _ => refusal,
        };
    }

    // The wording is not documented; what is: the message names the latest available day. The asked day may be named too, and is later.
    private static DateOnly? LatestDay(string message)
    {
        var days = Day()
            .Matches(message)
            .Select(match => DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", out var day) ? day : (DateOnly?)null)
            .Where(day => day is not null);
        return days.Min();
    }

    [GeneratedRegex("""\b20\d\d-\d\d-\d\d""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
