using System.Globalization;
using System.Net;
using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Scim;

/// <summary>Walks a SCIM 2.0 listing the way servers really page: it goes on by what was returned, not by what was asked for.</summary>
internal sealed class ScimClient(VendorHttp http)
{
    private const int Asked = 100;

    // A million people, a hundred at a time.
    private const int MaxPages = 10_000;

    /// <summary>Every resource of an endpoint ("Users", "Groups").</summary>
    /// <param name="endpoint">Its name.</param>
    /// <param name="isOptional">Whether a directory may lack it.</param>
    /// <param name="cancellation">Stops between and within pages.</param>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong or may not. 3: refused or unavailable. 1: no SCIM listing, or pages that never end.</exception>
    public async Task<ScimListing> ListAsync(string endpoint, bool isOptional, CancellationToken cancellation)
    {
        var found = new Dictionary<string, (JsonElement, string)>(StringComparer.Ordinal);
        long start = 1,
            total = 0;
        for (var number = 1; number <= MaxPages; number++)
        {
            var where = $"{endpoint}, page {number}";
            var answer = await http.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/{endpoint}?startIndex={start}&count={Asked}"), cancellation);
            if (isOptional && number == 1 && answer.Status is HttpStatusCode.NotFound or HttpStatusCode.NotImplemented)
            {
                return new ScimListing(found, 0, IsOffered: false);
            }

            // Some servers refuse a start beyond the end instead of answering with nothing.
            if (number > 1 && start > total && answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
            {
                return new ScimListing(found, total);
            }

            if (answer.Status != HttpStatusCode.OK)
            {
                throw http.Refusal(answer, where);
            }

            var page = Page(answer, where);
            total = page.Whole("totalResults") ?? throw page.Broken("totalResults", "none");
            var resources = page.Has("Resources") ? page.Items("Resources").ToList() : [];
            if (resources.Count == 0)
            {
                return number == 1 && total > 0
                    ? throw JsonAnswer.Broken(where, "$.Resources", $"the first of {total}", "none")
                    : new ScimListing(found, total);
            }

            // Somebody who moved to the next page stands on both; on a page of nobody new the server has not moved on.
            var isNew = resources.Aggregate(false, (any, resource) =>
                found.TryAdd(resource.RequiredText("id"), (resource.Value, $"{where} {resource.Path}")) || any
            );
            if (!isNew && start <= total)
            {
                throw JsonAnswer.Broken(
                    where,
                    "$.startIndex",
                    $"the page that begins at {start}",
                    "only resources of earlier pages: the pages would never end"
                );
            }

            if (!isNew)
            {
                return new ScimListing(found, total);
            }

            start += resources.Count;
        }

        throw JsonAnswer.Broken(endpoint, "$.totalResults", $"an end within {MaxPages} pages", "yet another page");
    }

    private static JsonAnswer Page(VendorAnswer answer, string where)
    {
        var page = JsonAnswer.Read(answer.Body, where);
        return page with { Value = ScimNames.Spell(page.Value) };
    }
}
