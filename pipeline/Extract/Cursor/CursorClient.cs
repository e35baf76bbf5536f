using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Cursor;

/// <summary>Cursor's Admin API: numbered pages of POSTed questions. It knows nothing of what the rows mean.</summary>
internal sealed class CursorClient(VendorHttp http)
{
    /// <summary>The answer to a GET, whatever its root is.</summary>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong. 3: refused or unavailable. 1: no JSON.</exception>
    public async Task<JsonAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync(path, cancellationToken);
        return answer.Status == HttpStatusCode.OK ? JsonAnswer.ReadAny(answer.Body, path) : throw http.Refusal(answer, path);
    }

    /// <summary>All pages of a question, in order.</summary>
    /// <param name="path">The endpoint.</param>
    /// <param name="question">Its body without page and pageSize; stays as it is.</param>
    /// <param name="pageSize">Rows a page, as asked; the vendor may give fewer.</param>
    /// <param name="rows">The field that holds the rows.</param>
    /// <param name="about">The question in short, for errors.</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    /// <exception cref="FinopsException">As for a GET, and exit code 1 when the answer is not what is documented.</exception>
    public IAsyncEnumerable<JsonAnswer> PagesAsync(
        string path,
        JsonObject question,
        int pageSize,
        string rows,
        string about,
        CancellationToken cancellationToken
    ) =>
        Pages.FollowAsync(
            about,
            "$",
            "1",
            async (request, where) =>
            {
                var number = int.Parse(request, CultureInfo.InvariantCulture);
                var asked = (JsonObject)question.DeepClone();
                asked["page"] = number;
                asked["pageSize"] = pageSize;
                var answer = await http.PostAsync(path, asked.ToJsonString(), cancellationToken);
                var page = answer.Status == HttpStatusCode.OK ? JsonAnswer.Read(answer.Body, where) : throw http.Refusal(answer, where);
                return (page, HasNext(page, number, page.Items(rows).Any()) ? (number + 1).ToString(CultureInfo.InvariantCulture) : null);
            },
            cancellationToken
        );

    // Where the vendor says nothing of the number of pages, an empty page is the end; a short one is not.
    private static bool HasNext(JsonAnswer page, int number, bool hasRows)
    {
        if (page.Has("pagination"))
        {
            var pagination = page.Object("pagination");
            if (pagination.Flag("hasNextPage") is { } hasNext)
            {
                // A page without rows that promises another one would promise it for ever.
                return hasNext && (hasRows ? true : throw pagination.Broken("rows on a page that has a next one", "none: the pages would never end"));
            }

            if ((pagination.Whole("numPages") ?? pagination.Whole("totalPages")) is { } pages)
            {
                return number < pages;
            }
        }

        return page.Whole("totalPages") is { } total ? number < total : hasRows;
    }
}
