using System.Net.Http.Headers;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Github;

/// <summary>Commits of default branches and merged pull requests from GitHub's REST API (README beside this file).</summary>
public sealed class GithubSource : ISource
{
    // 5,000 requests an hour.
    private static readonly VendorEndpoint Endpoint = new(
        "github",
        "https://api.github.com",
        80,
        "a token that may read contents, metadata and pull requests of the repositories (fine-grained token, or an app's)",
        static (request, key) =>
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            request.Headers.Accept.ParseAdd("application/vnd.github+json");
            request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        }
    );

    /// <inheritdoc/>
    public string Id => "github";

    /// <inheritdoc/>
    public DateOnly? EarliestDay(DateOnly today) => new(today.Year - 1, 1, 1);

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        using var http = Endpoint.Open(request);
        await new GithubPull(new GithubClient(http), request, extraction).RunAsync(cancellationToken);
    }
}
