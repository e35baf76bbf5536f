using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Openai;

/// <summary>Pages of OpenAI's administration API. It knows cursors and refusals, and nothing of what the rows mean.</summary>
internal sealed class OpenaiClient(VendorHttp http, RunLog log)
{
    /// <summary>Hands over all pages of a report in order.</summary>
    /// <param name="query">Path and query of the first page.</param>
    /// <param name="about">The query in short, for errors.</param>
    /// <param name="read">Takes a page: the envelope.</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    /// <returns>True: the vendor said that there is no more. False: it named a next page and then did not know it ("page token is invalid").</returns>
    /// <exception cref="GroupingRefusedException">HTTP 400 on the first page.</exception>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong. 3: refused or unavailable. 1: the answer is not what is documented.</exception>
    public async Task<bool> ReportAsync(string query, string about, Action<JsonAnswer> read, CancellationToken cancellationToken)
    {
        var pages = Pages.FollowAsync<JsonAnswer?>(
            about,
            "$.next_page",
            query,
            async (request, where) =>
            {
                var answer = await http.GetAsync(request, cancellationToken);
                if (request != query && IsForgotten(answer))
                {
                    log.Write("page_token_invalid", ("source", "openai"), ("asked", where));
                    return ((JsonAnswer?)null, null);
                }

                var page = Answer(answer, where, isFirst: request == query);
                return (page, page.Flag("has_more") == true ? $"{query}&page={Uri.EscapeDataString(Cursor(page))}" : null);
            },
            cancellationToken
        );
        await foreach (var page in pages)
        {
            if (page is not { } told)
            {
                return false;
            }

            read(told);
        }

        return true;
    }

    /// <summary>All rows of a list of the directory, page after page.</summary>
    /// <param name="query">Path and query of the first page.</param>
    /// <param name="about">The query in short, for errors.</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    /// <exception cref="FinopsException">As for a report.</exception>
    public async IAsyncEnumerable<JsonAnswer> ListAsync(string query, string about, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = Pages.FollowAsync(
            about,
            "$.data",
            query,
            async (request, where) =>
            {
                var page = Answer(await http.GetAsync(request, cancellationToken), where, isFirst: false);
                return (page, page.Flag("has_more") == true ? $"{query}&after={Uri.EscapeDataString(LastId(page))}" : null);
            },
            cancellationToken
        );
        await foreach (var page in pages)
        {
            foreach (var row in page.Items("data"))
            {
                yield return row;
            }
        }
    }

    private static bool IsForgotten(VendorAnswer answer) =>
        answer.Status == HttpStatusCode.BadRequest
        && Encoding.UTF8.GetString(answer.Body.Span).Contains("page token is invalid", StringComparison.OrdinalIgnoreCase);

    private static string Cursor(JsonAnswer page) =>
        page.Text("next_page") ?? throw JsonAnswer.Broken(page.Where, "$.next_page", "a cursor, as has_more is true", "none");

    // The documented examples name a last_id that stands on no row: the last row's own id is the cursor.
    private static string LastId(JsonAnswer page)
    {
        var rows = page.Items("data").ToList();
        return rows.Count > 0 ? rows[^1].RequiredText("id") : throw JsonAnswer.Broken(page.Where, "$.data", "rows, as has_more is true", "none");
    }

    private JsonAnswer Answer(VendorAnswer answer, string where, bool isFirst)
    {
        if (answer.Status == HttpStatusCode.OK)
        {
            return JsonAnswer.Read(answer.Body, where);
        }

        var refusal = http.Refusal(answer, where);
        throw isFirst && answer.Status == HttpStatusCode.BadRequest ? new GroupingRefusedException(refusal) : refusal;
    }
}
