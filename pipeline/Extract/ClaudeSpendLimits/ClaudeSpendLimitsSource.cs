using System.Net;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeSpendLimits;

/// <summary>Claude Enterprise spend limits: which limit applies to whom, and requests for a higher one (README beside this file). Reads only; deciding is
/// <see cref="LimitDecider"/>'s.</summary>
public sealed class ClaudeSpendLimitsSource : ISource
{
    /// <inheritdoc/>
    public string Id => SpendLimitsEndpoint.SourceId;

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        using var http = SpendLimitsEndpoint.Open(request);
        foreach (var (entity, query) in new[] { ("effective", SpendLimitsEndpoint.Effective), ("increase_requests", SpendLimitsEndpoint.Requests) })
        {
            var rows = 0;
            await foreach (var row in RowsAsync(http, query, entity, cancellationToken))
            {
                extraction.Write(entity, SpendLimitsEndpoint.PartOf(request), request.Today, row.Value, $"{row.Where} {row.Path}");
                rows++;
            }

            extraction.Answered(entity, SpendLimitsEndpoint.PartOf(request), new DayRange(request.Today, request.Today.AddDays(1)));
            request.Log.Write("answered", ("source", Id), ("entity", entity), ("asked", request.Today), ("days", 1), ("rows", rows));
        }
    }

    /// <summary>The rows of all pages. These answers have next_page and no has_more.</summary>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong. 3: refused or unavailable. 1: the answer is not what is documented.</exception>
    internal static async IAsyncEnumerable<JsonAnswer> RowsAsync(
        VendorHttp http,
        string query,
        string about,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = Pages.FollowAsync(
            about,
            "$.next_page",
            query,
            async (request, where) =>
            {
                var answer = await http.GetAsync(request, cancellationToken);
                var page = answer.Status == HttpStatusCode.OK ? JsonAnswer.Read(answer.Body, where) : throw http.Refusal(answer, where);
                var isLast = page.Text("next_page") is not { Length: > 0 } || page.Flag("has_more") == false;
                return (page, isLast ? null : $"{query}&page={Uri.EscapeDataString(page.RequiredText("next_page"))}");
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
}
