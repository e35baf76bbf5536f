using System.Net.Http.Headers;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.GithubCopilot;

/// <summary>GitHub Copilot: bill, metered use, seats, activity, budgets and cost centers of one enterprise or organization (README beside this file).</summary>
public sealed class GithubCopilotSource : ISource
{
    private static readonly VendorEndpoint Endpoint = new(
        "github-copilot",
        "https://api.github.com",
        RequestsPerMinute: 80,
        "a classic token of an enterprise admin or billing manager with manage_billing:enterprise and manage_billing:copilot (fine-grained tokens are not "
            + "accepted for an enterprise's bill); for an organization one that may read Administration",
        (request, key) =>
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            request.Headers.Accept.ParseAdd("application/vnd.github+json");
            request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        }
    );

    /// <inheritdoc/>
    public string Id => Endpoint.SourceId;

    /// <inheritdoc/>
    public DateOnly? EarliestDay(DateOnly today) => GithubCopilotPolicy.Available(today).Start;

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        var account = GithubAccount.Of(request);
        request.CheckDays(GithubCopilotPolicy.Available(request.Today));
        using var http = Endpoint.Open(request);
        var client = new GithubCopilotClient(http);
        var people = await new GithubCopilotBilling(client, account, request, extraction).RunAsync(cancellationToken);
        var active = await new GithubCopilotMetrics(client, account, request, extraction).RunAsync(cancellationToken);
        await new GithubCopilotPeople(client, account, request, extraction).RunAsync(people, active, cancellationToken);
    }
}
