using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Openai;

/// <summary>Pages of OpenAI's administration API. It knows cursors and refusals, and nothing of what the rows mean.</summary>
internal sealed class OpenaiClient(VendorHttp http, RunLog log)
{
    private const int MaxPages = 10_000;

    /// <summary>Hands over all pages of a report in order.</summary>
    /// <param name="query">Path and query of the first page.</param>
    /// <param name="about">The query in short, for errors.</param>
    /// <param name="read">Takes a page: the envelope.</param>
    /// <param name="cancellation">Stops between and within pages.</param>
    /// <returns>True: the vendor said that there is no more. False: it named a next page and then did not know it ("page token is invalid").</returns>
    /// <exception cref="GroupingRefusedException">HTTP 400 on the first page.</exception>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong. 3: refused or unavailable. 1: the answer is not what is documented.</exception>
    public async Task<bool> ReportAsync(string query, string about, Action<JsonAnswer> read, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var request = query;
        for (var number = 1; number <= MaxPages; number++)
        {
            var where = $"{about}, page {number}";
            var answer = await http.GetAsync(request, cancellation);
            if (
                answer.Status == HttpStatusCode.BadRequest
                && number > 1
                && Encoding.UTF8.GetString(answer.Body.Span).Contains("page token is invalid", StringComparison.OrdinalIgnoreCase)
            )
            {
                log.Write("page_token_invalid", ("source", "openai"), ("asked", about), ("page", number));
                return false;
            }

            var page = Answer(answer, where, isFirst: number == 1);
            read(page);
            if (page.Flag("has_more") != true)
            {
                return true;
            }

            var next = page.Text("next_page") ?? throw JsonAnswer.Broken(where, "$.next_page", "a cursor, as has_more is true", "none");
            Follow(seen, next, where, "$.next_page");
            request = $"{query}&page={Uri.EscapeDataString(next)}";
        }

        throw Endless(about);
    }

    /// <summary>All rows of a list of the directory, page after page.</summary>
    /// <param name="query">Path and query of the first page.</param>
    /// <param name="about">The query in short, for errors.</param>
    /// <param name="cancellation">Stops between and within pages.</param>
    /// <exception cref="FinopsException">As for a report.</exception>
    public async IAsyncEnumerable<JsonAnswer> ListAsync(string query, string about, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var request = query;
        for (var number = 1; number <= MaxPages; number++)
        {
            var where = $"{about}, page {number}";
            var page = Answer(await http.GetAsync(request, cancellation), where, isFirst: false);
            string? last = null;
            foreach (var row in page.Items("data"))
            {
                last = row.RequiredText("id");
                yield return row;
            }

            if (page.Flag("has_more") != true)
            {
                yield break;
            }

            // The documented examples name a last_id that stands on no row: the last row's own id is the cursor.
            var next = last ?? throw JsonAnswer.Broken(where, "$.data", "rows, as has_more is true", "none");
            Follow(seen, next, where, "$.data");
            request = $"{query}&after={Uri.EscapeDataString(next)}";
        }

        throw Endless(about);
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

    private static void Follow(HashSet<string> seen, string cursor, string where, string path)
    {
        if (!seen.Add(cursor))
        {
            throw JsonAnswer.Broken(where, path, "a cursor that leads on", "one that was followed before: the pages would never end");
        }
    }

    private static FinopsException Endless(string about) => JsonAnswer.Broken(about, "$", $"an end within {MaxPages} pages", "yet another page");
}
