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
        "a classic token of an enterprise admin or billing manager with manage_billing:enterprise and manage_billing:copilot (fine-grained tokens are not accepted for an enterprise's bill); for an organization one that may read Administration",
        (request, key) =>
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            request.Headers.Accept.ParseAdd("application/vnd.github+json");
            request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        });

    /// <inheritdoc/>
    public string Id => Endpoint.SourceId;

    /// <inheritdoc/>
    public DateOnly? EarliestDay(DateOnly today) => GithubCopilotPolicy.Available(today).Start;

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellation)
    {
        var account = GithubAccount.Of(request);
        CheckDays(request);
        using var http = Endpoint.Open(request);
        var client = new GithubCopilotClient(http);
        var people = await new GithubCopilotBilling(client, account, request, extraction).RunAsync(cancellation);
        var active = await new GithubCopilotMetrics(client, account, request, extraction).RunAsync(cancellation);
        await new GithubCopilotPeople(client, account, request, extraction).RunAsync(people, active, cancellation);
    }

    private static void CheckDays(ExtractRequest request)
    {
        if (request.Days is not { } days)
        {
            return;
        }

        if (days.Count <= 0)
        {
            throw new FinopsException(ExitCode.Usage, new Problem("--from/--to", "at least one day", $"from {days.Start:yyyy-MM-dd} to {days.End:yyyy-MM-dd} (exclusive)", "--to is later than --from"));
        }

        var available = GithubCopilotPolicy.Available(request.Today);
        if (VendorEndpoint.IsVendor(request.Settings) && (days.Start < available.Start || days.End > available.End))
        {
            throw new FinopsException(ExitCode.Usage, new Problem("--from/--to", $"days that the vendor answers for: {available}", days.ToString(), $"--from {available.Start:yyyy-MM-dd} or later; what landed earlier stays"));
        }
    }
}
