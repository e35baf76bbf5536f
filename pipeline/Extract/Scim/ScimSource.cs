using System.Net.Http.Headers;
using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Scim;

/// <summary>People and groups of a directory that speaks SCIM 2.0 (README beside this file). Every pull is a snapshot of its UTC day.</summary>
public sealed class ScimSource : ISource
{
    private const int MaxWalks = 4;
    private const int MostProblems = 20;

    private static readonly VendorEndpoint Endpoint = new(
        "scim",
        DefaultUrl: null,
        120,
        "a bearer token of the directory that may read users and groups",
        static (request, key) =>
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            request.Headers.Accept.ParseAdd("application/scim+json");
            request.Headers.Accept.ParseAdd("application/json; q=0.9");
        }
    );

    /// <inheritdoc/>
    public string Id => "scim";

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        using var http = Endpoint.Open(request);
        var client = new ScimClient(http);
        var users = await WholeAsync(client, "Users", isOptional: false, request, cancellationToken);
        if (users.Resources.Count == 0)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    "Users, page 1 $.totalResults",
                    "at least one person",
                    "none: everybody would have left",
                    "check what the token may see. Nothing has landed"
                )
            );
        }

        var groups = await WholeAsync(client, "Groups", isOptional: true, request, cancellationToken);
        Land(request, extraction, "users", users, ScimRow.User);
        Land(request, extraction, "groups", groups, ScimRow.Group);
    }

    // People come and go while a directory is paged, and no page says so. Whoever is missed would look as if they had left: read until nobody
    // is missing, or until two walks find the same, for there are directories whose count is never right.
    private async Task<ScimListing> WholeAsync(ScimClient client, string endpoint, bool isOptional, ExtractRequest request, CancellationToken cancellationToken)
    {
        ScimListing? before = null;
        for (var walk = 1; walk <= MaxWalks; walk++)
        {
            var listing = await client.ListAsync(endpoint, isOptional, cancellationToken);
            if (!listing.IsShort || listing.Equals(before))
            {
                return listing;
            }

            request.Log.Write("directory_moved", ("source", Id), ("endpoint", endpoint), ("found", listing.Resources.Count), ("total", listing.Total));
            before = listing;
        }

        throw new FinopsException(
            ExitCode.VendorUnavailable,
            new Problem(
                endpoint,
                "a directory that holds still for one walk over its pages",
                $"fewer resources than totalResults in each of {MaxWalks}, and never the same",
                "again later; nothing has landed"
            )
        );
    }

    private void Land(ExtractRequest request, IExtraction extraction, string entity, ScimListing listing, Func<JsonElement, JsonElement> row)
    {
        if (!listing.IsOffered)
        {
            request.Log.Write("not_offered", ("source", Id), ("entity", entity));
            return;
        }

        // A directory has no id of its own: it is called what finops.json calls it.
        var part = request.SourceName(Id);
        var problems = new List<Problem>(listing.Broken);
        var rows = 0;
        foreach (var (id, (resource, where)) in listing.Resources)
        {
            var found = extraction.TryWrite(entity, part, request.Today, row(resource), $"{where} id {id}");
            rows += found.Count == 0 ? 1 : 0;
            problems.AddRange(
                found.Select(problem => problem with { Try = "mend it in the directory: until then it counts as absent. All others have landed" })
            );
        }

        if (rows == 0 && problems.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, [.. problems.Take(MostProblems)]);
        }

        problems.ForEach(extraction.PassOver);
        extraction.Answered(entity, part, new DayRange(request.Today, request.Today.AddDays(1)));
        request.Log.Write(
            "answered",
            ("source", Id),
            ("entity", entity),
            ("rows", rows),
            ("total", listing.Total),
            ("unreadable", listing.Resources.Count + listing.Broken.Count - rows)
        );
    }
}
