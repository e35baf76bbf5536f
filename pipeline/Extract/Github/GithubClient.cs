using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Github;

/// <summary>Pages of GitHub's REST API. It knows links and refusals, and nothing of what the rows mean.</summary>
internal sealed partial class GithubClient(VendorHttp http)
{
    /// <summary>The elements of all pages, in order.</summary>
    /// <param name="path">The resource: "/repos/acme/app/commits".</param>
    /// <param name="query">Its query without the page: "per_page=100".</param>
    /// <param name="about">The request in short, for errors.</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong or may not. 3: refused or unavailable. 1: the answer is not what is
    /// documented.</exception>
    public async IAsyncEnumerable<JsonAnswer> ItemsAsync(string path, string query, string about, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = Pages.FollowAsync(
            about,
            "header link",
            query,
            async (asked, where) =>
            {
                var answer = await http.GetAsync($"{path}?{asked}", cancellationToken);
                return answer.Status switch
                {
                    HttpStatusCode.OK => (JsonAnswer.ReadAny(answer.Body, where).Items(), NextQuery(answer)),
                    HttpStatusCode.Conflict => ([], null), // "Git Repository is empty."
                    _ => throw http.Refusal(answer, where),
                };
            },
            cancellationToken
        );
        await foreach (var items in pages)
        {
            foreach (var item in items)
            {
                yield return item;
            }
        }
    }

    /// <summary>One object.</summary>
    /// <exception cref="FinopsException">As above.</exception>
    public async Task<JsonAnswer> ObjectAsync(string path, string about, CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync(path, cancellationToken);
        return answer.Status == HttpStatusCode.OK ? JsonAnswer.Read(answer.Body, about) : throw http.Refusal(answer, about);
    }

    // <https://api.github.com/repositories/1300192/commits?per_page=100&page=2>; rel="next". Its query is followed, never its host.
    private static string? NextQuery(VendorAnswer answer) =>
        answer.Headers.TryGetValue("link", out var link) && Next().Match(link) is { Success: true } next ? next.Groups["query"].Value : null;

    [GeneratedRegex(
        """<[^<>?]*\?(?<query>[^<>]*)>[^<,]*;\s*rel="?next\b""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Next();
}
