using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>Claude Enterprise Analytics: cost, usage, engagement and seats of one organization (README beside this file).</summary>
public sealed class ClaudeAnalyticsSource : ISource
{
    private const int MaxRestarts = 5;

    private static readonly VendorEndpoint Endpoint = new(
        "claude-analytics",
        "https://api.anthropic.com",
        RequestsPerMinute: 60,
        "an analytics key with the scope read:analytics, made by the primary owner in claude.ai → Organization settings → API (a Console admin key "
            + "does not work)",
        (request, key) =>
        {
            request.Headers.Add("x-api-key", key);
            request.Headers.Add("anthropic-version", "2023-06-01");
        }
    );

    /// <inheritdoc/>
    public string Id => Endpoint.SourceId;

    /// <inheritdoc/>
    public DateOnly? EarliestDay(DateOnly today) => ClaudeAnalyticsPolicy.Available(today).Start;

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        request.CheckDays(ClaudeAnalyticsPolicy.Available(request.Today));
        using var http = Endpoint.Open(request);
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                await new ClaudeAnalyticsPull(new ClaudeAnalyticsClient(http), request, extraction).RunAsync(cancellationToken);
                return;
            }
            catch (EndpointMissingException missing)
            {
                throw missing.Refusal;
            }
            catch (AnswersMovedException moved) when (restarts < MaxRestarts)
            {
                request.Log.Write("extraction_restarted", ("source", Id), ("reason", moved.Message));
                extraction.Restart();
            }
            catch (AnswersMovedException moved)
            {
                throw new FinopsException(
                    ExitCode.VendorUnavailable,
                    new Problem(
                        Id,
                        "one complete pull of one state of the vendor's data",
                        $"data that moved during each of {MaxRestarts + 1} pulls ({moved.Message})",
                        "again in an hour, or fewer days: --from … --to …; nothing has landed"
                    ),
                    moved
                );
            }
        }
    }
}
