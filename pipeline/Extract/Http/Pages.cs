using System.Runtime.CompilerServices;
using Finops.Core;

namespace Finops.Extract.Http;

/// <summary>The one loop over a vendor's pages: it goes on for as long as an answer says where, and notices pages that would never end.</summary>
internal static class Pages
{
    // At the usual 1,000 rows a page, ten million of them.
    private const int Most = 10_000;

    /// <summary>All pages of one question, in order. A cursor is used with its own question only.</summary>
    /// <param name="about">The question in short, for errors: "cost_report 2026-10-01..2026-10-31".</param>
    /// <param name="marker">Where an answer says how it goes on, for errors: "$.next_page".</param>
    /// <param name="first">Request of the first page.</param>
    /// <param name="askAsync">Asks for a page, given its request and what to call it in errors; says what the request of the next one is, null after the
    /// last.</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    /// <exception cref="FinopsException">Exit code 1: a page leads back to one that was read before, or there is no end.</exception>
    public static async IAsyncEnumerable<T> FollowAsync<T>(
        string about,
        string marker,
        string first,
        Func<string, string, Task<(T Page, string? Next)>> askAsync,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var request = first;
        for (var number = 1; number <= Most; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var where = $"{about}, page {number}";
            seen.Add(request);
            var (page, next) = await askAsync(request, where);
            yield return page;
            if (next is null)
            {
                yield break;
            }

            request = seen.Contains(next)
                ? throw JsonAnswer.Broken(where, marker, "a next page that leads on", "one that was followed before: the pages would never end")
                : next;
        }

        throw JsonAnswer.Broken(about, marker, $"an end within {Most} pages", "yet another page");
    }
}
