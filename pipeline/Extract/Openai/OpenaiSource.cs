using System.Net.Http.Headers;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Openai;

/// <summary>OpenAI: costs, usage and directory of one organization of the API platform (README beside this file).</summary>
public sealed class OpenaiSource : ISource
{
    private static readonly VendorEndpoint Endpoint = new(
        "openai",
        "https://api.openai.com",
        RequestsPerMinute: 60,
        "an admin key (sk-admin-…), made by an organization owner in platform.openai.com → Settings → Organization → Admin keys (keys of projects and service accounts do not work)",
        (request, key) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key));

    /// <inheritdoc/>
    public string Id => Endpoint.SourceId;

    /// <inheritdoc/>
    public DateOnly? EarliestDay(DateOnly today) => OpenaiPolicy.FirstDay;

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellation)
    {
        CheckDays(request);
        using var http = Endpoint.Open(request);
        try
        {
            await new OpenaiPull(new OpenaiClient(http, request.Log), request, extraction, request.SourceName(Id)).RunAsync(cancellation);
        }
        catch (GroupingRefusedException refused)
        {
            throw refused.Refusal;
        }
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

        // An empty answer clears a day; days to come would look answered.
        if (VendorEndpoint.IsVendor(request.Settings) && days.End > request.Today.AddDays(1))
        {
            throw new FinopsException(ExitCode.Usage, new Problem("--from/--to", $"days up to today, {request.Today:yyyy-MM-dd}", days.ToString(), $"--to {request.Today.AddDays(1):yyyy-MM-dd} or earlier"));
        }
    }
}
