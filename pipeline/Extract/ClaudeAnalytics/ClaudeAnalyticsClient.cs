using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>Pages of the Claude Enterprise Analytics API. It knows cursors and refusals, and nothing of what the rows mean.</summary>
/// <param name="http">Asks, waits and repeats.</param>
/// <param name="key">Removed from whatever the vendor says; null with recorded answers.</param>
internal sealed partial class ClaudeAnalyticsClient(VendorHttp http, string? key)
{
    // At the documented 1,000 rows a page this is ten million rows in one window of 31 days.
    private const int MaxPages = 10_000;

    /// <summary>All pages of one query, in order. A cursor is used with its own query only.</summary>
    /// <param name="query">Path and query of the first page.</param>
    /// <param name="about">The query in short, for errors: "user_cost_report 2026-05-01..2026-05-31".</param>
    /// <param name="cancellation">Stops between and within pages.</param>
    /// <exception cref="AnswersMovedException">A cursor expired (HTTP 410): begin again.</exception>
    /// <exception cref="DayNotAvailableException">The engagement data do not reach that far yet (HTTP 400 that names the latest available day).</exception>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong. 3: refused or unavailable. 1: the answer is not what is documented.</exception>
    public async IAsyncEnumerable<ClaudeAnalyticsPage> PagesAsync(string query, string about, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var request = query;
        for (var number = 1; number <= MaxPages; number++)
        {
            var where = $"{about}, page {number}";
            var answer = await http.GetAsync(request, cancellation);
            if (answer.Status != HttpStatusCode.OK)
            {
                throw Refused(answer, where);
            }

            var page = ClaudeAnalyticsPage.Read(answer.Body, where);
            yield return page;
            if (page.NextCursor is null)
            {
                yield break;
            }

            if (!seen.Add(page.NextCursor))
            {
                throw ClaudeAnalyticsPage.Broken(where, "$.next_page", "a cursor that leads on", "one that was followed before: the pages would never end");
            }

            request = $"{query}&page={Uri.EscapeDataString(page.NextCursor)}";
        }

        throw ClaudeAnalyticsPage.Broken(about, "$.next_page", $"an end within {MaxPages} pages", "yet another cursor");
    }

    private Exception Refused(VendorAnswer answer, string where)
    {
        var status = (int)answer.Status;
        var said = Said(answer.Body);
        var found = $"HTTP {status}: {Redaction.Of(said, key)}";
        var keyTry = $"check {ClaudeAnalyticsSource.KeyVariable}: an analytics key with the scope read:analytics, made by the primary owner in claude.ai → Organization settings → API (a Console admin key does not work)";
        return status switch
        {
            410 => new AnswersMovedException("cursor_expired"),
            400 when LatestDay(said) is { } day => new DayNotAvailableException(day, found, where),
            401 => new FinopsException(ExitCode.Usage, new Problem(where, "a key that the vendor accepts", found, keyTry)),
            403 => new FinopsException(ExitCode.Usage, new Problem(where, "a key that may read analytics", found, keyTry)),
            404 => new FinopsException(ExitCode.VendorUnavailable, new Problem(where, "the analytics endpoint", found, "check the source's url, and that the organization is on Claude Enterprise")),
            429 => new FinopsException(ExitCode.VendorUnavailable, new Problem(where, "an answer within the vendor's 60 requests a minute per organization", found, answer.RetryAfter is { } wait ? $"again in {Math.Ceiling(wait.TotalSeconds)} s; nothing has landed" : "again later; nothing has landed")),
            >= 500 or 408 => new FinopsException(ExitCode.VendorUnavailable, new Problem(where, "an answer", $"{found} (after {RetryDelays.MaxRetries} retries)", "again later: status.anthropic.com says more; nothing has landed")),
            _ => new FinopsException(ExitCode.VendorUnavailable, new Problem(where, "an answer", found, "compare the request with the source's README; nothing has landed")),
        };
    }

    // {"type":"error","error":{"type":"…","message":"…"},"request_id":"…"}; anything else (a proxy's HTML) is shown as it is.
    private static string Said(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = JsonSerializer.Deserialize<JsonElement>(body.Span);
            var error = root.GetProperty("error");
            return $"{error.GetProperty("type").GetString()}: {error.GetProperty("message").GetString()}";
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return body.Length == 0 ? "(no text)" : System.Text.Encoding.UTF8.GetString(body.Span);
        }
    }

    // The wording is not documented; what is: the message names the latest available day. The asked day may be named too, and is later.
    private static DateOnly? LatestDay(string message)
    {
        var days = Day().Matches(message).Select(match => DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", out var day) ? day : (DateOnly?)null).Where(day => day is not null);
        return days.Min();
    }

    [GeneratedRegex("""\b20\d\d-\d\d-\d\d""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
