using System.Net;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeConsole;

/// <summary>Pages of the Admin API. It knows both kinds of cursor and refusals, and nothing of what the rows mean.</summary>
/// <param name="http">Asks, waits and repeats.</param>
internal sealed class ClaudeConsoleClient(VendorHttp http)
{
    /// <summary>One answer that has no pages.</summary>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong. 3: refused or unavailable. 1: no JSON object.</exception>
    public async Task<JsonAnswer> OneAsync(string query, string about, CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync(query, cancellationToken);
        return answer.Status switch
        {
            HttpStatusCode.OK => JsonAnswer.Read(answer.Body, about),
            HttpStatusCode.Gone => throw new CursorExpiredException(),
            _ => throw http.Refusal(answer, about),
        };
    }

    /// <summary>All pages of one query, in order. A cursor is used with its own query only.</summary>
    /// <param name="query">Path and query of the first page.</param>
    /// <param name="about">The query in short, for errors: "cost_report 2026-10-01..2026-10-31".</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    /// <exception cref="CursorExpiredException">Begin again.</exception>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong. 3: refused or unavailable. 1: the answer is not what is documented.</exception>
    public IAsyncEnumerable<JsonAnswer> PagesAsync(string query, string about, CancellationToken cancellationToken) =>
        Pages.FollowAsync(
            about,
            "$",
            query,
            async (request, where) =>
            {
                var page = await OneAsync(request, where, cancellationToken);
                return (page, Next(page) is { } cursor ? $"{query}&{cursor}" : null);
            },
            cancellationToken
        );

    // Reports go on with next_page, lists with the last id. has_more decides where there is one.
    private static string? Next(JsonAnswer page)
    {
        var cursor =
            page.Text("next_page") is { Length: > 0 } token ? $"page={Uri.EscapeDataString(token)}"
            : page.Text("last_id") is { Length: > 0 } last && page.Flag("has_more") == true ? $"after_id={Uri.EscapeDataString(last)}"
            : null;
        return page.Flag("has_more") switch
        {
            false => null,
            true => cursor ?? throw page.Broken("next_page or last_id, as has_more is true", "neither"),
            null => cursor,
        };
    }
}
