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

    /// <summary>Every resource of an endpoint ("Users", "Groups").</summary>
    /// <param name="endpoint">Its name.</param>
    /// <param name="isOptional">Whether a directory may lack it.</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong or may not. 3: refused or unavailable. 1: no SCIM listing, or pages that never
    /// end.</exception>
    public async Task<ScimListing> ListAsync(string endpoint, bool isOptional, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, (JsonElement, string)>(StringComparer.Ordinal);
        var broken = new List<Problem>();
        var (total, isOffered) = (0L, true);
        var pages = Pages.FollowAsync(
            endpoint,
            "$.startIndex",
            "1",
            async (request, where) =>
            {
                var start = long.Parse(request, CultureInfo.InvariantCulture);
                var answer = await http.GetAsync($"/{endpoint}?startIndex={request}&count={Asked}", cancellationToken);
                if (isOptional && start == 1 && answer.Status is HttpStatusCode.NotFound or HttpStatusCode.NotImplemented)
                {
                    isOffered = false;
                    return (0L, null);
                }

                // Some servers refuse a start beyond the end instead of answering with nothing.
                if (start > 1 && start > total && answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
                {
                    return (total, null);
                }

                var page = answer.Status == HttpStatusCode.OK ? Page(answer, where) : throw http.Refusal(answer, where);
                var told = page.Whole("totalResults") ?? throw page.Broken("totalResults", "none");
                var resources = page.Has("Resources") ? page.Items("Resources").ToList() : [];
                return (told, Leads(page, found, broken, resources, start, told) ? (start + resources.Count).ToString(CultureInfo.InvariantCulture) : null);
            },
            cancellationToken
        );
        await foreach (var told in pages)
        {
            total = told;
        }

        return new ScimListing(found, total, broken, isOffered);
    }

    // Notes the resources of a page, and says whether there may be another. Somebody who moved to the next page stands on both.
    private static bool Leads(
        JsonAnswer page,
        Dictionary<string, (JsonElement, string)> found,
        List<Problem> broken,
        List<JsonAnswer> resources,
        long start,
        long total
    )
    {
        if (resources.Count == 0)
        {
            return start == 1 && total > 0 ? throw JsonAnswer.Broken(page.Where, "$.Resources", $"the first of {total}", "none") : false;
        }

        var named = resources.Where(resource => Id(resource) is not null).ToList();
        broken.AddRange(
            resources
                .Except(named)
                .Select(resource => new Problem($"{page.Where} {resource.Path}.id", "a text", "none", "mend it in the directory: all others have landed"))
        );
        var isNew = named.Aggregate(named.Count == 0, (any, resource) => found.TryAdd(Id(resource)!, (resource.Value, $"{page.Where} {resource.Path}")) || any);
        return !isNew && start <= total
            ? throw JsonAnswer.Broken(
                page.Where,
                "$.startIndex",
                $"the page that begins at {start}",
                "only resources of earlier pages: the pages would never end"
            )
            : isNew;
    }

    private static string? Id(JsonAnswer resource) =>
        resource.Value.ValueKind == JsonValueKind.Object
        && resource.Value.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static JsonAnswer Page(VendorAnswer answer, string where)
    {
        var page = JsonAnswer.Read(answer.Body, where);
        return page with { Value = ScimNames.Spell(page.Value) };
    }
}
