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
        "an admin key (sk-admin-…), made by an organization owner in platform.openai.com → Settings → Organization → Admin keys (keys of projects and "
            + "service accounts do not work)",
        (request, key) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key)
    );

    /// <inheritdoc/>
    public string Id => Endpoint.SourceId;

    /// <inheritdoc/>
    public DateOnly? EarliestDay(DateOnly today) => OpenaiPolicy.FirstDay;

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        request.CheckDays(new DayRange(OpenaiPolicy.FirstDay, request.Today.AddDays(1)));
        using var http = Endpoint.Open(request);
        try
        {
            await new OpenaiPull(new OpenaiClient(http, request.Log), request, extraction, request.Settings.Account ?? request.SourceName(Id)).RunAsync(
                cancellationToken
            );
        }
        catch (GroupingRefusedException refused)
        {
            throw refused.Refusal;
        }
    }
}
