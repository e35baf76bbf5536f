using Finops.Core;
using Polly;
using Polly.Retry;

namespace Finops.Extract.Http;

/// <summary>
/// Asks a vendor over HTTP: keeps to its pace, repeats what may succeed a moment later (429, 529, 5xx, timeouts, broken connections), and
/// gives back whatever else was answered. Waiting goes through the clock, chance through the argument.
/// </summary>
/// <param name="client">Carries base address, headers and the time limit of one attempt.</param>
/// <param name="clock">Waits between attempts.</param>
/// <param name="chance">Numbers in [0, 1) for the jitter.</param>
/// <param name="pace">The vendor's limit; null where there is none (loopback, recorded answers).</param>
/// <param name="log">Each retry is a line.</param>
public sealed class VendorHttp(HttpClient client, TimeProvider clock, Func<double> chance, RequestPace? pace, RunLog log) : IDisposable
{
    private readonly ResiliencePipeline<VendorAnswer> retries = Retries(clock, chance, log);

    /// <summary>The answer to a GET. Statuses that stay bad after all retries are returned, not thrown.</summary>
    /// <param name="pathAndQuery">From the base address, beginning with a slash.</param>
    /// <param name="cancellation">Stops waiting and asking.</param>
    /// <exception cref="FinopsException">Exit code 3: no answer at all, after all retries.</exception>
    public async Task<VendorAnswer> GetAsync(string pathAndQuery, CancellationToken cancellation)
    {
        var address = new Uri(client.BaseAddress!.AbsoluteUri.TrimEnd('/') + pathAndQuery);
        try
        {
            return await retries.ExecuteAsync(async token => await AttemptAsync(address, token), cancellation);
        }
        catch (Exception error) when (IsBrokenConnection(error) && !cancellation.IsCancellationRequested)
        {
            throw new FinopsException(
                ExitCode.VendorUnavailable,
                new Problem($"GET {address.GetLeftPart(UriPartial.Path)}", "an answer", $"none after {RetryDelays.MaxRetries + 1} attempts ({error.GetBaseException().Message})", "check the network, a proxy, and the source's url; then run the same command again, nothing has landed"),
                error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<VendorAnswer> AttemptAsync(Uri address, CancellationToken cancellation)
    {
        if (pace is not null)
        {
            await pace.WaitAsync(cancellation);
        }

        using var response = await client.GetAsync(address, cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var retryAfter = response.Headers.RetryAfter;
        var wait = retryAfter?.Delta ?? (retryAfter?.Date is { } date ? date - clock.GetUtcNow() : null);
        return new VendorAnswer(response.StatusCode, body, wait < TimeSpan.Zero ? TimeSpan.Zero : wait);
    }

    private static ResiliencePipeline<VendorAnswer> Retries(TimeProvider clock, Func<double> chance, RunLog log) =>
        new ResiliencePipelineBuilder<VendorAnswer> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<VendorAnswer>
            {
                MaxRetryAttempts = RetryDelays.MaxRetries,
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is { } error
                        ? IsBrokenConnection(error) && !attempt.Context.CancellationToken.IsCancellationRequested
                        : attempt.Outcome.Result is { IsTransient: true } answer && (answer.RetryAfter ?? TimeSpan.Zero) <= RetryDelays.LongestRetryAfter),
                DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(RetryDelays.Of(attempt.AttemptNumber, attempt.Outcome.Result?.RetryAfter, chance())),
                OnRetry = attempt =>
                {
                    object? reason = attempt.Outcome.Result is { } answer ? (int)answer.Status : attempt.Outcome.Exception?.GetType().Name;
                    log.Write("vendor_retry", ("attempt", attempt.AttemptNumber + 1), ("reason", reason), ("wait_seconds", Math.Round(attempt.RetryDelay.TotalSeconds, 1)));
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    // HttpClient reports its own time limit as a cancellation with a TimeoutException inside.
    private static bool IsBrokenConnection(Exception error) =>
        error is HttpRequestException or IOException || (error is TaskCanceledException && error.InnerException is TimeoutException);
}
